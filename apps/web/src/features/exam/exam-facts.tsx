import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Facts } from "#ui/facts.tsx";
import type { Exam } from "./exam-page.tsx";

/** When it is open, how often one may try, and what passing it gives. */
export function ExamFacts({ exam }: { exam: Exam }) {
  const t = useTranslations("exam");
  const types = useTranslations("exams");
  const format = useFormat();
  const { startDate, endDate, training, maxAttempts, certificateValidityDays } = exam;
  return (
    <Facts
      facts={[
        [types("type"), t(`types.${exam.type}`)],
        [t("training"), training && <Link href={`/trainings/${training.id}`}>{training.title}</Link>],
        [t("opensAt"), startDate && <Moment moment={startDate} />],
        [t("closesAt"), endDate && <Moment moment={endDate} />],
        [t("timing"), !startDate && !endDate && t("always")],
        [
          t("attempts"),
          maxAttempts === null ? t("unlimited") : t("maxAttempts", { n: format.number(maxAttempts) }),
        ],
        [
          t("warning"),
          exam.timeWarningMinutes && t("warningBefore", { span: format.minutes(exam.timeWarningMinutes) }),
        ],
        [
          t("certificate"),
          exam.issuesCertificate && (
            <>
              {certificateValidityDays === null
                ? t("certificateForever")
                : t("certificateValid", { span: format.count("days", certificateValidityDays) })}
              {exam.certificateDescription && <p>{exam.certificateDescription}</p>}
            </>
          ),
        ],
      ]}
    />
  );
}

function Moment({ moment }: { moment: string }) {
  const t = useTranslations("exam");
  const format = useFormat();
  return (
    <>
      {format.moment(moment)}
      <p>{t("bakuTime")}</p>
    </>
  );
}
