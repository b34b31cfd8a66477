import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { InterestSwitch } from "#features/preference/interest-switch.tsx";
import { listInput, trainingSearch } from "#features/training/search.ts";
import { TrainingCatalogue } from "#features/training/training-catalogue.tsx";
import { alternates } from "#i18n/alternates.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { viewer } from "#trpc/viewer.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(trainingSearch);

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("trainings")]);
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/trainings") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [locale, t, search] = await Promise.all([
    getLocale(),
    getTranslations("trainings"),
    readSearch(searchParams),
  ]);
  const list = trpc().training.list.queryOptions(listInput(search, locale));
  const [categories, trainers, person, failure] = await Promise.all([
    api().category.list.query({ lang: locale }),
    api().trainer.list.query({ pageSize: 100, order: "asc", total: false, lang: locale }),
    // Without it the list is as it is for guests.
    viewer().catch(() => null),
    prefetch(list).then(() => null, failureOf),
  ]);
  const choices = categories.map(({ id, name }) => ({ id, name }));
  if (person && search.category) await prefetch(trpc().preference.own.queryOptions()).catch(() => {});
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/trainings" />
      ) : (
        <Hydrate>
          <TrainingCatalogue
            categories={choices}
            interest={person && <InterestSwitch categories={choices} />}
            trainers={trainers.items.map(({ id, firstName, lastName }) => ({
              id,
              name: `${lastName} ${firstName}`,
            }))}
            moreTrainers={trainers.nextCursor !== null}
          />
        </Hydrate>
      )}
    </>
  );
}
