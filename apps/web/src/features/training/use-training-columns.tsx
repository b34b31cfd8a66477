import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { NoValue } from "#ui/no-value.tsx";
import { RowName } from "#ui/row-name.tsx";
import { columnsFor } from "#ui/table-column.ts";
import { StatusBadge } from "./status-badge.tsx";

export type Training = Outputs["training"]["list"]["items"][number];

const helper = columnsFor<Training>();
const end = { align: "end" } as const;

/** What administrators read of a training: what it is, when, and how its learners get on. */
export function useTrainingColumns() {
  const t = useTranslations();
  const format = useFormat();
  const dayOrNone = (date: string | null) => (date ? format.shortDate(date) : <NoValue />);
  return helper.columns([
    helper.accessor("title", {
      header: t("admin.columns.title"),
      meta: { wrap: true },
      cell: ({ row: { original } }) => (
        <RowName href={`/trainings/${original.id}`} name={original.title} note={original.category.name} />
      ),
    }),
    helper.accessor("status", {
      header: t("admin.columns.status"),
      cell: ({ getValue }) => <StatusBadge status={getValue()} />,
    }),
    helper.accessor("type", {
      header: t("trainings.type"),
      cell: ({ getValue }) => t(`training.types.${getValue()}`),
    }),
    helper.accessor("difficulty", {
      header: t("trainings.difficulty"),
      cell: ({ getValue }) => {
        const level = getValue();
        return level ? t(`training.difficulties.${level}`) : <NoValue />;
      },
    }),
    helper.accessor(({ trainer }) => `${trainer.firstName} ${trainer.lastName}`, {
      id: "trainer",
      header: t("admin.columns.trainer"),
      meta: { wrap: true },
    }),
    helper.accessor("startDate", {
      header: t("admin.columns.startDate"),
      cell: ({ getValue }) => dayOrNone(getValue()),
    }),
    helper.accessor("endDate", {
      header: t("admin.columns.endDate"),
      cell: ({ getValue }) => dayOrNone(getValue()),
    }),
    helper.accessor("registrationsCount", {
      id: "registrations",
      header: t("admin.columns.registrations"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("startedCount", {
      header: t("admin.columns.started"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("completedCount", {
      header: t("admin.columns.completed"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor(({ statistics }) => statistics.completionRate, {
      id: "completionRate",
      header: t("admin.columns.completionRate"),
      meta: end,
      cell: ({ getValue }) => format.percent(getValue()),
    }),
    helper.accessor("lessonsCount", {
      header: t("admin.columns.lessons"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("createdAt", {
      header: t("admin.columns.createdAt"),
      cell: ({ getValue }) => format.shortDay(getValue()),
    }),
  ]);
}
