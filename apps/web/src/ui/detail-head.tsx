import type { ReactNode } from "react";
import { BackLink } from "./back-link.tsx";
import styles from "./detail-head.module.css";

type Props = {
  back: { href: string; label: string };
  eyebrow: ReactNode;
  title: string;
  picture?: ReactNode;
  children?: ReactNode;
};

/** What a page is about, when it is about one thing: its name, its picture, and the way back to its list. */
export function DetailHead({ back, eyebrow, title, picture, children }: Props) {
  return (
    <div className={styles.head}>
      <div className={picture ? `${styles.inner} ${styles.pictured}` : styles.inner}>
        <div className={styles.text}>
          <BackLink {...back} />
          <p className={styles.eyebrow}>{eyebrow}</p>
          <h1 className={styles.title}>{title}</h1>
          {children}
        </div>
        {picture && <div className={styles.picture}>{picture}</div>}
      </div>
    </div>
  );
}
