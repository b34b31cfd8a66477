"use client";

import type { Outputs } from "@agrar/api";
import { IconBan, IconKey, IconRefresh } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import buttons from "#ui/button.module.css";
import { DataTable } from "#ui/data-table.tsx";
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { RowAction, RowActions } from "#ui/row-action.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { CreateDialog } from "./create-dialog.tsx";
import { RevocationDialog } from "./revocation-dialog.tsx";
import { RotationDialog } from "./rotation-dialog.tsx";
import {
  listInput,
  pageSize,
  type ServiceKey,
  type ServiceKeySearch,
  serviceKeySearch,
  sorts,
  states,
} from "./search.ts";
import { useKeyColumns } from "./use-key-columns.tsx";

type Asked = { Dialog: typeof RotationDialog; serviceKey: ServiceKey } | "create" | null;

/** The keys by which services of the ministry call the portal. */
export function KeyTable() {
  const t = useTranslations();
  const format = useFormat();
  const columns = useKeyColumns();
  const state = useListState(serviceKeySearch, "/admin/keys");
  const { search, shown, narrow } = state;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const filters = [
    ...(search.search ? [{ key: "search", label: `“${search.search}”` }] : []),
    ...(search.state ? [{ key: "state", label: t(`admin.keys.states.${search.state}`) }] : []),
  ];
  const create = (
    <button type="button" className={buttons.solid} onClick={() => setAsked("create")}>
      <IconKey size={20} aria-hidden />
      {t("admin.keys.create")}
    </button>
  );
  return (
    <>
      <ListPage
        wide
        action={state.action}
        label={t("admin.keys.placeholder")}
        search={search.search ?? ""}
        onSearch={state.searchFor}
        filters={{
          fields: (
            <SelectField
              name="state"
              label={t("admin.keys.state")}
              options={[
                { value: "", label: t("list.any") },
                ...states.map((value) => ({ value, label: t(`admin.keys.states.${value}`) })),
              ]}
              value={search.state ?? ""}
              onChange={({ currentTarget }) =>
                narrow({ state: states.find((value) => value === currentTarget.value) ?? null })
              }
            />
          ),
          chosen: filters.filter(({ key }) => key !== "search").length,
          matched: shown,
          matches: (
            <Keys search={shown}>
              {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
            </Keys>
          ),
        }}
      >
        <ListFrame resetKey={shown} reset="/admin/keys" skeleton={<TableSkeleton rows={pageSize} />}>
          <Keys search={shown}>
            {(list) => (
              <DataTable
                caption={t("admin.sections.keys")}
                columns={columns}
                list={list}
                page={shown.page}
                counted={(total) => format.count("keys", total)}
                nothing={filters.length === 0 ? t("admin.keys.none") : undefined}
                sorts={sorts}
                sort={search.sort}
                order={search.order ?? sorts[search.sort]}
                state={state}
                toolbar={create}
                chips={
                  <ActiveFilters
                    filters={filters}
                    onRemove={(key) => narrow({ [key]: null })}
                    onReset={state.reset}
                  />
                }
                actions={(serviceKey) =>
                  serviceKey.state === "ACTIVE" && (
                    <Actions name={serviceKey.name} onAsk={(Dialog) => setAsked({ Dialog, serviceKey })} />
                  )
                }
              />
            )}
          </Keys>
        </ListFrame>
      </ListPage>
      {asked === "create" && <CreateDialog onClose={close} />}
      {asked && asked !== "create" && <asked.Dialog serviceKey={asked.serviceKey} onClose={close} />}
    </>
  );
}

/** What can be done with a key that is in force. */
function Actions({ name, onAsk }: { name: string; onAsk(Dialog: typeof RotationDialog): void }) {
  const t = useTranslations("admin.keys");
  return (
    <RowActions>
      <RowAction
        icon={<IconRefresh size={20} aria-hidden />}
        label={t("rotate")}
        name={t("rotateOf", { name })}
        onClick={() => onAsk(RotationDialog)}
      />
      <RowAction
        icon={<IconBan size={20} aria-hidden />}
        label={t("revoke")}
        name={t("revokeOf", { name })}
        onClick={() => onAsk(RevocationDialog)}
      />
    </RowActions>
  );
}

type Page = Outputs["serviceKey"]["list"];

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Keys({ search, children }: { search: ServiceKeySearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.serviceKey.list.queryOptions(listInput(search))).data);
}
