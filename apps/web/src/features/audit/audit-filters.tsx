"use client";

import { useTranslations } from "next-intl";
import { TextField } from "#ui/field.tsx";
import { TextFilter } from "#ui/text-filter.tsx";
import type { AuditSearch } from "./search.ts";

type Props = {
  search: AuditSearch;
  onChange(change: Partial<{ [Key in keyof AuditSearch]: AuditSearch[Key] | null }>): void;
};

/** How the log calls things. */
const examples = { action: "user.setRole", entity: "user", entityId: "12", requestId: "" };

/** What the log can be narrowed down by. */
export function AuditFilters({ search, onChange }: Props) {
  const t = useTranslations("admin.audit");
  const typed = (name: "action" | "entity" | "entityId" | "requestId") => (
    <TextFilter
      name={name}
      label={t(name)}
      placeholder={examples[name]}
      value={search[name] ?? ""}
      onFilter={(text) => onChange({ [name]: text || null })}
    />
  );
  const numbered = (name: "person" | "key") => (
    <TextFilter
      name={name}
      label={t(name)}
      value={String(search[name] ?? "")}
      // What is no number is for the API to refuse.
      onFilter={(text) => onChange({ [name]: (/^\d{1,15}$/.test(text) ? Number(text) : text) || null })}
    />
  );
  return (
    <>
      {numbered("person")}
      {numbered("key")}
      {typed("action")}
      {typed("entity")}
      {typed("entityId")}
      {typed("requestId")}
      <TextField
        type="date"
        name="from"
        label={t("from")}
        max={search.to ?? "9999-12-31"}
        value={search.from ?? ""}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || null })}
      />
      <TextField
        type="date"
        name="to"
        label={t("to")}
        min={search.from ?? "1900-01-01"}
        value={search.to ?? ""}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || null })}
      />
    </>
  );
}
