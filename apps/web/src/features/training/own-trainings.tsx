import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { RowList } from "#ui/row-list.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { useDates } from "./use-dates.ts";

/** The trainings that a trainer gives, in every state, and how their learners get on. */
export function OwnTrainings({ trainings }: { trainings: Outputs["training"]["list"]["items"] }) {
  const t = useTranslations();
  const format = useFormat();
  const dates = useDates();
  return (
    <RowList
      rows={trainings.map((training) => ({
        id: training.id,
        href: `/trainings/${training.id}`,
        name: training.title,
        note: dates(training),
        badge: <StatusBadge status={training.status} />,
        links: [
          { href: `/teach/trainings/${training.id}/edit`, label: t("trainingState.edit") },
          { href: `/teach/trainings/${training.id}/learners`, label: t("taught.learners") },
          { href: `/teach/trainings/${training.id}/messages`, label: t("taught.messages") },
        ],
        figures: [
          [t("admin.columns.registrations"), format.number(training.registrationsCount)],
          [t("admin.columns.started"), format.number(training.startedCount)],
          [t("admin.columns.completed"), format.number(training.completedCount)],
          [t("admin.columns.completionRate"), format.percent(training.statistics.completionRate)],
        ],
      }))}
    />
  );
}
