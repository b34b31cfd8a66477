import { useFormat } from "#i18n/use-format.ts";
import styles from "./share-bar.module.css";

export type Share = { label: string; n: number; tone: "done" | "under" | "rest" };

/** The parts of a whole: a bar for the eye, and the same in words and numbers. */
export function ShareBar({ shares }: { shares: Share[] }) {
  const format = useFormat();
  const whole = shares.reduce((sum, { n }) => sum + n, 0);
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, { n }) => sum + n, 0));
  const percent = (n: number) => (n / whole) * 100;
  return (
    <div>
      <svg className={styles.bar} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        {shares.map(({ label, n, tone }, i) => (
          <rect
            key={label}
            className={styles[tone]}
            x={percent(starts[i] ?? 0)}
            width={percent(n)}
            height="4"
          />
        ))}
      </svg>
      <dl className={styles.legend}>
        {shares.map(({ label, n, tone }) => (
          <div key={label}>
            <dt>
              <span className={`${styles.dot} ${styles[tone]}`} />
              {label}
            </dt>
            <dd>
              {format.number(n)} <span>{format.percent(percent(n))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
