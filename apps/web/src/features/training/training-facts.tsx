import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { Facts } from "#ui/facts.tsx";
import type { Training } from "./training-page.tsx";
import { useDates } from "./use-dates.ts";

/** When, where, for how many, and what one gets. */
export function TrainingFacts({ training, now }: { training: Training; now: Date }) {
  const t = useTranslations("training");
  const languages = useTranslations("languages");
  const format = useFormat();
  const dates = useDates();
  const { startTime, endTime, address, latitude, longitude, capacity, recurrenceFrequency } = training;
  const frequency = recurrenceFrequency && t(`frequencies.${recurrenceFrequency}`);
  return (
    <Facts
      facts={[
        [t("dates"), dates(training)],
        [t("time"), startTime && (endTime ? `${startTime}–${endTime}` : startTime)],
        [
          t("repeats"),
          training.isRecurring && frequency
            ? training.recurrenceEndDate
              ? t("until", { frequency, date: format.date(training.recurrenceEndDate) })
              : frequency
            : null,
        ],
        [
          t("place"),
          address && (
            <>
              {address}
              {latitude !== null && longitude !== null && (
                <p>
                  <a
                    href={`https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`}
                    rel="noreferrer"
                    target="_blank"
                  >
                    {t("map")}
                  </a>
                </p>
              )}
            </>
          ),
        ],
        [t("language"), languages(training.language)],
        [
          t("capacity"),
          capacity &&
            t("freeSeats", { free: format.number(training.freeSeats ?? 0), all: format.number(capacity) }),
        ],
        [t("registration"), <Registration key="registration" training={training} now={now} />],
        [t("certificateFor"), training.hasCertificate && <Certificate training={training} />],
      ]}
    />
  );
}

function Registration({ training, now }: { training: Training; now: Date }) {
  const t = useTranslations("training");
  const format = useFormat();
  const { registrationOpensAt: opens, registrationClosesAt: closes, requiresApproval } = training;
  const state =
    opens && new Date(opens) > now
      ? t("registrationFrom", { date: format.day(opens) })
      : closes && new Date(closes) <= now
        ? t("registrationClosed")
        : closes
          ? t("registrationUntil", { date: format.day(closes) })
          : t("registrationOpen");
  return (
    <>
      {state}
      {requiresApproval && <p>{t("approval")}</p>}
    </>
  );
}

function Certificate({ training }: { training: Training }) {
  const t = useTranslations("training");
  const format = useFormat();
  const { certificateHasExpiry, certificateExpiryYears, certificateExpiryMonths, certificateExpiryDays } =
    training;
  const span = format.span(certificateExpiryYears, certificateExpiryMonths, certificateExpiryDays);
  const needsExam = training.examRequired
    ? training.minExamScore === null
      ? t("certificateExam")
      : t("certificateScore", { n: format.percent(training.minExamScore) })
    : null;
  return (
    <>
      {certificateHasExpiry && span ? t("certificateValid", { span }) : t("certificateForever")}
      {needsExam && <p>{needsExam}</p>}
      {training.certificateDescription && <p>{training.certificateDescription}</p>}
    </>
  );
}
