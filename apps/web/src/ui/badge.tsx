import styles from "./badge.module.css";

export type Tone = "good" | "waiting" | "quiet" | "bad";

/** The state of something in a word. The tone helps the eye; the word says it all. */
export const Badge = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>
);
