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
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import styles from "./learner-table.module.css";
import {
  type LearnerSearch,
  learnerInput,
  learnerPageSize,
  learnerSearch,
  learnerSorts,
  statuses,
} from "./search.ts";
import { useLearnerColumns } from "./use-learner-columns.tsx";

/** Who is registered in a training, and how they get on. */
export function LearnerTable({ trainingId }: { trainingId: number }) {
  const t = useTranslations();
  const format = useFormat();
  const columns = useLearnerColumns();
  const locale = useLocale();
  const address = `/teach/trainings/${trainingId}/learners`;
  const state = useListState(learnerSearch, address);
  const { search, shown, narrow } = state;
  const filters = [
    ...(search.search ? [{ key: "search", label: `“${search.search}”` }] : []),
    ...(search.status ? [{ key: "status", label: t(`taught.statuses.${search.status}`) }] : []),
  ];
  return (
    <div className={styles.frame}>
      <ListPage
        wide
        action={state.action}
        label={t("taught.placeholder")}
        search={search.search ?? ""}
        onSearch={state.searchFor}
        filters={{
          fields: (
            <SelectField
              name="status"
              label={t("taught.status")}
              options={[
                { value: "", label: t("list.any") },
                ...statuses.map((value) => ({ value, label: t(`taught.statuses.${value}`) })),
              ]}
              value={search.status ?? ""}
              onChange={({ currentTarget }) =>
                narrow({ status: statuses.find((value) => value === currentTarget.value) ?? null })
              }
            />
          ),
          chosen: filters.filter(({ key }) => key !== "search").length,
          matched: shown,
          matches: (
            <Learners trainingId={trainingId} search={shown}>
              {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
            </Learners>
          ),
        }}
      >
        <ListFrame resetKey={shown} reset={address} skeleton={<TableSkeleton rows={learnerPageSize} />}>
          <Learners trainingId={trainingId} search={shown}>
            {(list) => (
              <DataTable
                caption={t("taught.learners")}
                columns={columns}
                list={list}
                page={shown.page}
                counted={(total) => format.count("registrations", total)}
                nothing={filters.length === 0 ? t("taught.noLearners") : undefined}
                sorts={learnerSorts}
                sort={search.sort}
                order={search.order ?? learnerSorts[search.sort]}
                state={state}
                toolbar={
                  <ExportButtons list="registrations" input={learnerInput(shown, trainingId, locale)} />
                }
                chips={
                  <ActiveFilters
                    filters={filters}
                    onRemove={(key) => narrow({ [key]: null })}
                    onReset={state.reset}
                  />
                }
              />
            )}
          </Learners>
        </ListFrame>
      </ListPage>
    </div>
  );
}

type Page = Outputs["registration"]["list"];
type Props = { trainingId: number; search: LearnerSearch; children(list: Page): ReactNode };

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Learners({ trainingId, search, children }: Props) {
  const trpc = useTRPC();
  const input = learnerInput(search, trainingId, useLocale());
  return children(useSuspenseQuery(trpc.registration.list.queryOptions(input)).data);
}
