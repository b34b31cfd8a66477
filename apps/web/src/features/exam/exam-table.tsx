"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ExportButtons } from "#ui/export-buttons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import type { Category } from "./exam-filters.tsx";
import { ExamTableFilters } from "./exam-table-filters.tsx";
import { type ExamTableSearch, examTableSearch, listInput, sorts, tablePageSize } from "./search.ts";
import { useChosenTableFilters } from "./use-chosen-table-filters.ts";
import { useExamColumns } from "./use-exam-columns.tsx";

type Props = {
  categories: Category[];
  /** The training whose exams the address asks for. */
  training?: { id: number; title: string };
};

/** The exams as administrators have them: drafts too, and with the counts of each. */
export function ExamTable({ categories, training }: Props) {
  const t = useTranslations();
  const format = useFormat();
  const locale = useLocale();
  const columns = useExamColumns();
  const state = useListState(examTableSearch, "/admin/exams");
  const { search, shown, narrow } = state;
  const filters = useChosenTableFilters(search, categories, training);
  return (
    <ListPage
      wide
      action={state.action}
      label={t("exams.placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
      filters={{
        fields: <ExamTableFilters search={search} categories={categories} onChange={narrow} />,
        chosen: filters.filter(({ key }) => key !== "search").length,
        matched: shown,
        matches: (
          <Exams search={shown}>
            {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
          </Exams>
        ),
      }}
    >
      <ListFrame resetKey={shown} reset="/admin/exams" skeleton={<TableSkeleton rows={tablePageSize} />}>
        <Exams search={shown}>
          {(list) => (
            <DataTable
              caption={t("admin.sections.exams")}
              columns={columns}
              list={list}
              page={shown.page}
              counted={(total) => format.count("exams", total)}
              sorts={sorts}
              sort={search.sort}
              order={search.order ?? sorts[search.sort]}
              state={state}
              toolbar={<ExportButtons list="exams" input={listInput(shown, locale, tablePageSize)} />}
              chips={
                <ActiveFilters
                  filters={filters}
                  onRemove={(key) => narrow({ [key]: null })}
                  onReset={state.reset}
                />
              }
            />
          )}
        </Exams>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["exam"]["list"];

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Exams({ search, children }: { search: ExamTableSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const input = listInput(search, useLocale(), tablePageSize);
  return children(useSuspenseQuery(trpc.exam.list.queryOptions(input)).data);
}
