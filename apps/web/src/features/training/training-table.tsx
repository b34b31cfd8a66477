"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ExportButtons } from "#ui/export-buttons.tsx";
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import {
  listInput,
  sorts,
  statuses,
  type TrainingTableSearch,
  tablePageSize,
  trainingTableSearch,
} from "./search.ts";
import { type Choices, TrainingFilters } from "./training-filters.tsx";
import styles from "./training-table.module.css";
import { useChosenFilters } from "./use-chosen-filters.ts";
import { useTrainingColumns } from "./use-training-columns.tsx";

/** The trainings as administrators have them: drafts too, and with the counts of each. `add` leads to where one is begun. */
export function TrainingTable({ add, ...choices }: Choices & { add: ReactNode }) {
  const t = useTranslations();
  const format = useFormat();
  const locale = useLocale();
  const columns = useTrainingColumns();
  const state = useListState(trainingTableSearch, "/admin/trainings");
  const { search, shown, narrow } = state;
  const { status } = search;
  const filters = [
    ...useChosenFilters(search, choices),
    ...(status ? [{ key: "status", label: t(`admin.statuses.${status}`) }] : []),
  ];
  return (
    <ListPage
      wide
      action={state.action}
      label={t("trainings.placeholder")}
      search={search.search ?? ""}
      onSearch={state.searchFor}
      filters={{
        fields: (
          <>
            <SelectField
              name="status"
              label={t("admin.columns.status")}
              options={[
                { value: "", label: t("list.any") },
                ...statuses.map((status) => ({ value: status, label: t(`admin.statuses.${status}`) })),
              ]}
              value={status ?? ""}
              onChange={({ currentTarget }) =>
                narrow({ status: statuses.find((status) => status === currentTarget.value) ?? null })
              }
            />
            <TrainingFilters search={search} choices={choices} onChange={narrow} />
          </>
        ),
        chosen: filters.filter(({ key }) => key !== "search").length,
        matched: shown,
        matches: (
          <Trainings search={shown}>
            {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
          </Trainings>
        ),
      }}
    >
      <ListFrame resetKey={shown} reset="/admin/trainings" skeleton={<TableSkeleton rows={tablePageSize} />}>
        <Trainings search={shown}>
          {(list) => (
            <DataTable
              caption={t("admin.sections.trainings")}
              columns={columns}
              list={list}
              page={shown.page}
              counted={(total) => format.count("trainings", total)}
              sorts={sorts}
              sort={search.sort}
              order={search.order ?? sorts[search.sort]}
              state={state}
              toolbar={
                <>
                  <ExportButtons list="trainings" input={listInput(shown, locale, tablePageSize)} />
                  {add}
                </>
              }
              chips={
                <ActiveFilters
                  filters={filters}
                  onRemove={(key) => narrow({ [key]: null })}
                  onReset={state.reset}
                />
              }
              actions={({ id, title }) => (
                <span className={styles.ways}>
                  <Link
                    href={`/teach/trainings/${id}/edit`}
                    aria-label={`${t("admin.columns.edit")}: ${title}`}
                    prefetch={false}
                  >
                    {t("admin.columns.edit")}
                  </Link>
                  <Link
                    href={`/admin/exams?training=${id}`}
                    aria-label={t("admin.examsOf", { training: title })}
                    prefetch={false}
                  >
                    {t("admin.examsShort")}
                  </Link>
                </span>
              )}
            />
          )}
        </Trainings>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["training"]["list"];

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Trainings({ search, children }: { search: TrainingTableSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  const input = listInput(search, useLocale(), tablePageSize);
  return children(useSuspenseQuery(trpc.training.list.queryOptions(input)).data);
}
