import { Link } from "#i18n/navigation.ts";
import styles from "./figure-grid.module.css";

export type Figure = {
  name: string;
  value: string;
  /** Where what it counts is listed. */
  href?: string;
  /** What belongs to the number: how it was before, what it is part of. */
  note?: string | undefined;
  /** What it means, in a sentence. */
  about?: string;
  /** Whether somebody should look after it. */
  bad?: boolean;
};

/** Figures side by side, each with the way to what it counts where there is one. */
export const FigureGrid = ({ figures }: { figures: Figure[] }) => (
  <dl className={styles.grid}>
    {figures.map(({ name, value, href, note, about, bad = false }) => (
      <div key={name} className={href ? `${styles.figure} ${styles.way}` : styles.figure}>
        <dt>
          {href ? (
            <Link className={styles.link} href={href} prefetch={false}>
              {name}
            </Link>
          ) : (
            name
          )}
        </dt>
        <dd>
          <span className={bad ? `${styles.number} ${styles.bad}` : styles.number}>{value}</span>
          {note && <span className={styles.note}>{note}</span>}
          {about && <span className={styles.note}>{about}</span>}
        </dd>
      </div>
    ))}
  </dl>
);
