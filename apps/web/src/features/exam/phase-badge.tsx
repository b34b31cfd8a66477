import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import styles from "./phase-badge.module.css";

/** Whether an exam can be taken now. */
export function PhaseBadge({ phase }: { phase: Outputs["exam"]["byId"]["phase"] }) {
  const t = useTranslations("exam.phases");
  return <span className={`${styles.badge} ${styles[phase]}`}>{t(phase)}</span>;
}
