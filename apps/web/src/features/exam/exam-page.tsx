import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { AsidePart, DetailBody, Part, Prose } from "#ui/detail-body.tsx";
import { DetailHead } from "#ui/detail-head.tsx";
import { LanguageNote } from "#ui/language-note.tsx";
import { Tags } from "#ui/tags.tsx";
import { ExamArt } from "./exam-art.tsx";
import { ExamConduct } from "./exam-conduct.tsx";
import { ExamFacts } from "./exam-facts.tsx";
import styles from "./exam-page.module.css";
import { ExamStatistics } from "./exam-statistics.tsx";
import { PhaseBadge } from "./phase-badge.tsx";
import { useOpening } from "./use-opening.ts";

export type Exam = Outputs["exam"]["byId"];

/** All about one exam, except its questions. */
export function ExamPage({ exam }: { exam: Exam }) {
  const t = useTranslations("exam");
  const format = useFormat();
  const opening = useOpening(exam);
  return (
    <article>
      <DetailHead
        back={{ href: "/exams", label: t("back") }}
        eyebrow={<Link href={`/exams?category=${exam.category.id}`}>{exam.category.name}</Link>}
        title={exam.title}
        picture={<ExamArt />}
      >
        <p className={styles.opening}>
          <PhaseBadge phase={exam.phase} />
          {opening}
        </p>
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
      </DetailHead>
      <DetailBody
        aside={
          <AsidePart title={t("facts")}>
            <ExamFacts exam={exam} />
          </AsidePart>
        }
      >
        <LanguageNote available={exam.availableLocales} text={t("otherLanguage")} />
        {exam.description && (
          <Part title={t("about")}>
            <Prose text={exam.description} />
            {exam.hashtags.length > 0 && (
              <div className={styles.tags}>
                <Tags label={t("tags")} tags={exam.hashtags} />
              </div>
            )}
          </Part>
        )}
        {exam.rules && (
          <Part title={t("rules")}>
            <Prose text={exam.rules} />
          </Part>
        )}
        {exam.instructions && (
          <Part title={t("instructions")}>
            <Prose text={exam.instructions} />
          </Part>
        )}
        <Part title={t("conduct")}>
          <ExamConduct exam={exam} />
        </Part>
        <Part title={t("statistics")}>
          <ExamStatistics exam={exam} />
        </Part>
      </DetailBody>
    </article>
  );
}
