import type { Outputs } from "@agrar/api";
import { IconStarFilled } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { Banner } from "#ui/banner.tsx";
import buttons from "#ui/button.module.css";
import { AsidePart, DetailBody, Part, Prose } from "#ui/detail-body.tsx";
import { DetailHead } from "#ui/detail-head.tsx";
import { LanguageNote } from "#ui/language-note.tsx";
import { Portrait } from "#ui/portrait.tsx";
import { Tags } from "#ui/tags.tsx";
import { TrainingFacts } from "./training-facts.tsx";
import { TrainingMedia } from "./training-media.tsx";
import { TrainingOutline } from "./training-outline.tsx";
import styles from "./training-page.module.css";
import { TrainingStatistics } from "./training-statistics.tsx";

export type Training = Outputs["training"]["byId"];

type Props = { training: Training; now: Date; own: ReactNode; ratings: ReactNode };

/** All about one training, with what its reader can do about it and what others think of it. Its programme is fetched when the reader comes to it. */
export function TrainingPage({ training, now, own, ratings }: Props) {
  const t = useTranslations("training");
  const format = useFormat();
  const { category, trainer, exam, type, difficulty } = training;
  return (
    <article>
      <DetailHead
        back={{ href: "/trainings", label: t("back") }}
        eyebrow={<Link href={`/trainings?category=${category.id}`}>{category.name}</Link>}
        title={training.title}
        picture={<Banner url={training.bannerUrl} seed={training.id} early />}
      >
        <ul className={styles.badges}>
          <li>{t(`types.${type}`)}</li>
          {difficulty && <li>{t(`difficulties.${difficulty}`)}</li>}
          {training.hasCertificate && <li className={styles.gold}>{t("certificate")}</li>}
          {training.modulesCount > 0 && <li>{format.count("modules", training.modulesCount)}</li>}
          {training.lessonsCount > 0 && <li>{format.count("lessons", training.lessonsCount)}</li>}
          {training.rating.average !== null && (
            <li className={styles.rating}>
              <IconStarFilled className={styles.star} size={16} aria-hidden />
              {format.number(training.rating.average)} · {format.count("ratings", training.rating.count)}
            </li>
          )}
        </ul>
      </DetailHead>
      <DetailBody
        aside={
          <>
            {own}
            <AsidePart title={t("facts")}>
              <TrainingFacts training={training} now={now} />
            </AsidePart>
            <AsidePart title={t("trainer")}>
              <div className={styles.trainer}>
                <Portrait url={trainer.photoUrl} name={[trainer.firstName, trainer.lastName]} small />
                <p>
                  <strong>
                    <Link href={`/trainers/${trainer.id}`}>
                      {trainer.firstName} {trainer.lastName}
                    </Link>
                  </strong>
                  <Link href={`/trainings?trainer=${trainer.id}`}>{t("trainerAll")}</Link>
                </p>
              </div>
            </AsidePart>
            {exam && (
              <AsidePart title={t("exam")}>
                <p className={styles.exam}>{exam.title}</p>
                <Link className={buttons.plain} href={`/exams/${exam.id}`}>
                  {t("examOpen")}
                </Link>
              </AsidePart>
            )}
          </>
        }
      >
        <Part title={t("about")}>
          <LanguageNote available={training.availableLocales} text={t("otherLanguage")} />
          <Prose text={training.description ?? t("noDescription")} />
          {training.tags.length > 0 && (
            <div className={styles.tags}>
              <Tags label={t("tags")} tags={training.tags} />
            </div>
          )}
        </Part>
        <Part title={t("outline")}>
          <Hydrate>
            <TrainingOutline id={training.id} modules={training.modulesCount} />
          </Hydrate>
        </Part>
        <Part title={t("statistics")}>
          <TrainingStatistics statistics={training.statistics} />
        </Part>
        <Part title={t("ratings")}>{ratings}</Part>
        <Part title={t("media")}>
          <TrainingMedia media={training.media} statistics={training.mediaStatistics} />
        </Part>
      </DetailBody>
    </article>
  );
}
