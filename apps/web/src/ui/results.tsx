"use client";

import type { ReactNode } from "react";
import styles from "./list-layout.module.css";
import { MatchesFrame, type MatchesProps } from "./matches-frame.tsx";

type Props<Item> = Omit<MatchesProps<Item>, "children"> & { children(item: Item, place: number): ReactNode };

/** The matches of a list, a page of them in cards, and the way to the others. */
export function Results<Item extends { id: number }>({ children, ...frame }: Props<Item>) {
  const { list, state } = frame;
  return (
    <MatchesFrame {...frame}>
      <ul className={`${styles.grid} ${state.stale ? styles.stale : ""}`} aria-busy={state.stale}>
        {list.items.map((item, place) => (
          <li key={item.id}>{children(item, place)}</li>
        ))}
      </ul>
    </MatchesFrame>
  );
}
