import type { ReactNode } from "react";
import styles from "./entrance.module.css";

/** A page by which people get in: what it is for, and its form below. */
export const EntrancePage = (props: { title: string; lead?: string; children: ReactNode }) => (
  <div className={styles.page}>
    <div>
      <h1 className={styles.title}>{props.title}</h1>
      {props.lead && <p className={styles.lead}>{props.lead}</p>}
    </div>
    {props.children}
  </div>
);
