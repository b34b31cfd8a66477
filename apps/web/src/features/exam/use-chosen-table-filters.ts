import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import type { ActiveFilter } from "#ui/active-filters.tsx";
import type { Category } from "./exam-filters.tsx";
import type { ExamTableSearch } from "./search.ts";
import { useChosenFilters } from "./use-chosen-filters.ts";

/** What the administrators' table of exams is narrowed down by, in words. The keys are those of the address. */
export function useChosenTableFilters(
  search: ExamTableSearch,
  categories: Category[],
  known?: { id: number; title: string },
): ActiveFilter[] {
  const t = useTranslations();
  const format = useFormat();
  const { status, training, from, to } = search;
  const titled = known?.id === training ? known?.title : training;
  const labels = {
    status: status && t(`admin.statuses.${status}`),
    training: training && `${t("admin.columns.training")}: ${titled}`,
    from: from && `${t("trainings.from")}: ${format.date(from)}`,
    to: to && `${t("trainings.to")}: ${format.date(to)}`,
  };
  return [
    ...useChosenFilters(search, categories),
    ...Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label: String(label) }] : [])),
  ];
}
