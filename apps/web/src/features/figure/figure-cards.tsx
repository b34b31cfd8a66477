import type { Outputs } from "@agrar/api";
import { useTranslations } from "next-intl";
import { useFormat } from "#i18n/use-format.ts";
import { FigureGrid } from "#ui/figure-grid.tsx";
import type { Period } from "./period.ts";

type Figures = Outputs["figure"]["overview"];

/** What happened in the days, each figure with what it means, how it was before, and the way to the rows behind it. */
export function FigureCards({ figures, period }: { figures: Figures; period: Period }) {
  const t = useTranslations("figures");
  const format = useFormat();
  const days = `from=${period.from}&to=${period.to}`;
  const shown = [
    ["registrations", `/admin/registrations?${days}`, format.number],
    ["learners", `/admin/registrations?${days}`, format.number],
    ["completions", `/admin/registrations?on=completed&${days}`, format.number],
    ["completionRate", `/admin/registrations?${days}`, format.percent],
    ["newPeople", `/admin/people?${days}`, format.number],
    ["trainings", `/admin/trainings?status=PUBLISHED&${days}`, format.number],
    ["ratings", `/admin/ratings?${days}`, format.number],
    ["averageRating", `/admin/ratings?${days}`, format.number],
  ] as const;
  return (
    <FigureGrid
      figures={shown.map(([name, href, text]) => {
        const { n, before } = figures[name];
        return {
          name: t(`names.${name}`),
          value: n === null ? "—" : text(n),
          href,
          note: before === null ? t("noBefore") : `${change(n, before)}${t("before", { n: text(before) })}`,
          about: t(`about.${name}`),
        };
      })}
    />
  );

  /** How much more or less it is, where it can be compared. */
  function change(n: number | null, before: number): string {
    if (n === null || before === 0 || n === before) return "";
    const percent = Math.round((100 * (n - before)) / before);
    return `${percent > 0 ? "+" : "−"}${format.percent(Math.abs(percent))} · `;
  }
}

/** What there is at this moment, whatever the days. */
export function StockCards({ now }: { now: Figures["now"] }) {
  const t = useTranslations("figures.now");
  const format = useFormat();
  const shown = [
    ["people", "/admin/people"],
    ["trainers", "/trainers"],
    ["exams", "/admin/exams"],
    ["published", "/admin/trainings?status=PUBLISHED"],
    ["drafts", "/admin/trainings?status=DRAFT"],
    ["archived", "/admin/trainings?status=ARCHIVED"],
    ["cancelled", "/admin/trainings?status=CANCELLED"],
  ] as const;
  return (
    <FigureGrid
      figures={shown.map(([name, href]) => ({ name: t(name), value: format.number(now[name]), href }))}
    />
  );
}
