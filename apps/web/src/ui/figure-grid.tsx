import { Link } from "#i18n/navigation.ts";
import { useFormat } from "#i18n/use-format.ts";
import styles from "./figure-grid.module.css";

type Props = {
  /** What is counted here. */
  label: string;
  /** Each figure, and where what it counts is listed. */
  figures: { name: string; n: number | null; href: string }[];
};

/** How much there is of each thing, and the way to it. */
export function FigureGrid({ label, figures }: Props) {
  const format = useFormat();
  return (
    <ul className={styles.grid} aria-label={label}>
      {figures.map(({ name, n, href }) => (
        <li key={name}>
          <Link className={styles.figure} href={href} prefetch={false}>
            <span className={styles.number}>{format.number(n ?? 0)}</span> {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
