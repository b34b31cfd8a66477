"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "#ui/field.tsx";
import { type Category, ExamFilters } from "./exam-filters.tsx";
import { type ExamTableSearch, statuses } from "./search.ts";

type Props = {
  search: ExamTableSearch;
  categories: Category[];
  onChange(change: Partial<{ [Key in keyof ExamTableSearch]: ExamTableSearch[Key] | null }>): void;
};

/** What the administrators' table of exams can be narrowed down by: as the learners' list, and by more. */
export function ExamTableFilters({ search, categories, onChange }: Props) {
  const t = useTranslations();
  return (
    <>
      <SelectField
        name="status"
        label={t("admin.columns.status")}
        options={[
          { value: "", label: t("list.any") },
          ...statuses.map((status) => ({ value: status, label: t(`admin.statuses.${status}`) })),
        ]}
        value={search.status ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ status: statuses.find((status) => status === currentTarget.value) ?? null })
        }
      />
      <ExamFilters search={search} categories={categories} onChange={onChange} />
      <TextField
        type="date"
        name="from"
        label={t("trainings.from")}
        max={search.to ?? "9999-12-31"}
        value={search.from ?? ""}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || null })}
      />
      <TextField
        type="date"
        name="to"
        label={t("trainings.to")}
        min={search.from ?? "1900-01-01"}
        value={search.to ?? ""}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || null })}
      />
    </>
  );
}
