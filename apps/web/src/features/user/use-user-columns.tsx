import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Badge, type Tone } from "#ui/badge.tsx";
import { NoValue } from "#ui/no-value.tsx";
import { columnsFor } from "#ui/table-column.ts";
import { Person } from "./person.tsx";
import type { Role } from "./search.ts";

export type User = Outputs["user"]["list"]["items"][number];

const helper = columnsFor<User>();
const roleTones: Record<Role, Tone> = { LEARNER: "quiet", TRAINER: "good", ADMIN: "waiting" };

/** What administrators read of a person: who it is, what they may do, and whether they still come. */
export function useUserColumns() {
  const t = useTranslations();
  const format = useFormat();
  return helper.columns([
    helper.accessor("lastName", {
      header: t("admin.people.name"),
      meta: { wrap: true },
      cell: ({ row: { original } }) => <Person user={original} />,
    }),
    helper.accessor("email", { header: t("admin.people.email") }),
    helper.accessor("emailVerified", {
      header: t("admin.people.emailVerified"),
      cell: ({ getValue }) => (
        <Badge tone={getValue() ? "good" : "waiting"}>
          {t(`admin.people.verified.${getValue() ? "yes" : "no"}`)}
        </Badge>
      ),
    }),
    helper.accessor("role", {
      header: t("admin.people.role"),
      cell: ({ getValue }) => <Badge tone={roleTones[getValue()]}>{t(`admin.roles.${getValue()}`)}</Badge>,
    }),
    helper.accessor("profession", {
      header: t("admin.people.profession"),
      cell: ({ getValue }) => t(`professions.${getValue()}`),
    }),
    helper.accessor("region", {
      header: t("admin.people.region"),
      cell: ({ getValue }) => getValue() ?? <NoValue />,
    }),
    helper.accessor("isActive", {
      header: t("admin.people.state"),
      cell: ({ row: { original } }) => {
        const { word, tone } = stateOf(original);
        return <Badge tone={tone}>{t(`admin.people.states.${word}`)}</Badge>;
      },
    }),
    helper.accessor("secondFactor", {
      header: t("admin.people.secondFactor"),
      cell: ({ getValue }) => (getValue() ? t("admin.people.factor.yes") : <NoValue />),
    }),
    helper.accessor("lastLoginAt", {
      header: t("admin.people.lastLoginAt"),
      cell: ({ getValue }) => {
        const moment = getValue();
        return moment ? format.shortMoment(moment) : <NoValue />;
      },
    }),
    helper.accessor("createdAt", {
      header: t("admin.people.createdAt"),
      cell: ({ getValue }) => format.shortDay(getValue()),
    }),
  ]);
}

function stateOf({ isActive, isErased }: User) {
  if (isErased) return { word: "erased", tone: "quiet" } as const;
  return isActive
    ? ({ word: "active", tone: "good" } as const)
    : ({ word: "inactive", tone: "bad" } as const);
}
