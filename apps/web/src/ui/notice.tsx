import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = {
  art: keyof typeof arts;
  title: string;
  /** 1 where it is the whole page. */
  level?: 1 | 2 | 3;
  children: ReactNode;
};

/** What stands in a page's place when there is nothing else to show: why, and a way out. */
export function Notice({ art, title, level = 2, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section className={styles.notice}>
      <svg className={styles.art} viewBox="0 0 160 110" aria-hidden="true">
        <ellipse className={styles.ground} cx="80" cy="98" rx="74" ry="9" />
        {arts[art]}
      </svg>
      <Heading className={styles.title}>{title}</Heading>
      {children}
    </section>
  );
}

const arts = {
  /** A bare furrow with one sprout. */
  empty: (
    <>
      <path className={styles.soil} d="M18 96c14-12 28-12 42 0 12-10 28-10 40 0 14-12 28-12 42 0z" />
      <path className={styles.stem} d="M80 92V56" />
      <path className={styles.leaf} d="M80 66c-20 2-28-8-30-22 18-2 28 6 30 22z" />
      <path className={styles.leaf} d="M80 58c2-20 12-28 28-28 2 18-8 28-28 28z" />
    </>
  ),
  /** A signpost at a crossing of field tracks. */
  lost: (
    <>
      <path className={styles.soil} d="M70 98l6-16h8l6 16z" />
      <path className={styles.post} d="M76 20h8v74h-8z" />
      <path className={styles.board} d="M36 28h62l12 10-12 10H36z" />
      <path className={styles.board2} d="M124 56H66l-12 9 12 9h58z" />
    </>
  ),
  /** A pump that gives no water. */
  broken: (
    <>
      <path className={styles.post} d="M66 40h24v56H66z" />
      <path className={styles.board} d="M58 30h40v12H58z" />
      <path className={styles.stem} d="M94 36c20-2 26-10 34-22M66 58H46v10" />
      <path className={styles.drop} d="M46 76c6 8 6 14 0 14s-6-6 0-14z" />
    </>
  ),
};
