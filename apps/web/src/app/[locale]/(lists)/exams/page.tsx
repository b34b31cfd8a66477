import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { ExamCatalogue } from "#features/exam/exam-catalogue.tsx";
import { examSearch, listInput } from "#features/exam/search.ts";
import { alternates } from "#i18n/alternates.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(examSearch);

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("exams")]);
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/exams") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [locale, t, search] = await Promise.all([
    getLocale(),
    getTranslations("exams"),
    readSearch(searchParams),
  ]);
  const list = trpc().exam.list.queryOptions(listInput(search, locale));
  const [categories, failure] = await Promise.all([
    api().category.list.query({ lang: locale }),
    prefetch(list).then(() => null, failureOf),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/exams" />
      ) : (
        <Hydrate>
          <ExamCatalogue categories={categories.map(({ id, name }) => ({ id, name }))} />
        </Hydrate>
      )}
    </>
  );
}
