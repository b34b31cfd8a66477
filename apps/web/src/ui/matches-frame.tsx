"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import buttons from "./button.module.css";
import styles from "./list-layout.module.css";
import { Notice } from "./notice.tsx";
import { Pagination } from "./pagination.tsx";

/** A page of the matches of a list, as the API gives it. */
export type Matches<Item> = { items: Item[]; total: number | null; pageSize: number };

export type MatchesProps<Item> = {
  list: Matches<Item>;
  page: number;
  /** The number of matches in words. */
  counted(total: number): string;
  state: {
    /** Whether these are still the matches of what was asked before. */
    stale: boolean;
    href(page: number): string;
    turnTo(page: number): void;
    reset(): void;
  };
  controls: ReactNode;
  chips?: ReactNode;
  /** What to say where nothing narrows the list down and there is nothing yet. */
  nothing?: string | undefined;
  /** The way to the first of them, said below that. */
  begin?: ReactNode;
  /** The matches themselves; not shown where there are none. */
  children: ReactNode;
};

/** What stands around the matches of a list: their number, what narrows them down, and the way to the others. */
export function MatchesFrame<Item>(props: MatchesProps<Item>) {
  const { list, page, counted, state, controls, chips, nothing, begin, children } = props;
  const t = useTranslations("list");
  const heading = useRef<HTMLHeadingElement>(null);
  const total = list.total ?? list.items.length;
  const turnTo = (to: number) => {
    state.turnTo(to);
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      <div className={styles.bar}>
        <h2 ref={heading} tabIndex={-1} className={styles.count}>
          {counted(total)}
        </h2>
        {controls}
      </div>
      <p role="status" className="visually-hidden">
        {state.stale ? t("loading") : counted(total)}
      </p>
      <div className={styles.chips}>{chips}</div>
      {list.items.length > 0 ? (
        children
      ) : total > 0 ? (
        <Notice art="lost" title={t("beyond")}>
          <p>{t("beyondText")}</p>
          <button type="button" className={buttons.solid} onClick={() => turnTo(1)}>
            {t("toFirst")}
          </button>
        </Notice>
      ) : nothing ? (
        <Notice art="empty" title={nothing}>
          {begin}
        </Notice>
      ) : (
        <Notice art="empty" title={t("empty")}>
          <p>{t("emptyText")}</p>
          <button type="button" className={buttons.solid} onClick={state.reset}>
            {t("reset")}
          </button>
        </Notice>
      )}
      {list.items.length > 0 && (
        <Pagination page={page} last={Math.ceil(total / list.pageSize)} href={state.href} onPage={turnTo} />
      )}
    </>
  );
}
