"use client";

import { TextField } from "./field.tsx";
import { useDraft } from "./use-draft.ts";

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
  const draft = useDraft(value, (text) => onFilter(text.trim()), 500);
  return (
    <TextField
      {...field}
      autoComplete="off"
      value={draft.shown}
      onChange={({ currentTarget }) => draft.type(currentTarget.value)}
    />
  );
}
