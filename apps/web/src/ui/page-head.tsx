import type { ReactNode } from "react";
import styles from "./page-head.module.css";

/** What a page is about, over a strip of land. */
export function PageHead({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <div className={styles.head}>
      <div className={styles.inner}>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {children}
      </div>
      <svg className={styles.land} viewBox="0 0 1440 120" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.far} d="M0 84C220 30 420 22 640 58s430 40 800-26v88H0z" />
        <path className={styles.middle} d="M0 104c260-54 470-50 700-22s470 26 740-30v68H0z" />
        <path className={styles.near} d="M0 116c300-30 560-34 800-14 250 20 440 10 640-16v34H0z" />
      </svg>
    </div>
  );
}
