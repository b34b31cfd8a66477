import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { LetterSamples } from "#features/mail/letter-samples.tsx";
import { sampleSearch } from "#features/mail/sample-search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(sampleSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.letters")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [t, locale, search] = await Promise.all([
    getTranslations("admin"),
    getLocale(),
    readSearch(searchParams),
  ]);
  const { kind, variant } = search;
  const lang = search.lang ?? locale;
  const failure = await Promise.all([
    prefetch(trpc().mail.samples.queryOptions({ lang })),
    prefetch(trpc().mail.sample.queryOptions({ kind, variant, lang })),
  ]).then(() => null, failureOf);
  return (
    <>
      <PlainHead title={t("sections.letters")} lead={t("letters.lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/letters" />
      ) : (
        <Hydrate>
          <LetterSamples />
        </Hydrate>
      )}
    </>
  );
}
