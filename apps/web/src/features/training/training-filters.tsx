"use client";

import { useTranslations } from "next-intl";
import { Link } from "#i18n/navigation.ts";
import { CheckField, SelectField, TextField } from "#ui/field.tsx";
import { difficulties, type TrainingSearch, types } from "./search.ts";

export type Choices = {
  categories: { id: number; name: string }[];
  trainers: { id: number; name: string }[];
  /** Whether there are more trainers than a list to choose from can hold. */
  moreTrainers: boolean;
};

type Props = {
  search: TrainingSearch;
  choices: Choices;
  onChange(change: Partial<{ [Key in keyof TrainingSearch]: TrainingSearch[Key] | null }>): void;
};

/** What the catalogue can be narrowed down by. Each choice takes effect at once. */
export function TrainingFilters({ search, choices, onChange }: Props) {
  const t = useTranslations();
  const any = { value: "", label: t("list.any") };
  const ofRows = (rows: { id: number; name: string }[]) => [
    any,
    ...rows.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <>
      <SelectField
        name="category"
        label={t("trainings.category")}
        options={ofRows(choices.categories)}
        value={search.category ?? ""}
        onChange={({ currentTarget }) => onChange({ category: Number(currentTarget.value) || null })}
      />
      <SelectField
        name="type"
        label={t("trainings.type")}
        options={[any, ...types.map((type) => ({ value: type, label: t(`training.types.${type}`) }))]}
        value={search.type ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ type: types.find((type) => type === currentTarget.value) ?? null })
        }
      />
      <SelectField
        name="difficulty"
        label={t("trainings.difficulty")}
        options={[
          any,
          ...difficulties.map((level) => ({ value: level, label: t(`training.difficulties.${level}`) })),
        ]}
        value={search.difficulty ?? ""}
        onChange={({ currentTarget }) =>
          onChange({ difficulty: difficulties.find((level) => level === currentTarget.value) ?? null })
        }
      />
      <SelectField
        name="trainer"
        label={t("trainings.trainer")}
        options={ofRows(choices.trainers)}
        value={search.trainer ?? ""}
        onChange={({ currentTarget }) => onChange({ trainer: Number(currentTarget.value) || null })}
      />
      {choices.moreTrainers && <Link href="/trainers">{t("trainings.trainersMore")}</Link>}
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
      <CheckField
        name="certificate"
        value="true"
        label={t("trainings.certificate")}
        checked={search.certificate === true}
        onChange={({ currentTarget }) => onChange({ certificate: currentTarget.checked || null })}
      />
    </>
  );
}
