import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Stars } from "#ui/stars.tsx";
import { Moderation } from "./moderation.tsx";
import styles from "./rating.module.css";

/** What learners think of trainings, with what admins can do about what they say. */
export function RatingRows({ rows }: { rows: Outputs["rating"]["list"]["items"] }) {
  const t = useTranslations("rating");
  const format = useFormat();
  return (
    <ul className={styles.comments} aria-label={t("all")}>
      {rows.map(({ id, stars, comment, createdAt, training, author, hiddenReason }) => {
        const name = `${author.firstName} ${author.lastName ?? ""}`.trim();
        return (
          <li key={id} className={styles.comment}>
            <p className={styles.who}>
              <strong>{name}</strong>
              <Stars n={stars} label={format.count("stars", stars)} />
              <span>{format.shortMoment(createdAt)}</span>
            </p>
            <p>
              <Link href={`/trainings/${training.id}`} prefetch={false}>
                {training.title}
              </Link>
            </p>
            {comment && <p className={styles.said}>{comment}</p>}
            {hiddenReason && <p className={styles.hidden}>{t("hiddenBecause", { reason: hiddenReason })}</p>}
            {comment && <Moderation id={id} name={name} hidden={hiddenReason !== null} />}
          </li>
        );
      })}
    </ul>
  );
}
