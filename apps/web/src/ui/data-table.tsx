"use client";

import { IconChevronDown, IconChevronUp, IconSelector } from "@tabler/icons-react";
import { functionalUpdate, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./data-table.module.css";
import { MatchesFrame, type MatchesProps } from "./matches-frame.tsx";
import { SortControl } from "./sort-control.tsx";
import { type Columns, features } from "./table-column.ts";
import { type Order, orderAfterClick, type Sorts, sortingOf } from "./table-sort.ts";

type Props<Row extends { id: number | string }> = Omit<
  MatchesProps<Row>,
  "children" | "controls" | "state"
> & {
  /** What the rows are, in a word or two. */
  caption: string;
  columns: Columns<Row>;
  /** What the API can sort by; the columns of these ids get a button in their head. */
  sorts: Sorts;
  /** What the list is, or is about to be, sorted by. */
  sort: string;
  order: Order;
  state: MatchesProps<Row>["state"] & { sortIn(sort: string, order: Order, expected: Order): void };
  /** What can be done with the list as a whole: export it, add to it. */
  toolbar?: ReactNode;
  /** What can be done with a row: links and buttons that say by themselves which row they are about. */
  actions?(row: Row): ReactNode;
};

/**
 * A page of a list that the API filters, sorts and counts, as a table whose state is in the address. On a phone each row
 * is a card with the columns' names in it, and what sorts is chosen above them.
 */
export function DataTable<Row extends { id: number | string }>(props: Props<Row>) {
  const { caption, columns, sorts, sort, order, toolbar, actions, ...frame } = props;
  const { list, state } = frame;
  const t = useTranslations("admin.table");
  const sorting = sortingOf(sort, order);
  const table = useTable({
    features,
    columns,
    data: list.items,
    getRowId: (row) => String(row.id),
    manualSorting: true,
    state: { sorting },
    onSortingChange: (change) => {
      const [next] = functionalUpdate(change, sorting);
      if (next) sortIn(next.id, next.desc ? "desc" : "asc");
    },
  });
  const expectedOf = (id: string) => sorts[id] ?? "asc";
  const sortIn = (id: string, to: Order) => state.sortIn(id, to, expectedOf(id));
  const heads = table.getFlatHeaders().map((header) => ({
    header,
    id: header.column.id,
    label: String(header.column.columnDef.header ?? ""),
    look: lookOf(header.column.columnDef.meta),
    sorted: header.column.getIsSorted(),
    sorts: header.column.id in sorts,
  }));
  return (
    <MatchesFrame
      {...frame}
      controls={
        <div className={styles.controls}>
          <div className={styles.sort}>
            <SortControl
              sorts={heads.filter((head) => head.sorts).map(({ id, label }) => ({ value: id, label }))}
              sort={sort}
              order={order}
              onSort={(id) => sortIn(id, expectedOf(id))}
              onOrder={(to) => sortIn(sort, to)}
            />
          </div>
          {toolbar}
        </div>
      }
    >
      <div className={`${styles.scroll} ${state.stale ? styles.stale : ""}`}>
        <table className={styles.table} aria-busy={state.stale}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {heads.map(({ header, id, label, look, sorted, sorts }) => (
                <th key={id} scope="col" className={look} aria-sort={sorted ? spoken[sorted] : undefined}>
                  {sorts ? (
                    <SortButton
                      label={label}
                      sorted={sorted}
                      onClick={() =>
                        header.column.toggleSorting(orderAfterClick(sorted, expectedOf(id)) === "desc")
                      }
                    />
                  ) : (
                    label
                  )}
                </th>
              ))}
              {actions && (
                <th scope="col" className={styles.actions}>
                  <span className="visually-hidden">{t("actions")}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getAllCells().map((cell, place) => {
                  const { header, meta } = cell.column.columnDef;
                  const content = <table.FlexRender cell={cell} />;
                  return place === 0 ? (
                    <th key={cell.id} scope="row" className={lookOf(meta)}>
                      {content}
                    </th>
                  ) : (
                    <td key={cell.id} className={lookOf(meta)} data-label={String(header ?? "")}>
                      {content}
                    </td>
                  );
                })}
                {actions && <td className={styles.actions}>{actions(row.original)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </MatchesFrame>
  );
}

const spoken = { asc: "ascending", desc: "descending" } as const;
const signs = { asc: IconChevronUp, desc: IconChevronDown, none: IconSelector };

/** The name of a column that sorts by it, and the other way round when it does already. */
function SortButton(props: { label: string; sorted: Order | false; onClick(): void }) {
  const { label, sorted, onClick } = props;
  const Sign = signs[sorted || "none"];
  return (
    <button type="button" className={styles.button} onClick={onClick}>
      {label}
      <Sign className={sorted ? styles.signOn : styles.sign} size={16} aria-hidden />
    </button>
  );
}

const lookOf = ({ align, wrap = false }: { align?: "end"; wrap?: boolean } = {}) =>
  `${align === "end" ? styles.end : ""} ${wrap ? styles.wrap : ""}`.trim() || undefined;
