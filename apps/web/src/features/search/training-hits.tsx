import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import { Marked } from "#ui/marked.tsx";
import type { Trainings } from "./address.ts";
import styles from "./training-hits.module.css";

/** Trainings that were found, with the words where they are. */
export function TrainingHits({ items }: { items: Trainings["items"] }) {
  const t = useTranslations();
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.id}>
          <article className={styles.hit}>
            <p className={styles.category}>{item.category.name}</p>
            <h3 className={styles.title}>
              <Link href={`/trainings/${item.id}`} prefetch={false}>
                <Marked text={item.title} marks={item.titleMarks} />
              </Link>
            </h3>
            {item.excerpt && (
              <p className={styles.excerpt}>
                <Marked {...item.excerpt} />
              </p>
            )}
            <ul className={styles.facts}>
              <li>
                {item.trainer.firstName} {item.trainer.lastName}
              </li>
              <li>{item.startDate ? format.dates(item.startDate, item.endDate) : t("training.anytime")}</li>
              <li>{t(`training.types.${item.type}`)}</li>
              {item.difficulty && <li>{t(`training.difficulties.${item.difficulty}`)}</li>}
              {item.hasCertificate && <li>{t("training.certificate")}</li>}
              {!item.freeSeats && <li className={styles.full}>{t("search.full")}</li>}
            </ul>
          </article>
        </li>
      ))}
    </ul>
  );
}
