import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { ShareBar } from "#ui/share-bar.tsx";
import type { Training } from "./training-page.tsx";

/** How far those who registered have come. */
export function TrainingStatistics({ statistics }: Pick<Training, "statistics">) {
  const t = useTranslations("training");
  const format = useFormat();
  const { totalRegistrations, startedCount, completedCount, completionRate } = statistics;
  if (totalRegistrations === 0) return <p>{t("noRegistrations")}</p>;
  return (
    <>
      <ShareBar
        shares={[
          { label: t("completed"), n: completedCount, tone: "done" },
          { label: t("started"), n: startedCount, tone: "under" },
          { label: t("notStarted"), n: totalRegistrations - startedCount - completedCount, tone: "rest" },
        ]}
      />
      <p>
        {format.count("registrations", totalRegistrations)}.{" "}
        {t("completion", { rate: format.percent(completionRate) })}
      </p>
    </>
  );
}
