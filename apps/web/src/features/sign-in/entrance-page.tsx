import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./entrance.module.css";

type Props = { title: string; lead?: string; children: ReactNode };

/** A page by which people get in: what it is for, and its form below. */
export function EntrancePage({ title, lead, children }: Props) {
  const t = useTranslations("entrance");
  return (
    <div className={styles.page}>
      <div>
        <h1 className={styles.title}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      <noscript>
        <p className={styles.refusal}>{t("scripts")}</p>
      </noscript>
      {children}
    </div>
  );
}
