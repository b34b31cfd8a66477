"use client";

import type { Outputs } from "@agrar/api";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { type AuditSearch, auditSearch, listInput, pageSize, sorts } from "./search.ts";
import { useAuditColumns } from "./use-audit-columns.tsx";
import { useChosenFilters } from "./use-chosen-filters.ts";

/** Everything that was done on the portal, the last first. */
export function AuditTable() {
  const t = useTranslations();
  const format = useFormat();
  const columns = useAuditColumns();
  const state = useListState(auditSearch, "/admin/audit");
  const { search, shown, narrow } = state;
  const filters = useChosenFilters(search);
  return (
    <ListPage
      wide
      action={state.action}
      filters={{
        fields: <AuditFilters search={search} onChange={narrow} />,
        chosen: filters.length,
        matched: shown,
        matches: (
          <Entries search={shown}>
            {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
          </Entries>
        ),
      }}
    >
      <ListFrame resetKey={shown} reset="/admin/audit" skeleton={<TableSkeleton rows={pageSize} />}>
        <Entries search={shown}>
          {(list) => (
            <DataTable
              caption={t("admin.sections.audit")}
              columns={columns}
              list={list}
              page={shown.page}
              counted={(total) => format.count("entries", total)}
              sorts={sorts}
              sort={search.sort}
              order={search.order ?? sorts[search.sort]}
              state={state}
              chips={
                <ActiveFilters
                  filters={filters}
                  onRemove={(key) => narrow({ [key]: null })}
                  onReset={state.reset}
                />
              }
            />
          )}
        </Entries>
      </ListFrame>
    </ListPage>
  );
}

type Page = Outputs["audit"]["list"];

/** Gives the page of the log that a search asks for to what is below; suspends while it is on its way. */
function Entries({ search, children }: { search: AuditSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.audit.list.queryOptions(listInput(search))).data);
}
