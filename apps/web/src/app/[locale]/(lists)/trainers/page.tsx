import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { listInput, trainerSearch } from "#features/trainer/search.ts";
import { TrainerDirectory } from "#features/trainer/trainer-directory.tsx";
import { alternates } from "#i18n/alternates.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(trainerSearch);

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("trainers")]);
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/trainers") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [locale, t, search] = await Promise.all([
    getLocale(),
    getTranslations("trainers"),
    readSearch(searchParams),
  ]);
  const failure = await prefetch(trpc().trainer.list.queryOptions(listInput(search, locale))).then(
    () => null,
    failureOf,
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/trainers" />
      ) : (
        <Hydrate>
          <TrainerDirectory />
        </Hydrate>
      )}
    </>
  );
}
