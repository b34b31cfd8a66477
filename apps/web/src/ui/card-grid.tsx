import type { ReactNode } from "react";
import layout from "./list-layout.module.css";

/** A few cards side by side. */
export function CardGrid<Item extends { id: number }>(props: {
  items: Item[];
  children(item: Item): ReactNode;
}) {
  return (
    <ul className={layout.grid}>
      {props.items.map((item) => (
        <li key={item.id}>{props.children(item)}</li>
      ))}
    </ul>
  );
}
