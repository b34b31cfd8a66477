import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import buttons from "#ui/button.module.css";
import { DetailHead } from "#ui/detail-head.tsx";
import { Facts } from "#ui/facts.tsx";
import { ProgressBar } from "#ui/progress-bar.tsx";
import styles from "./closed-training-page.module.css";
import { PlaceBadge } from "./status-badge.tsx";

/** What became of a training that is in the archive or was called off, for one who is registered in it. */
export function ClosedTrainingPage({ training, place }: Outputs["registration"]["closed"]) {
  const t = useTranslations("registration");
  const all = useTranslations("training");
  const format = useFormat();
  const { id, title, startDate, endDate } = training;
  const status = training.status === "CANCELLED" ? "CANCELLED" : "ARCHIVED";
  const learns = status === "ARCHIVED" && (place.status === "APPROVED" || place.status === "COMPLETED");
  return (
    <article>
      <DetailHead
        back={{ href: "/trainings", label: all("back") }}
        eyebrow={startDate && format.dates(startDate, endDate)}
        title={title}
      />
      <div className={styles.body}>
        <section className={styles.what} aria-labelledby="what">
          <h2 id="what">{t(`closed.${status}`)}</h2>
          <p>{t(`closedTexts.${status}`)}</p>
        </section>
        <section className={styles.place} aria-labelledby="place">
          <h2 id="place">{t("yourPlace")}</h2>
          {/* A place in what will not take place is none. */}
          {(status === "ARCHIVED" || place.status === "COMPLETED") && (
            <p>
              <PlaceBadge status={place.status} />
            </p>
          )}
          <Facts facts={[[t("registeredOn"), format.day(place.registeredAt)]]} />
          {(learns || place.percent > 0) && <ProgressBar percent={place.percent} label={t("percentLabel")} />}
          {learns && (
            <Link className={buttons.solid} href={`/learn/${id}`}>
              {place.status === "COMPLETED" ? t("again") : place.lastActivityAt ? t("goOn") : t("learn")}
            </Link>
          )}
        </section>
        <p>
          <Link className={buttons.plain} href="/trainings">
            {t("findOther")}
          </Link>
        </p>
      </div>
    </article>
  );
}
