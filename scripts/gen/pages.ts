import type { Noun } from "./noun.ts";

/** What of the list is in its address. */
export const search = ({ camel, pascal }: Noun) => `import type { Inputs } from "@agrar/api";
import type { inferParserType } from "nuqs/server";
import type { Locale } from "#i18n/routing.ts";
import { oneOf, present, text, wholeNumber } from "#ui/url-state.ts";

type Input = Exclude<Inputs["${camel}"]["list"], void>;
export type Sort = NonNullable<Input["sort"]>;

/** Each sort with the order that a reader expects of it first. */
export const sorts = { createdAt: "desc", title: "asc" } as const satisfies Record<Sort, "asc" | "desc">;

/** What of the list is in the address. */
export const ${camel}Search = {
  search: text,
  sort: oneOf<Sort>().withDefault("createdAt"),
  order: oneOf<"asc" | "desc">(),
  page: wholeNumber.withDefault(1),
};
export type ${pascal}Search = inferParserType<typeof ${camel}Search>;

/** Divides by the columns of every width. */
export const pageSize = 12;

/** The list that an address asks for. */
export function listInput({ sort, order, ...search }: ${pascal}Search, lang: Locale): Input {
  return { ...present(search), sort, order: order ?? sorts[sort] ?? "desc", pageSize, lang };
}
`;

/** One of them, in the list. */
export const card = ({ camel, pascal, words }: Noun) => `import type { Outputs } from "@agrar/api";
import styles from "#ui/card.module.css";

/** A ${words} in the list. */
export function ${pascal}Card({ ${camel} }: { ${camel}: Outputs["${camel}"]["list"]["items"][number] }) {
  return (
    <article className={styles.card}>
      <h3 className={styles.title}>{${camel}.title}</h3>
    </article>
  );
}
`;

/** The list itself. */
export const list = ({ kebab, camel, pascal, plural }: Noun) => `"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CardSkeletons } from "#ui/card-skeletons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { Results } from "#ui/results.tsx";
import { SortControl } from "#ui/sort-control.tsx";
import { ${pascal}Card } from "./${kebab}-card.tsx";
import { listInput, type ${pascal}Search, ${camel}Search, pageSize, type Sort, sorts } from "./search.ts";

/** The list of ${plural.words}: each state of its address is one request. */
export function ${pascal}List() {
  const t = useTranslations("${plural.camel}");
  const format = useFormat();
  const state = useListState(${camel}Search, "/${plural.kebab}");
  const { search, shown } = state;
  return (
    <ListPage
      action={state.action}
      label={t("placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
    >
      <ListFrame
        resetKey={shown}
        reset="/${plural.kebab}"
        skeleton={<CardSkeletons count={pageSize} banner={false} />}
      >
        <${plural.pascal} search={shown}>
          {(list) => (
            <Results
              list={list}
              counted={(total) => format.count("${plural.camel}", total)}
              page={shown.page}
              state={state}
              controls={
                <SortControl
                  sorts={Object.keys(sorts).map((sort) => ({
                    value: sort,
                    label: t(\`sorts.\${sort as Sort}\`),
                  }))}
                  sort={search.sort}
                  order={search.order ?? sorts[search.sort]}
                  onSort={state.sortBy}
                  onOrder={(order) => state.orderBy(order, sorts[search.sort])}
                />
              }
            >
              {(${camel}) => <${pascal}Card ${camel}={${camel}} />}
            </Results>
          )}
        </${plural.pascal}>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["${camel}"]["list"];

/** Gives the list that a search asks for to what is below; suspends while it is on its way. */
function ${plural.pascal}({ search, children }: { search: ${pascal}Search; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const locale = useLocale();
  return children(useSuspenseQuery(trpc.${camel}.list.queryOptions(listInput(search, locale))).data);
}
`;

/** The route of the list. */
export const page = ({ kebab, camel, pascal, plural }: Noun) => `import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { createLoader, type SearchParams } from "nuqs/server";
import { ${pascal}List } from "#features/${kebab}/${kebab}-list.tsx";
import { listInput, ${camel}Search } from "#features/${kebab}/search.ts";
import { alternates } from "#i18n/alternates.ts";
import { failureOf } from "#trpc/failure.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { prefetch, trpc } from "#trpc/server.ts";
import { PageHead } from "#ui/page-head.tsx";
import { WrongAddress } from "#ui/wrong-address.tsx";

const readSearch = createLoader(${camel}Search);

export async function generateMetadata(): Promise<Metadata> {
  const [locale, t] = await Promise.all([getLocale(), getTranslations("${plural.camel}")]);
  return { title: t("title"), description: t("lead"), alternates: alternates(locale, "/${plural.kebab}") };
}

export default async function Page({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [locale, t, search] = await Promise.all([
    getLocale(),
    getTranslations("${plural.camel}"),
    readSearch(searchParams),
  ]);
  const failure = await prefetch(trpc().${camel}.list.queryOptions(listInput(search, locale))).then(
    () => null,
    failureOf,
  );
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      {failure?.refused ? (
        <WrongAddress failure={failure} reset="/${plural.kebab}" />
      ) : (
        <Hydrate>
          <${pascal}List />
        </Hydrate>
      )}
    </>
  );
}
`;
