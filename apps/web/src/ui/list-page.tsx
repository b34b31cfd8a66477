"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FilterButton, FilterPanel } from "./filter-panel.tsx";
import styles from "./list-layout.module.css";
import { SearchBox } from "./search-box.tsx";

type Search = { label: string; search: string; onSearch(text: string): void };

/** A list that is not searched has filters alone. */
type Props = (Search | { [Key in keyof Search]?: never }) & {
  /** Where the form goes without scripts: the list itself. */
  action: string;
  filters?: {
    fields: ReactNode;
    /** How many are chosen. */
    chosen: number;
    /** How many rows match, in words; and what is matched, so that a failure is forgotten when that changes. */
    matches: ReactNode;
    matched: unknown;
  };
  /** Whether all of the width is the list's, with the filters above it: what tables need. */
  wide?: boolean;
  children: ReactNode;
};

/** A list with its search above it and its filters, where it has any, beside it. A plain form underneath. */
export function ListPage({ action, filters, wide = false, children, ...searched }: Props) {
  const t = useTranslations("list");
  return (
    <form
      className={wide ? styles.wide : styles.layout}
      action={action}
      onSubmit={(event) => event.preventDefault()}
    >
      <search className={styles.search}>
        {searched.onSearch && (
          <SearchBox label={searched.label} value={searched.search} onSearch={searched.onSearch} />
        )}
        {filters && <FilterButton chosen={filters.chosen} />}
      </search>
      <div className={`${styles.body} ${filters && !wide ? styles.withFilters : ""}`}>
        {filters && (
          <FilterPanel
            above={wide}
            footer={
              // The list itself says why it did not come; here there is just no number.
              <ErrorBoundary resetKey={filters.matched} fallback={() => t("close")}>
                <Suspense fallback={t("loading")}>{filters.matches}</Suspense>
              </ErrorBoundary>
            }
          >
            {filters.fields}
          </FilterPanel>
        )}
        <div className={styles.results}>{children}</div>
      </div>
    </form>
  );
}
