"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "./field.tsx";
import styles from "./search-box.module.css";

type Props = { label: string; value: string; onSearch(text: string): void };

/** Searches while one types, a moment after the last letter. */
export function SearchBox({ label, value, onSearch }: Props) {
  const t = useTranslations("list");
  // What is typed and not searched for yet; null while the address is the truth.
  const [draft, setDraft] = useState<string | null>(null);
  const commit = useDebouncedCallback((text: string) => {
    setDraft(null);
    onSearch(text);
  }, 300);
  const shown = draft ?? value;
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
        value={shown}
        onChange={({ currentTarget }) => {
          setDraft(currentTarget.value);
          commit(currentTarget.value);
        }}
      />
      {shown && (
        <button
          type="button"
          className={styles.clear}
          aria-label={t("clearSearch")}
          onClick={() => {
            commit.cancel();
            setDraft(null);
            onSearch("");
          }}
        >
          <IconX size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}
