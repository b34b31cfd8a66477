"use client";

import type { Outputs } from "@agrar/api";
import { IconHistory, IconUserCheck, IconUserCog, IconUserOff } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { ExportButtons } from "#ui/export-buttons.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { RowAction, RowActions, RowLink } from "#ui/row-action.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { ActivationDialog } from "./activation-dialog.tsx";
import { nameOf } from "./person.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import { listInput, pageSize, sorts, type UserSearch, userSearch } from "./search.ts";
import { useChosenFilters } from "./use-chosen-filters.ts";
import { type User, useUserColumns } from "./use-user-columns.tsx";
import { UserFilters } from "./user-filters.tsx";

/** The people of the portal. `invite` is what brings in new ones. */
export function UserTable({ invite }: { invite: ReactNode }) {
  const t = useTranslations();
  const format = useFormat();
  const columns = useUserColumns();
  const state = useListState(userSearch, "/admin/people");
  const { search, shown, narrow } = state;
  const filters = useChosenFilters(search);
  const [asked, setAsked] = useState<{ Dialog: typeof RoleDialog; user: User } | null>(null);
  return (
    <>
      <ListPage
        wide
        action={state.action}
        label={t("admin.people.placeholder")}
        search={search.search ?? ""}
        onSearch={state.searchFor}
        filters={{
          fields: <UserFilters search={search} onChange={narrow} />,
          chosen: filters.filter(({ key }) => key !== "search").length,
          matched: shown,
          matches: (
            <Users search={shown}>
              {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
            </Users>
          ),
        }}
      >
        <ListFrame resetKey={shown} reset="/admin/people" skeleton={<TableSkeleton rows={pageSize} />}>
          <Users search={shown}>
            {(list) => (
              <DataTable
                caption={t("admin.sections.people")}
                columns={columns}
                list={list}
                page={shown.page}
                counted={(total) => format.count("people", total)}
                sorts={sorts}
                sort={search.sort}
                order={search.order ?? sorts[search.sort]}
                state={state}
                toolbar={
                  <>
                    <ExportButtons list="users" input={listInput(shown)} />
                    {invite}
                  </>
                }
                chips={
                  <ActiveFilters
                    filters={filters}
                    onRemove={(key) => narrow({ [key]: null })}
                    onReset={state.reset}
                  />
                }
                actions={(user) => <Actions user={user} onAsk={(Dialog) => setAsked({ Dialog, user })} />}
              />
            )}
          </Users>
        </ListFrame>
      </ListPage>
      {asked && <asked.Dialog user={asked.user} onClose={() => setAsked(null)} />}
    </>
  );
}

/** What can be done with a person. Of who has erased their account, only what was done is left to see. */
function Actions({ user, onAsk }: { user: User; onAsk(Dialog: typeof RoleDialog): void }) {
  const t = useTranslations("admin.people");
  const name = nameOf(user);
  const activation = user.isActive ? "deactivate" : "activate";
  const Activation = user.isActive ? IconUserOff : IconUserCheck;
  return (
    <RowActions>
      {!user.isErased && (
        <>
          <RowAction
            icon={<IconUserCog size={20} aria-hidden />}
            label={t("changeRole")}
            name={t("changeRoleOf", { name })}
            onClick={() => onAsk(RoleDialog)}
          />
          <RowAction
            icon={<Activation size={20} aria-hidden />}
            label={t(activation)}
            name={t(`${activation}Of`, { name })}
            onClick={() => onAsk(ActivationDialog)}
          />
        </>
      )}
      <RowLink
        icon={<IconHistory size={20} aria-hidden />}
        label={t("audit")}
        name={t("auditOf", { name })}
        href={`/admin/audit?entity=user&entityId=${user.id}`}
      />
    </RowActions>
  );
}

type Page = Outputs["user"]["list"];

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Users({ search, children }: { search: UserSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.user.list.queryOptions(listInput(search))).data);
}
