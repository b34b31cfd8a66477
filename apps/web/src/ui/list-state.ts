"use client";

import { useLocale } from "next-intl";
import { createSerializer, type ParserMap, useQueryStates, type Values } from "nuqs";
import { useDeferredValue } from "react";
import { getPathname } from "#i18n/navigation.ts";

type Order = "asc" | "desc";
type Change<Parsers extends ParserMap> = Partial<{ [Key in keyof Parsers]: Values<Parsers>[Key] | null }>;

/**
 * The state of a list, all of it in the address. A change goes back to the first page and is one step of the
 * browser's history; the list that is there stays, as `shown`, until the next one has come.
 */
export function useListState<Parsers extends ParserMap>(parsers: Parsers, pathname: string) {
  const [search, set] = useQueryStates(parsers, { history: "push" });
  const shown = useDeferredValue(search);
  const action = getPathname({ href: pathname, locale: useLocale() });
  const serialize = createSerializer(parsers);
  const narrow = (change: Change<Parsers>) => set({ ...change, page: null } as never);
  return {
    search,
    shown,
    /** Whether `shown` is not yet what was asked for last. */
    stale: shown !== search,
    narrow,
    reset: () => set(null),
    /** Where the list is, without any state. */
    action,
    /** One step back leaves the whole search, not its last letter. */
    searchFor: (text: string) =>
      set({ search: text || null, page: null } as never, { history: search.search ? "replace" : "push" }),
    href: (page: number) => serialize(action, { ...search, page } as never),
    turnTo: (page: number) => set({ page } as never),
    /** Sorts by something else, in the order expected of it. */
    sortBy: (sort: string) => narrow({ sort, order: null } as never),
    /** Says the order, or leaves it out where it is the one expected. */
    orderBy: (order: Order, expected: Order) => narrow({ order: order === expected ? null : order } as never),
    /** Both at once, as the head of a table says them. */
    sortIn: (sort: string, order: Order, expected: Order) =>
      narrow({ sort, order: order === expected ? null : order } as never),
  };
}
