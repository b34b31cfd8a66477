import type { ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import styles from "./row-action.module.css";

type Common = {
  icon: ReactNode;
  label: string;
  /** The label, and which row it is about. */
  name: string;
};

/** What can be done with a row, side by side: signs in a table, words too where a row is a card. */
export const RowActions = ({ children }: { children: ReactNode }) => (
  <div className={styles.actions}>{children}</div>
);

export const RowAction = ({ icon, label, name, onClick }: Common & { onClick(): void }) => (
  <button type="button" className={styles.action} aria-label={name} title={label} onClick={onClick}>
    {icon}
    <span className={styles.word}>{label}</span>
  </button>
);

export const RowLink = ({ icon, label, name, href }: Common & { href: string }) => (
  <Link className={styles.action} href={href} aria-label={name} title={label} prefetch={false}>
    {icon}
    <span className={styles.word}>{label}</span>
  </Link>
);
