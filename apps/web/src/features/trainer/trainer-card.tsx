import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import card from "#ui/card.module.css";
import { Portrait } from "#ui/portrait.tsx";
import { Stars } from "#ui/stars.tsx";
import { Tags } from "#ui/tags.tsx";
import styles from "./trainer-card.module.css";

/** A trainer in the directory: who it is, what they know, how they are rated, and the way to their page and trainings. */
export function TrainerCard({ trainer }: { trainer: Outputs["trainer"]["list"]["items"][number] }) {
  const t = useTranslations("trainer");
  const format = useFormat();
  const { experienceYears, experienceMonths, trainingsCount, specializations, qualifications } = trainer;
  const experience = format.span(experienceYears, experienceMonths);
  return (
    <article className={`${card.card} ${styles.card}`}>
      <div className={styles.top}>
        <Portrait url={trainer.photoUrl} name={[trainer.firstName, trainer.lastName]} />
        <div>
          <h3 className={card.title}>
            <Link className={card.link} href={`/trainers/${trainer.id}`} prefetch={false}>
              {trainer.firstName} {trainer.lastName}
            </Link>
          </h3>
          <p className={card.eyebrow}>{trainer.specialty}</p>
        </div>
      </div>
      {trainer.description && <p className={styles.description}>{trainer.description}</p>}
      {trainer.rating.average !== null && (
        <p className={styles.rating}>
          <Stars
            n={trainer.rating.average}
            label={t("rated", { n: format.number(trainer.rating.average) })}
          />
          <span aria-hidden="true">{format.number(trainer.rating.average)}</span>
          <span className={styles.count}>{format.count("ratings", trainer.rating.count)}</span>
        </p>
      )}
      {experience && <p className={styles.experience}>{t("experience", { span: experience })}</p>}
      {specializations.length > 0 && <Tags label={t("specializations")} tags={specializations} />}
      {qualifications.length > 0 && (
        <ul className={styles.qualifications} aria-label={t("qualifications")}>
          {qualifications.map((qualification) => (
            <li key={qualification}>{qualification}</li>
          ))}
        </ul>
      )}
      <p className={styles.foot}>
        {trainingsCount > 0 ? (
          <Link href={`/trainings?trainer=${trainer.id}`} prefetch={false}>
            {format.count("trainings", trainingsCount)}
          </Link>
        ) : (
          t("none")
        )}
      </p>
    </article>
  );
}
