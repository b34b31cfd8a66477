import type { ReactNode } from "react";
import styles from "./account-section.module.css";

type Props = {
  /** Its anchor. */
  id: string;
  title: string;
  lead?: ReactNode;
  children: ReactNode;
};

/** A part of the account under a heading of its own. */
export const AccountSection = ({ id, title, lead, children }: Props) => (
  <section id={id} className={styles.section} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`} className={styles.title}>
      {title}
    </h2>
    {lead && <p className={styles.lead}>{lead}</p>}
    {children}
  </section>
);
