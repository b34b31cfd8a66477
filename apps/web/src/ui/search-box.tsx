"use client";

import { IconSearch, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { TextField } from "./field.tsx";
import styles from "./search-box.module.css";
import { useDraft } from "./use-draft.ts";

type Props = { label: string; value: string; onSearch(text: string): void };

/** Searches while one types, a moment after the last letter. */
export function SearchBox({ label, value, onSearch }: Props) {
  const t = useTranslations("list");
  const draft = useDraft(value, onSearch, 300);
  return (
    <div className={styles.box}>
      <IconSearch className={styles.sign} size={20} aria-hidden />
      <TextField
        tall
        type="search"
        name="search"
        label={label}
        hideLabel
        placeholder={label}
        autoComplete="off"
        maxLength={200}
        value={draft.shown}
        onChange={({ currentTarget }) => draft.type(currentTarget.value)}
      />
      {draft.shown && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t("clearSearch")}
          onClick={() => draft.now("")}
        >
          <IconX size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}
