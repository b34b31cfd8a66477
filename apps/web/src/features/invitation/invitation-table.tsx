"use client";

import type { Outputs } from "@agrar/api";
import { IconBan } from "@tabler/icons-react";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { ActiveFilters } from "#ui/active-filters.tsx";
import { DataTable } from "#ui/data-table.tsx";
import { SelectField } from "#ui/field.tsx";
import { ListFrame } from "#ui/list-frame.tsx";
import { ListPage } from "#ui/list-page.tsx";
import { useListState } from "#ui/list-state.ts";
import { RowAction, RowActions } from "#ui/row-action.tsx";
import { TableSkeleton } from "#ui/table-skeleton.tsx";
import { InviteButton } from "./invite-button.tsx";
import { RevocationDialog } from "./revocation-dialog.tsx";
import {
  type Invitation,
  type InvitationSearch,
  invitationSearch,
  listInput,
  pageSize,
  sorts,
  states,
} from "./search.ts";
import { useInvitationColumns } from "./use-invitation-columns.tsx";

/** Who was invited, and what became of it. */
export function InvitationTable() {
  const t = useTranslations();
  const format = useFormat();
  const columns = useInvitationColumns();
  const state = useListState(invitationSearch, "/admin/invitations");
  const { search, shown, narrow } = state;
  const [revoked, setRevoked] = useState<Invitation | null>(null);
  const filters = [
    ...(search.search ? [{ key: "search", label: `“${search.search}”` }] : []),
    ...(search.state ? [{ key: "state", label: t(`admin.invitations.states.${search.state}`) }] : []),
  ];
  return (
    <>
      <ListPage
        wide
        action={state.action}
        label={t("admin.invitations.placeholder")}
        search={search.search ?? ""}
        onSearch={state.searchFor}
        filters={{
          fields: (
            <SelectField
              name="state"
              label={t("admin.invitations.state")}
              options={[
                { value: "", label: t("list.any") },
                ...states.map((value) => ({ value, label: t(`admin.invitations.states.${value}`) })),
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
            <Invitations search={shown}>
              {({ total }) => t("list.show", { count: total ?? 0, n: format.number(total ?? 0) })}
            </Invitations>
          ),
        }}
      >
        <ListFrame resetKey={shown} reset="/admin/invitations" skeleton={<TableSkeleton rows={pageSize} />}>
          <Invitations search={shown}>
            {(list) => (
              <DataTable
                caption={t("admin.sections.invitations")}
                columns={columns}
                list={list}
                page={shown.page}
                counted={(total) => format.count("invitations", total)}
                nothing={filters.length === 0 ? t("admin.invitations.none") : undefined}
                sorts={sorts}
                sort={search.sort}
                order={search.order ?? sorts[search.sort]}
                state={state}
                toolbar={<InviteButton />}
                chips={
                  <ActiveFilters
                    filters={filters}
                    onRemove={(key) => narrow({ [key]: null })}
                    onReset={state.reset}
                  />
                }
                actions={(invitation) =>
                  invitation.state === "OPEN" && (
                    <RowActions>
                      <RowAction
                        icon={<IconBan size={20} aria-hidden />}
                        label={t("admin.invitations.revoke")}
                        name={t("admin.invitations.revokeOf", { email: invitation.email })}
                        onClick={() => setRevoked(invitation)}
                      />
                    </RowActions>
                  )
                }
              />
            )}
          </Invitations>
        </ListFrame>
      </ListPage>
      {revoked && <RevocationDialog invitation={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
}

type Page = Outputs["invitation"]["list"];

/** Gives the page of the table that a search asks for to what is below; suspends while it is on its way. */
function Invitations({ search, children }: { search: InvitationSearch; children(list: Page): ReactNode }) {
  const trpc = useTRPC();
  return children(useSuspenseQuery(trpc.invitation.list.queryOptions(listInput(search))).data);
}
