import { useTranslations } from "next-intl";
import type { ActiveFilter } from "#ui/active-filters.tsx";
import type { Category } from "./exam-filters.tsx";
import type { ExamSearch } from "./search.ts";

/** What the list of exams is narrowed down by, in words. The keys are those of the address. */
export function useChosenFilters(search: ExamSearch, categories: Category[]): ActiveFilter[] {
  const t = useTranslations();
  const { category, phase, type, certificate } = search;
  const labels: Partial<Record<keyof ExamSearch, string | number | false | null>> = {
    search: search.search && `“${search.search}”`,
    category: category && (categories.find(({ id }) => id === category)?.name ?? category),
    phase: phase && t(`exam.phases.${phase}`),
    type: type && t(`exam.types.${type}`),
    certificate: certificate && t("exams.certificate"),
  };
  return Object.entries(labels).flatMap(([key, label]) => (label ? [{ key, label: String(label) }] : []));
}
