import { Link } from "#i18n/navigation.ts";
import styles from "./row-name.module.css";

/** The name of a row, which leads to what it is of, and a word below it. */
export const RowName = ({ href, name, note }: { href: string; name: string; note: string }) => (
  <>
    <Link className={styles.name} href={href} prefetch={false}>
      {name}
    </Link>
    <span className={styles.note}>{note}</span>
  </>
);
