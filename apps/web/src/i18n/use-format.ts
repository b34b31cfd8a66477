import { useLocale, useTranslations } from "next-intl";
import {
  formatDate,
  formatDates,
  formatDay,
  formatInstant,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPercent,
  formatProgress,
  formatShortDate,
  formatShortDay,
  formatShortMoment,
  formatSize,
  formatTime,
} from "./format.ts";
import type az from "./messages/az.json";

export type Countable = keyof typeof az.counts;

/** Numbers, dates and counted things in the language of the page, on the server and in the browser alike. */
export function useFormat() {
  const locale = useLocale();
  const t = useTranslations("counts");
  const count = (what: Countable, n: number) => t(what, { count: n, n: formatNumber(locale, n) });
  const joined = (parts: [Countable, number | null][]) =>
    parts.flatMap(([what, n]) => (n ? [count(what, n)] : [])).join(" ");
  return {
    number: (n: number) => formatNumber(locale, n),
    percent: (share: number) => formatPercent(locale, share),
    progress: (percent: number) => formatProgress(locale, percent),
    size: (bytes: number) => formatSize(locale, bytes),
    date: (date: string) => formatDate(locale, date),
    dates: (start: string, end: string | null) => formatDates(locale, start, end),
    month: (month: string) => formatMonth(locale, month),
    moment: (moment: string) => formatMoment(locale, moment),
    shortMoment: (moment: string) => formatShortMoment(locale, moment),
    instant: (moment: string) => formatInstant(locale, moment),
    time: formatTime,
    day: (moment: string) => formatDay(locale, moment),
    shortDate: (date: string) => formatShortDate(locale, date),
    shortDay: (moment: string) => formatShortDay(locale, moment),
    /** `5 modules`. */
    count,
    /** `2 years 3 months`, leaving out what is nothing. */
    span: (years: number | null, months: number | null, days: number | null = null) =>
      joined([
        ["years", years],
        ["months", months],
        ["days", days],
      ]),
    /** `40 seconds`, and from two minutes on whole minutes: never less than what is to be waited. */
    wait: (seconds: number) =>
      seconds < 120 ? count("seconds", Math.ceil(seconds)) : count("minutes", Math.ceil(seconds / 60)),
    /** `1 h 30 min`. */
    minutes: (minutes: number) =>
      joined([
        ["hours", Math.floor(minutes / 60)],
        ["minutes", minutes % 60],
      ]),
  };
}
