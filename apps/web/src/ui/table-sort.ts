import type { SortingState } from "@tanstack/react-table";

export type Order = "asc" | "desc";

/** What a table can be sorted by, each with the order that a reader expects of it first. The ids of its columns. */
export type Sorts = Readonly<Record<string, Order>>;

/** The sort of an address in a table's words. */
export const sortingOf = (sort: string, order: Order): SortingState => [{ id: sort, desc: order === "desc" }];

/** What a click on a column's head asks for: the other order of what sorts already, else the one expected first. */
export function orderAfterClick(sorted: Order | false, expected: Order): Order {
  if (sorted) return sorted === "asc" ? "desc" : "asc";
  return expected;
}
