import styles from "./table-skeleton.module.css";

/** The place of a table that is on its way. */
export const TableSkeleton = ({ rows }: { rows: number }) => (
  <div aria-hidden="true" className={styles.table}>
    {Array.from({ length: rows }, (_, place) => (
      <span key={place} />
    ))}
  </div>
);
