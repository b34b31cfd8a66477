"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import { TextField } from "./field.tsx";

type Props = {
  name: string;
  label: string;
  /** An example of what fits. */
  placeholder?: string;
  value: string;
  onFilter(text: string): void;
};

/** A filter that is typed: it filters a moment after the last letter. */
export function TextFilter({ value, onFilter, ...field }: Props) {
  // What is typed and not filtered by yet; null while the address is the truth.
  const [draft, setDraft] = useState<string | null>(null);
  const commit = useDebouncedCallback((text: string) => {
    setDraft(null);
    onFilter(text.trim());
  }, 500);
  return (
    <TextField
      {...field}
      autoComplete="off"
      value={draft ?? value}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        commit(currentTarget.value);
      }}
    />
  );
}
