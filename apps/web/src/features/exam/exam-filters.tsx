"use client";

import { useTranslations } from "next-intl";
import { CheckField, SelectField } from "#ui/field.tsx";
import { type ExamSearch, phases, types } from "./search.ts";

export type Category = { id: number; name: string };
type Props = {
  search: ExamSearch;
  categories: Category[];
  onChange(change: Partial<{ [Key in keyof ExamSearch]: ExamSearch[Key] | null }>): void;
};

/** What the list of exams can be narrowed down by. Each choice takes effect at once. */
export function ExamFilters({ search, categories, onChange }: Props) {
  const t = useTranslations();
  const any = { value: "", label: t("list.any") };
  return (
    <>
      <SelectField
        name="category"
        label={t("exams.category")}
        options={[any, ...categories.map(({ id, name }) => ({ value: String(id), label: name }))]}
        value={search.category ?? ""}
        onChange={({ currentTarget }) => onChange({ category: Number(currentTarget.value) || null })}
      />
      <SelectField
        name="phase"
        label={t("exams.phase")}
        options={[any, ...phases.map((phase) => ({ value: phase, label: t(`exam.phases.${phase}`) }))]}
        value={search.phase ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ phase: phases.find((phase) => phase === currentTarget.value) ?? null })
        }
      />
      <SelectField
        name="type"
        label={t("exams.type")}
        options={[any, ...types.map((type) => ({ value: type, label: t(`exam.types.${type}`) }))]}
        value={search.type ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ type: types.find((type) => type === currentTarget.value) ?? null })
        }
      />
      <CheckField
        name="certificate"
        value="true"
        label={t("exams.certificate")}
        checked={search.certificate === true}
        onChange={({ currentTarget }) => onChange({ certificate: currentTarget.checked || null })}
      />
    </>
  );
}
