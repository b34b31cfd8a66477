import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { listInput, tablePageSize, trainingTableSearch } from "#features/training/search.ts";
import { TrainingTable } from "#features/training/training-table.tsx";
import { Link } from "#i18n/navigation.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import buttons from "#ui/button.module.css";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(trainingTableSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.trainings")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [locale, words, t, search] = await Promise.all([
    getLocale(),
    getTranslations("teach"),
    getTranslations("admin.sections"),
    readSearch(searchParams),
  ]);
  const list = trpc().training.list.queryOptions(listInput(search, locale, tablePageSize));
  const [categories, trainers, failure] = await Promise.all([
    api().category.list.query({ lang: locale }),
    api().trainer.list.query({ pageSize: 100, order: "asc", total: false, lang: locale }),
    prefetch(list).then(() => null, failureOf),
  ]);
  return (
    <>
      <PlainHead title={t("trainings")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/trainings" />
      ) : (
        <Hydrate>
          <TrainingTable
            add={
              <Link className={buttons.solid} href="/teach/trainings/new" prefetch={false}>
                {words("newTraining")}
              </Link>
            }
            categories={categories.map(({ id, name }) => ({ id, name }))}
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
