"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { CardSkeletons } from "#ui/card-skeletons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { Results } from "#ui/results.tsx";
import { SortControl } from "#ui/sort-control.tsx";
import { ExamCard } from "./exam-card.tsx";
import { type Category, ExamFilters } from "./exam-filters.tsx";
import { type ExamSearch, examSearch, listInput, pageSize, type Sort, sorts } from "./search.ts";
import { useChosenFilters } from "./use-chosen-filters.ts";

/** The list of exams: each state of its address is one request. */
export function ExamCatalogue({ categories }: { categories: Category[] }) {
  const t = useTranslations();
  const format = useFormat();
  const state = useListState(examSearch, "/exams");
  const { search, shown, narrow } = state;
  const filters = useChosenFilters(search, categories);
  return (
    <ListPage
      action={state.action}
      label={t("exams.placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
      filters={{
        fields: <ExamFilters search={search} categories={categories} onChange={narrow} />,
        chosen: filters.filter(({ key }) => key !== "search").length,
        matched: shown,
        matches: (
          <Exams search={shown}>
            {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
          </Exams>
        ),
      }}
    >
      <ListFrame resetKey={shown} reset="/exams" skeleton={<CardSkeletons count={pageSize} banner={false} />}>
        <Exams search={shown}>
          {(list) => (
            <Results
              list={list}
              counted={(total) => format.count("exams", total)}
              page={shown.page}
              state={state}
              controls={
                <SortControl
                  sorts={Object.keys(sorts).map((sort) => ({
                    value: sort,
                    label: t(`exams.sorts.${sort as Sort}`),
                  }))}
                  sort={search.sort}
                  order={search.order ?? sorts[search.sort]}
                  onSort={state.sortBy}
                  onOrder={(order) => state.orderBy(order, sorts[search.sort])}
                />
              }
              chips={
                <ActiveFilters
                  filters={filters}
                  onRemove={(key) => narrow({ [key]: null })}
                  onReset={state.reset}
                />
              }
            >
              {(exam) => <ExamCard exam={exam} />}
            </Results>
          )}
        </Exams>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["exam"]["list"];

/** Gives the list that a search asks for to what is below; suspends while it is on its way. */
function Exams({ search, children }: { search: ExamSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const locale = useLocale();
  return children(useSuspenseQuery(trpc.exam.list.queryOptions(listInput(search, locale))).data);
}
