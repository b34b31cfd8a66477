import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { ActiveFilter } from "#ui/active-filters.tsx";
import type { TrainingSearch } from "./search.ts";
import type { Choices } from "./training-filters.tsx";

/** What the catalogue is narrowed down by, in words. The keys are those of the address. */
export function useChosenFilters(search: TrainingSearch, { categories, trainers }: Choices): ActiveFilter[] {
  const t = useTranslations();
  const format = useFormat();
  const nameOf = (rows: { id: number; name: string }[], id: number) =>
    rows.find((row) => row.id === id)?.name ?? String(id);
  const { category, type, difficulty, trainer, certificate, from, to } = search;
  const labels: Partial<Record<keyof TrainingSearch, string | number | false | null>> = {
    search: search.search && `“${search.search}”`,
    category: category && nameOf(categories, category),
    type: type && t(`training.types.${type}`),
    difficulty: difficulty && t(`training.difficulties.${difficulty}`),
    trainer: trainer && nameOf(trainers, trainer),
    certificate: certificate && t("trainings.certificate"),
    from: from && `${t("trainings.from")}: ${format.date(from)}`,
    to: to && `${t("trainings.to")}: ${format.date(to)}`,
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label: String(label) }] : []));
}
