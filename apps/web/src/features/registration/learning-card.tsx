import type { Outputs } from "@agrar/api";
import { IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Banner } from "#ui/banner.tsx";
import card from "#ui/card.module.css";
import { ProgressBar } from "#ui/progress-bar.tsx";
import styles from "./learning-card.module.css";

type Registration = Outputs["registration"]["list"]["items"][number];

/** A training that one is in: how far one is, and the way to the next lesson. */
export function LearningCard({ registration }: { registration: Registration }) {
  const t = useTranslations("learn");
  const format = useFormat();
  const { training, percent, nextLesson, lastActivityAt } = registration;
  const lesson = nextLesson ?? registration.lastLesson;
  return (
    <article className={card.card}>
      <div className={card.banner}>
        <Banner url={training.bannerUrl} seed={training.id} early />
      </div>
      <div className={`${card.body} ${styles.body}`}>
        <h3 className={card.title}>
          <Link
            className={card.link}
            href={lesson ? `/learn/${training.id}/${lesson.id}` : `/trainings/${training.id}`}
            prefetch={false}
          >
            {training.title}
          </Link>
        </h3>
        <ProgressBar label={t("progress")} percent={percent} />
        {nextLesson && (
          <p className={styles.next}>
            <IconPlayerPlay size={18} aria-hidden />
            <span>
              {t(registration.startedAt ? "nextLesson" : "firstLesson")} <strong>{nextLesson.title}</strong>
            </span>
          </p>
        )}
        {lastActivityAt && (
          <p className={styles.last}>{t("lastActivity", { day: format.day(lastActivityAt) })}</p>
        )}
      </div>
    </article>
  );
}
