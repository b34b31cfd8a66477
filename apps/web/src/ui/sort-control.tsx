"use client";

import { IconSortAscending, IconSortDescending } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { SelectField } from "./field.tsx";
import styles from "./sort-control.module.css";

type Order = "asc" | "desc";
type Props<Sort extends string> = {
  sorts: readonly { value: Sort; label: string }[];
  sort: Sort;
  order: Order;
  onSort(sort: Sort): void;
  onOrder(order: Order): void;
};

/** What a list is sorted by, and which end of it comes first. */
export function SortControl<Sort extends string>({ sorts, sort, order, onSort, onOrder }: Props<Sort>) {
  const t = useTranslations("list");
  const Icon = order === "asc" ? IconSortAscending : IconSortDescending;
  return (
    <div className={styles.control}>
      <span className={styles.label} aria-hidden="true">
        {t("sort")}
      </span>
      <SelectField
        name="sort"
        label={t("sort")}
        hideLabel
        options={[...sorts]}
        value={sort}
        onChange={({ currentTarget }) => onSort(currentTarget.value as Sort)}
      />
      <button
        type="button"
        className={styles.order}
        aria-label={`${t("reverse")}: ${t(`order.${order}`)}`}
        title={t(`order.${order}`)}
        onClick={() => onOrder(order === "asc" ? "desc" : "asc")}
      >
        <Icon size={22} aria-hidden />
      </button>
    </div>
  );
}
