"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import styles from "./active-filters.module.css";
import buttons from "./button.module.css";

export type ActiveFilter = { key: string; label: string };
type Props = { filters: ActiveFilter[]; onRemove(key: string): void; onReset(): void };

/** What the list is narrowed down by, each a tap away from being gone. */
export function ActiveFilters({ filters, onRemove, onReset }: Props) {
  const t = useTranslations("list");
  if (filters.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t("active")}>
      {filters.map(({ key, label }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.chip}
            aria-label={t("remove", { filter: label })}
            onClick={() => onRemove(key)}
          >
            {label}
            <IconX size={16} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={buttons.quiet} onClick={onReset}>
          {t("reset")}
        </button>
      </li>
    </ul>
  );
}
