import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { ShareBar } from "#ui/share-bar.tsx";
import type { Exam } from "./exam-page.tsx";

/** How those fared who have taken it. */
export function ExamStatistics({ exam }: { exam: Exam }) {
  const t = useTranslations("exam");
  const format = useFormat();
  const { registrationsCount, completedCount, passedCount, passRate } = exam;
  if (registrationsCount === 0) return <p>{t("noAttempts")}</p>;
  return (
    <>
      <ShareBar
        shares={[
          { label: t("passed"), n: passedCount, tone: "done" },
          { label: t("failed"), n: completedCount - passedCount, tone: "under" },
          { label: t("unfinished"), n: registrationsCount - completedCount, tone: "rest" },
        ]}
      />
      <p>
        {format.count("attempts", registrationsCount)}.{" "}
        {completedCount > 0 && t("passRate", { rate: format.percent(passRate) })}
      </p>
    </>
  );
}
