import { IconStarFilled } from "@tabler/icons-react";
import styles from "./stars.module.css";

/** Stars of five to the eye, the words to a screen reader. Of a broken number, a star is filled as far as it goes. */
export const Stars = ({ n, label }: { n: number; label: string }) => (
  <span className={styles.stars}>
    <span className="visually-hidden">{label}</span>
    <span className={styles.row} aria-hidden="true">
      {places.map((place) => (
        <IconStarFilled key={place} size={18} />
      ))}
      <span className={styles.full} style={{ width: `${(n / places.length) * 100}%` }}>
        {places.map((place) => (
          <IconStarFilled key={place} size={18} />
        ))}
      </span>
    </span>
  </span>
);

const places = [1, 2, 3, 4, 5];
