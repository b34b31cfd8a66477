import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Badge, type Tone } from "#ui/badge.tsx";
import { columnsFor } from "#ui/table-column.ts";
import type { ServiceKey, State } from "./search.ts";

const helper = columnsFor<ServiceKey>();
const tones: Record<State, Tone> = { ACTIVE: "good", EXPIRED: "quiet", REVOKED: "bad" };

/** What administrators read of a key: what it is for, whether it is in force, and whether it is in use. */
export function useKeyColumns() {
  const t = useTranslations("admin");
  const format = useFormat();
  return helper.columns([
    helper.accessor("name", { header: t("keys.name"), meta: { wrap: true } }),
    helper.accessor("start", {
      header: t("keys.start"),
      cell: ({ getValue }) => <code>{getValue()}…</code>,
    }),
    helper.accessor("state", {
      header: t("keys.state"),
      cell: ({ getValue }) => <Badge tone={tones[getValue()]}>{t(`keys.states.${getValue()}`)}</Badge>,
    }),
    helper.accessor(({ scopes }) => scopes.map((scope) => t(`keys.scopeNames.${scope}`)).join(", "), {
      id: "scopes",
      header: t("keys.scopes"),
      meta: { wrap: true },
    }),
    helper.accessor("callsPerMinute", {
      header: t("keys.callsPerMinute"),
      meta: { align: "end" },
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("lastUsedAt", {
      header: t("keys.lastUsedAt"),
      cell: ({ getValue }) => {
        const moment = getValue();
        return moment ? format.shortMoment(moment) : t("keys.unused");
      },
    }),
    helper.accessor("expiresAt", {
      header: t("keys.expiresAt"),
      cell: ({ getValue }) => format.shortMoment(getValue()),
    }),
    helper.accessor(({ createdBy }) => `${createdBy.lastName} ${createdBy.firstName}`, {
      id: "createdBy",
      header: t("keys.createdBy"),
      meta: { wrap: true },
    }),
    helper.accessor("createdAt", {
      header: t("keys.createdAt"),
      cell: ({ getValue }) => format.shortDay(getValue()),
    }),
  ]);
}
