import { useFormat } from "#i18n/use-format.ts";
import styles from "./progress-bar.module.css";

/** How far something is, 0 to 100, drawn and in a number. */
export function ProgressBar({ label, percent }: { label: string; percent: number }) {
  const format = useFormat();
  return (
    <p className={styles.frame}>
      <progress className={styles.bar} aria-label={label} max={100} value={percent} />
      <span aria-hidden="true">{format.progress(percent)}</span>
    </p>
  );
}
