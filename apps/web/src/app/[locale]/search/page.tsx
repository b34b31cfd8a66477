import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { SearchParams } from "nuqs/server";
import { CategoryGrid } from "#features/category/category-grid.tsx";
import { pageSize, readSearch, type Search, trainingsInput } from "#features/search/address.ts";
import { SearchPage } from "#features/search/search-page.tsx";
import { WrongSearch } from "#features/search/wrong-search.tsx";
import type { Locale } from "#i18n/routing.ts";
import { failureOf } from "#trpc/failure.ts";
import { api } from "#trpc/server.ts";
import { PageHead } from "#ui/page-head.tsx";

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, { search }] = await Promise.all([getTranslations("search"), searchParams.then(readSearch)]);
  // There is a page for every word that anybody types: no engine shall keep them.
  return { title: search ? t("titleFor", { search }) : t("title"), robots: { index: false } };
}

export default async function Page({ searchParams }: Props) {
  const [locale, t, search] = await Promise.all([
    getLocale(),
    getTranslations("search"),
    searchParams.then(readSearch),
  ]);
  if (search.search === "") {
    return (
      <>
        <PageHead title={t("title")} lead={t("lead")} />
        <CategoryGrid categories={await api().category.list.query({ lang: locale })} />
      </>
    );
  }
  const head = <PageHead title={t("titleFor", { search: search.search.slice(0, 200) })} />;
  const found = await find(search, locale).catch(failureOf);
  if ("groups" in found) {
    return (
      <>
        {head}
        <SearchPage search={search} {...found} />
      </>
    );
  }
  if (!found.refused) throw new Error(found.reason);
  return (
    <>
      {head}
      <WrongSearch problems={found.problems} />
    </>
  );
}

/** A few of every noun, and the page that the address asks for. */
async function find(search: Search, lang: Locale) {
  const { overview, trainings } = api().search;
  const words = { search: search.search, lang };
  const few = overview.query({ ...words, pageSize: 3 });
  if (search.noun === "TRAINING") {
    const [{ groups }, shown] = await Promise.all([few, trainings.query(trainingsInput(search, lang))]);
    return { groups, shown, guessed: shown.guessed };
  }
  const { noun, page } = search;
  const [{ groups }, asked] = await Promise.all([
    few,
    overview.query({ ...words, nouns: [noun], page, pageSize }),
  ]);
  const shown = asked.groups[0] ?? { noun, total: 0, items: [] };
  return { groups, shown, guessed: asked.guessed };
}
