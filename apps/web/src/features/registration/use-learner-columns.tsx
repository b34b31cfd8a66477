import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { NoValue } from "#ui/no-value.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import { columnsFor } from "#ui/table-column.ts";
import { PlaceBadge } from "./status-badge.tsx";

const helper = columnsFor<Outputs["registration"]["list"]["items"][number]>();

/** What those who run a training read of a learner: who it is, and how far they are. Their addresses are nobody's business. */
export function useLearnerColumns() {
  const t = useTranslations("taught");
  const format = useFormat();
  return helper.columns([
    helper.accessor(({ learner }) => `${learner.lastName} ${learner.firstName}`, {
      id: "name",
      header: t("name"),
      meta: { wrap: true },
    }),
    helper.accessor("status", {
      header: t("status"),
      cell: ({ getValue }) => <PlaceBadge status={getValue()} />,
    }),
    helper.accessor("percent", {
      header: t("percent"),
      cell: ({ getValue }) => <ProgressBar label={t("percent")} percent={getValue()} />,
    }),
    helper.accessor(({ lastLesson }) => lastLesson?.title ?? null, {
      id: "lastLesson",
      header: t("lastLesson"),
      cell: ({ getValue }) => getValue() ?? <NoValue />,
      meta: { wrap: true },
    }),
    helper.accessor("lastActivityAt", {
      id: "lastActivity",
      header: t("lastActivity"),
      cell: ({ getValue }) => {
        const moment = getValue();
        return moment ? format.shortMoment(moment) : <NoValue />;
      },
    }),
    helper.accessor("registeredAt", {
      header: t("registeredAt"),
      cell: ({ getValue }) => format.shortDay(getValue()),
    }),
  ]);
}
