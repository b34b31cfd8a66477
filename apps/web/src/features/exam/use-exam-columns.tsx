import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { NoValue } from "#ui/no-value.tsx";
import { RowName } from "#ui/row-name.tsx";
import { columnsFor } from "#ui/table-column.ts";
import { StatusBadge } from "./status-badge.tsx";

type Exam = Outputs["exam"]["list"]["items"][number];

const helper = columnsFor<Exam>();
const end = { align: "end" } as const;

/** What administrators read of an exam: what it is, when it is open, and how those fare who take it. */
export function useExamColumns() {
  const t = useTranslations();
  const format = useFormat();
  const dayOrNone = (moment: string | null) => (moment ? format.shortDay(moment) : <NoValue />);
  return helper.columns([
    helper.accessor("title", {
      header: t("admin.columns.title"),
      meta: { wrap: true },
      cell: ({ row: { original } }) => (
        <RowName href={`/exams/${original.id}`} name={original.title} note={original.category.name} />
      ),
    }),
    helper.accessor("status", {
      header: t("admin.columns.status"),
      cell: ({ getValue }) => <StatusBadge status={getValue()} />,
    }),
    helper.accessor("phase", {
      header: t("exams.phase"),
      cell: ({ getValue }) => t(`exam.phases.${getValue()}`),
    }),
    helper.accessor("type", {
      header: t("exams.type"),
      cell: ({ getValue }) => t(`exam.types.${getValue()}`),
    }),
    helper.accessor(({ training }) => training?.title, {
      id: "training",
      header: t("admin.columns.training"),
      meta: { wrap: true },
      cell: ({ getValue }) => getValue() ?? <NoValue />,
    }),
    helper.accessor("passingScore", {
      header: t("exam.passingScore"),
      meta: end,
      cell: ({ getValue }) => format.percent(getValue()),
    }),
    helper.accessor("questionsCount", {
      header: t("admin.columns.questions"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("registrationsCount", {
      id: "registrations",
      header: t("admin.columns.attempts"),
      meta: end,
      cell: ({ getValue }) => format.number(getValue()),
    }),
    helper.accessor("completionRate", {
      header: t("admin.columns.completionRate"),
      meta: end,
      cell: ({ getValue }) => format.percent(getValue()),
    }),
    helper.accessor("passRate", {
      header: t("admin.columns.passRate"),
      meta: end,
      cell: ({ getValue }) => format.percent(getValue()),
    }),
    helper.accessor("startDate", {
      header: t("admin.columns.startDate"),
      cell: ({ getValue }) => dayOrNone(getValue()),
    }),
    helper.accessor("endDate", {
      header: t("admin.columns.endDate"),
      cell: ({ getValue }) => dayOrNone(getValue()),
    }),
    helper.accessor("createdAt", {
      header: t("admin.columns.createdAt"),
      cell: ({ getValue }) => format.shortDay(getValue()),
    }),
  ]);
}
