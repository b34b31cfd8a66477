import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { RowList } from "#ui/row-list.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** The exams of a trainer, in every state, and how many have passed. */
export function OwnExams({ exams }: { exams: Outputs["exam"]["list"]["items"] }) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <RowList
      rows={exams.map((exam) => ({
        id: exam.id,
        href: `/exams/${exam.id}`,
        name: exam.title,
        note: exam.training?.title ?? exam.category.name,
        badge: <StatusBadge status={exam.status} />,
        figures: [
          [t("admin.columns.questions"), format.number(exam.questionsCount)],
          [t("admin.columns.attempts"), format.number(exam.registrationsCount)],
          [t("exam.passed"), format.number(exam.passedCount)],
          [t("admin.columns.passRate"), format.percent(exam.passRate)],
        ],
      }))}
    />
  );
}
