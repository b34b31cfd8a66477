import type { ReactNode } from "react";
import styles from "./data-table.module.css";

type Props = {
  caption: string;
  /** The first names what a row is. Numbers stand at the end of their column. */
  columns: { name: string; number?: boolean; wrap?: boolean }[];
  rows: { id: string; cells: ReactNode[] }[];
};

/** A table to read, which nothing is done with. On a phone each row is a card with the columns' names in it. */
export const PlainTable = ({ caption, columns, rows }: Props) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard, and nothing in it can be.
  <section className={styles.scroll} aria-label={caption} tabIndex={0}>
    <table className={styles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.name} scope="col" className={lookOf(column)}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.name} scope="row" className={lookOf(column)}>
                  {cells[place]}
                </th>
              ) : (
                <td key={column.name} className={lookOf(column)} data-label={column.name}>
                  {cells[place]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const lookOf = ({ number = false, wrap = false }: Props["columns"][number]) =>
  `${number ? styles.end : ""} ${wrap ? styles.wrap : ""}`.trim() || undefined;
