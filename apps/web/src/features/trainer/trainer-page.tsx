import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { BackLink } from "#ui/back-link.tsx";
import buttons from "#ui/button.module.css";
import { AsidePart, DetailBody, Part, Prose } from "#ui/detail-body.tsx";
import { Facts } from "#ui/facts.tsx";
import { Portrait } from "#ui/portrait.tsx";
import { Stars } from "#ui/stars.tsx";
import { Tags } from "#ui/tags.tsx";
import styles from "./trainer-page.module.css";

type Props = {
  trainer: Outputs["trainer"]["list"]["items"][number];
  /** Whether there are more trainings than those below. */
  more: boolean;
  /** The newest trainings. */
  children: ReactNode;
};

/** All about one trainer: who it is, what they know, how they are rated, and what they teach. */
export function TrainerPage({ trainer, more, children }: Props) {
  const t = useTranslations("trainer");
  const format = useFormat();
  const { firstName, lastName, rating, specializations, qualifications } = trainer;
  return (
    <article>
      <div className={styles.sky}>
        <div className={styles.inner}>
          <BackLink href="/trainers" label={t("back")} />
          <header className={styles.head}>
            <Portrait url={trainer.photoUrl} name={[firstName, lastName]} />
            <div>
              <h1 className={styles.name}>
                {firstName} {lastName}
              </h1>
              <p className={styles.specialty}>{trainer.specialty}</p>
              {rating.average !== null && (
                <p className={styles.rating}>
                  <Stars n={rating.average} label={t("rated", { n: format.number(rating.average) })} />
                  <strong aria-hidden="true">{format.number(rating.average)}</strong>
                  <span>{format.count("ratings", rating.count)}</span>
                </p>
              )}
            </div>
          </header>
        </div>
      </div>
      <DetailBody
        aside={
          <AsidePart title={t("facts")}>
            <Facts
              facts={[
                [t("experienceFact"), format.span(trainer.experienceYears, trainer.experienceMonths) || null],
                [t("trainingsFact"), format.number(trainer.trainingsCount)],
                [t("ratingFact"), rating.average === null ? t("unrated") : format.number(rating.average)],
              ]}
            />
          </AsidePart>
        }
      >
        <Part title={t("about")}>
          <Prose text={trainer.description ?? t("noDescription")} />
          {specializations.length > 0 && (
            <div className={styles.tags}>
              <Tags label={t("specializations")} tags={specializations} />
            </div>
          )}
        </Part>
        {qualifications.length > 0 && (
          <Part title={t("qualifications")}>
            <ul className={styles.qualifications}>
              {qualifications.map((qualification) => (
                <li key={qualification}>{qualification}</li>
              ))}
            </ul>
          </Part>
        )}
      </DetailBody>
      <section className={styles.trainings}>
        <h2>{t("trainings")}</h2>
        {children || <p>{t("none")}</p>}
        {more && (
          <p className={styles.more}>
            <Link className={buttons.plain} href={`/trainings?trainer=${trainer.id}`} prefetch={false}>
              {format.count("trainings", trainer.trainingsCount)}
            </Link>
          </p>
        )}
      </section>
    </article>
  );
}
