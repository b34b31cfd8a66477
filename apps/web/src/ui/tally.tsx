import type { IconUsers } from "@tabler/icons-react";
import { type Countable, useFormat } from "#i18n/use-format.ts";
import styles from "./card.module.css";

/** A count in little room: a sign and a number to the eye, the whole words to a screen reader and on hover. */
export function Tally({ icon: Icon, what, n }: { icon: typeof IconUsers; what: Countable; n: number }) {
  const format = useFormat();
  const words = format.count(what, n);
  return (
    <li className={styles.tally} title={words}>
      <Icon size={18} aria-hidden />
      <span aria-hidden="true">{format.number(n)}</span>
      <span className="visually-hidden">{words}</span>
    </li>
  );
}
