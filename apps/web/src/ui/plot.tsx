import type { ReactNode } from "react";
import styles from "./plot.module.css";

type Props = {
  title: string;
  /** One after another, as far apart as each from the next; null where there is none. */
  values: (number | null)[];
  /** How a value is said. */
  text(value: number): string;
  /** What stands beside the title. */
  note: string;
  /** The whole plot in words. */
  label: string;
  /** When it begins and ends. */
  from: string;
  to: string;
  /** How high it is at least: a line that hardly moves shall not look wild. */
  least?: number;
};

/** Plots beside each other, as many as there is room for. */
export const Plots = ({ children }: { children: ReactNode }) => (
  <div className={styles.plots}>{children}</div>
);

const size = { width: 300, height: 72 };

/** Values over time as a line, from nothing up to the highest. Its numbers are to be had elsewhere on the page. */
export function Plot({ title, values, text, note, label, from, to, least = 0 }: Props) {
  const most = Math.max(least, ...values.map((value) => value ?? 0)) || 1;
  const lines = linesOf(values, most);
  return (
    <figure className={styles.plot}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.note}>{note}</span>
      </figcaption>
      <div className={styles.frame}>
        <span className={styles.most} aria-hidden="true">
          {text(most)}
        </span>
        <svg
          className={styles.picture}
          viewBox={`0 0 ${size.width} ${size.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          {lines.map((points) => (
            <g key={points[0]}>
              <polygon className={styles.area} points={areaOf(points)} />
              <polyline className={styles.line} points={points.join(" ")} />
            </g>
          ))}
        </svg>
      </div>
      <p className={styles.times} aria-hidden="true">
        <span>{from}</span>
        <span>{to}</span>
      </p>
    </figure>
  );
}

/** The points of each stretch without a gap. A single value is drawn as wide as its place. */
function linesOf(values: (number | null)[], most: number): string[][] {
  const step = size.width / Math.max(1, values.length - 1);
  const lines: string[][] = [[]];
  for (const [place, value] of values.entries()) {
    if (value === null) lines.push([]);
    else {
      const y = (size.height - (value / most) * (size.height - 4)).toFixed(1);
      lines.at(-1)?.push(`${(place * step).toFixed(1)},${y}`);
    }
  }
  return lines
    .filter((points) => points.length > 0)
    .map((points) => {
      const [x = 0, y = 0] = (points[0] ?? "").split(",").map(Number);
      const end = Math.min(size.width, x + step / 2);
      return points.length > 1 ? points : [`${end - step / 2},${y}`, `${end},${y}`];
    });
}

function areaOf(points: string[]): string {
  const xOf = (point = "") => point.split(",")[0];
  return [`${xOf(points[0])},${size.height}`, ...points, `${xOf(points.at(-1))},${size.height}`].join(" ");
}
