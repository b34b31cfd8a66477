"use client";

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { pagesAround } from "./pages-around.ts";
import styles from "./pagination.module.css";

type Props = {
  page: number;
  /** How many pages there are. */
  last: number;
  href(page: number): string;
  onPage(page: number): void;
};

/** The pages of a list: links, so that they open in a new tab and work without scripts. */
export function Pagination({ page, last, href, onPage }: Props) {
  const t = useTranslations("list");
  if (last < 2) return null;
  const link = (to: number, content: ReactNode, label: string) => (
    <a
      className={styles.link}
      href={href(to)}
      aria-label={label}
      aria-current={to === page ? "page" : undefined}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        onPage(to);
      }}
    >
      {content}
    </a>
  );
  return (
    <nav className={styles.pages} aria-label={t("pages")}>
      <p className={styles.brief}>{t("pageOf", { n: page, last })}</p>
      <ul className={styles.list}>
        <li>{page > 1 && link(page - 1, <IconChevronLeft aria-hidden />, t("previous"))}</li>
        {pagesAround(page, last).map((n, i) =>
          n === "gap" ? (
            <li key={`gap-${i}`} className={styles.gap} aria-hidden="true">
              …
            </li>
          ) : (
            <li key={n} className={styles.number}>
              {link(n, n, t("page", { n }))}
            </li>
          ),
        )}
        <li>{page < last && link(page + 1, <IconChevronRight aria-hidden />, t("next"))}</li>
      </ul>
    </nav>
  );
}

const opensElsewhere = (event: MouseEvent) =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
