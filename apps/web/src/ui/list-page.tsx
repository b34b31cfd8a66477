"use client";

import { type ReactNode, Suspense } from "react";
import { FilterButton, FilterPanel } from "./filter-panel.tsx";
import styles from "./list-layout.module.css";
import { SearchBox } from "./search-box.tsx";

type Props = {
  /** Where the form goes without scripts: the list itself. */
  action: string;
  label: string;
  search: string;
  onSearch(text: string): void;
  filters?: { fields: ReactNode; chosen: number; matches: ReactNode };
  children: ReactNode;
};

/** A list with its search above it and its filters, where it has any, beside it. A plain form underneath. */
export function ListPage({ action, label, search, onSearch, filters, children }: Props) {
  return (
    <form className={styles.layout} action={action} onSubmit={(event) => event.preventDefault()}>
      <search className={styles.search}>
        <SearchBox label={label} value={search} onSearch={onSearch} />
        {filters && <FilterButton chosen={filters.chosen} />}
      </search>
      <div className={`${styles.body} ${filters ? styles.withFilters : ""}`}>
        {filters && (
          <FilterPanel footer={<Suspense>{filters.matches}</Suspense>}>{filters.fields}</FilterPanel>
        )}
        <div className={styles.results}>{children}</div>
      </div>
    </form>
  );
}
