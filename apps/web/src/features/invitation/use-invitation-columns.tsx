import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Badge, type Tone } from "#ui/badge.tsx";
import { NoValue } from "#ui/no-value.tsx";
import { columnsFor } from "#ui/table-column.ts";
import type { Invitation, State } from "./search.ts";

const helper = columnsFor<Invitation>();
const tones: Record<State, Tone> = { OPEN: "waiting", ACCEPTED: "good", EXPIRED: "quiet", REVOKED: "bad" };

/** What administrators read of an invitation: whom, as what, and what became of it. */
export function useInvitationColumns() {
  const t = useTranslations("admin");
  const format = useFormat();
  return helper.columns([
    helper.accessor(({ lastName, firstName }) => `${lastName} ${firstName}`, {
      id: "name",
      header: t("invitations.name"),
      meta: { wrap: true },
    }),
    helper.accessor("email", { header: t("invitations.email") }),
    helper.accessor("role", {
      header: t("invitations.role"),
      cell: ({ getValue }) => t(`roles.${getValue()}`),
    }),
    helper.accessor("state", {
      header: t("invitations.state"),
      cell: ({ getValue }) => <Badge tone={tones[getValue()]}>{t(`invitations.states.${getValue()}`)}</Badge>,
    }),
    helper.accessor(({ invitedBy }) => `${invitedBy.lastName} ${invitedBy.firstName}`, {
      id: "invitedBy",
      header: t("invitations.invitedBy"),
      meta: { wrap: true },
    }),
    helper.accessor("createdAt", {
      header: t("invitations.createdAt"),
      cell: ({ getValue }) => format.shortMoment(getValue()),
    }),
    helper.accessor("expiresAt", {
      header: t("invitations.expiresAt"),
      cell: ({ getValue }) => format.shortMoment(getValue()),
    }),
    helper.accessor("acceptedAt", {
      header: t("invitations.acceptedAt"),
      cell: ({ getValue }) => {
        const moment = getValue();
        return moment ? format.shortMoment(moment) : <NoValue />;
      },
    }),
  ]);
}
