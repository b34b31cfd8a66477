"use client";

import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
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
      <NativeSelect
        name="category"
        label={t("exams.category")}
        data={[any, ...categories.map(({ id, name }) => ({ value: String(id), label: name }))]}
        value={search.category ?? ""}
        onChange={({ currentTarget }) => onChange({ category: Number(currentTarget.value) || null })}
      />
      <NativeSelect
        name="phase"
        label={t("exams.phase")}
        data={[any, ...phases.map((phase) => ({ value: phase, label: t(`exam.phases.${phase}`) }))]}
        value={search.phase ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ phase: phases.find((phase) => phase === currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        name="type"
        label={t("exams.type")}
        data={[any, ...types.map((type) => ({ value: type, label: t(`exam.types.${type}`) }))]}
        value={search.type ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ type: types.find((type) => type === currentTarget.value) ?? null })
        }
      />
      <Checkbox
        name="certificate"
        value="true"
        label={t("exams.certificate")}
        checked={search.certificate === true}
        onChange={({ currentTarget }) => onChange({ certificate: currentTarget.checked || null })}
      />
    </>
  );
}
