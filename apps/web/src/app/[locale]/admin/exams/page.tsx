import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { ExamTable } from "#features/exam/exam-table.tsx";
import { examTableSearch, listInput, tablePageSize } from "#features/exam/search.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(examTableSearch);

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t("sections.exams")} · ${t("title")}` };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireRole("ADMIN");
  const [lang, t, search] = await Promise.all([
    getLocale(),
    getTranslations("admin.sections"),
    readSearch(searchParams),
  ]);
  const list = trpc().exam.list.queryOptions(listInput(search, lang, tablePageSize));
  const [categories, training, failure] = await Promise.all([
    api().category.list.query({ lang }),
    // Only for the name of the filter: where the number is none of a training, the list says so.
    search.training &&
      api()
        .training.byId.query({ id: search.training, lang })
        .catch(() => null),
    prefetch(list).then(() => null, failureOf),
  ]);
  return (
    <>
      <PlainHead title={t("exams")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/admin/exams" />
      ) : (
        <Hydrate>
          <ExamTable
            categories={categories.map(({ id, name }) => ({ id, name }))}
            {...(training && { training: { id: training.id, title: training.title } })}
          />
        </Hydrate>
      )}
    </>
  );
}
