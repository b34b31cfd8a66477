import type { Outputs } from "@agrar/api";
import { IconCertificate, IconCircleCheck, IconClock, IconUsers } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import card from "#ui/card.module.css";
import { Tally } from "#ui/tally.tsx";
import styles from "./exam-card.module.css";
import { PhaseBadge } from "./phase-badge.tsx";
import { useOpening } from "./use-opening.ts";

/** An exam in a list: what it is of, when it is open, and what it takes to pass. */
export function ExamCard({ exam }: { exam: Outputs["exam"]["list"]["items"][number] }) {
  const t = useTranslations("exam");
  const format = useFormat();
  const opening = useOpening(exam);
  return (
    <article className={`${card.card} ${styles.card}`}>
      <p className={styles.top}>
        <PhaseBadge phase={exam.phase} />
        {exam.issuesCertificate && (
          <span className={styles.certificate}>
            <IconCertificate size={18} aria-hidden />
            {t("certificate")}
          </span>
        )}
      </p>
      <p className={card.eyebrow}>{exam.category.name}</p>
      <h3 className={card.title}>
        <Link className={card.link} href={`/exams/${exam.id}`} prefetch={false}>
          {exam.title}
        </Link>
      </h3>
      {exam.training && <p className={card.person}>{exam.training.title}</p>}
      <dl className={styles.figures}>
        <div>
          <dt>{t("passingScore")}</dt>
          <dd>{format.percent(exam.passingScore)}</dd>
        </div>
        <div>
          <dt>{t("duration")}</dt>
          <dd>{format.minutes(exam.durationMinutes)}</dd>
        </div>
        <div>
          <dt>{t("questions")}</dt>
          <dd>{format.number(exam.examQuestionCount)}</dd>
        </div>
      </dl>
      <div className={styles.foot}>
        <p className={styles.opening}>
          <IconClock size={18} aria-hidden />
          {opening}
        </p>
        <ul className={styles.tallies}>
          <Tally icon={IconUsers} what="attempts" n={exam.registrationsCount} />
          <Tally icon={IconCircleCheck} what="passed" n={exam.passedCount} />
        </ul>
      </div>
    </article>
  );
}
