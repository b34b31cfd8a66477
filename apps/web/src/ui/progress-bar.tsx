import { useFormat } from "#i18n/use-format.ts";
import styles from "./progress-bar.module.css";

/** How much of something is done, in percent; `label` names it for who does not see the bar. */
export function ProgressBar({ percent, label }: { percent: number; label: string }) {
  const format = useFormat();
  return (
    <div className={styles.bar}>
      <progress className={styles.track} max={100} value={percent} aria-label={label} />
      <strong>{format.percent(percent)}</strong>
    </div>
  );
}
