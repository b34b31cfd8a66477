import type { Locale } from "./routing.ts";

/**
 * Numbers and dates by the habits of each language. Browsers often lack the data for Azerbaijani (they would print
 * "2026 M11 23"), and server and browser must agree to the letter, so the names and patterns are here.
 */
const months: Record<Locale, string> = {
  az: "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
  en: "January February March April May June July August September October November December",
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
};

type Day = { year: number; month: number; day: number };

const monthOf = (locale: Locale, { month }: Day) => months[locale].split(" ")[month - 1];
// A line never ends between a day and its month.
const dayAndMonth = (locale: Locale, day: Day) => `${day.day}\u00a0${monthOf(locale, day)}`;
const full = (locale: Locale, day: Day) => `${dayAndMonth(locale, day)} ${day.year}`;

function dayOf(date: string): Day {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}

const groups = { az: ".", en: ",", ru: "\u00a0" };
const decimals = { az: ",", en: ".", ru: "," };

/** A number with its thousands apart and at most two decimals: 12.345,6 in Azerbaijani. */
export function formatNumber(locale: Locale, value: number): string {
  const [whole = "0", fraction] = String(Math.round(value * 100) / 100).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, groups[locale]);
  return fraction ? grouped + decimals[locale] + fraction : grouped;
}

/** A share in percent, 0 to 100, with at most one decimal: 87,5 % in Russian. */
export const formatPercent = (locale: Locale, value: number) =>
  `${formatNumber(locale, Math.round(value * 10) / 10)}${locale === "ru" ? "\u00a0" : ""}%`;

/** How far somebody has come, 0 to 100, in whole percent: what lacks anything is never 100. */
export const formatProgress = (locale: Locale, value: number) =>
  formatPercent(locale, value < 100 ? Math.min(Math.round(value), 99) : 100);

const sizeUnits = { az: ["B", "KB", "MB", "GB"], en: ["B", "KB", "MB", "GB"], ru: ["Б", "КБ", "МБ", "ГБ"] };

/** How large a file is, of so many bytes: 1,4 MB, of a million each, as limits are said. */
export function formatSize(locale: Locale, bytes: number): string {
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), 3);
  const value = bytes / 1000 ** power;
  return `${formatNumber(locale, Math.round(value * 10) / 10)}\u00a0${sizeUnits[locale][power]}`;
}

/** A day, `YYYY-MM-DD`: the same day in every time zone. */
export const formatDate = (locale: Locale, date: string) => full(locale, dayOf(date));

/** A month, `YYYY-MM`, by itself: декабрь 2026 rather than декабря. */
export function formatMonth(locale: Locale, month: string): string {
  const day = dayOf(month);
  const name = locale === "ru" ? monthsAlone.split(" ")[day.month - 1] : monthOf(locale, day);
  return `${name} ${day.year}`;
}
const monthsAlone = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь";

/** A day where there is little room: 05.01.2026, and with the name of the month where such a date can be misread. */
export const formatShortDate = (locale: Locale, date: string) => short(locale, dayOf(date));

const twoDigits = (n: number) => String(n).padStart(2, "0");
const short = (locale: Locale, day: Day) =>
  locale === "en"
    ? `${day.day}\u00a0${monthOf(locale, day)?.slice(0, 3)}\u00a0${day.year}`
    : `${twoDigits(day.day)}.${twoDigits(day.month)}.${day.year}`;

/** From one day to another, without saying a month or year twice. */
export function formatDates(locale: Locale, start: string, end: string | null): string {
  if (end === null || end === start) return formatDate(locale, start);
  const [from, to] = [dayOf(start), dayOf(end)];
  if (from.year !== to.year) return `${full(locale, from)} – ${full(locale, to)}`;
  if (from.month !== to.month) return `${dayAndMonth(locale, from)} – ${full(locale, to)}`;
  return `${from.day}–${full(locale, to)}`;
}

/** Made when the first moment is shown: that takes a phone longer than all else here, and many pages show none. */
let clock: Intl.DateTimeFormat | undefined;
function bakuClock() {
  clock ??= new Intl.DateTimeFormat("en", {
    timeZone: "Asia/Baku",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return clock;
}

function inBaku(moment: string) {
  const parts = bakuClock().formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  const day = { year: Number(part("year")), month: Number(part("month")), day: Number(part("day")) };
  return { day, time: `${part("hour")}:${part("minute")}`, seconds: part("second") };
}

/** A moment as a clock in Baku shows it: 3 dekabr 2026, 14:30. */
export function formatMoment(locale: Locale, moment: string): string {
  const { day, time } = inBaku(moment);
  return `${full(locale, day)}, ${time}`;
}

/** A moment where there is little room: 03.12.2026, 14:30. */
export function formatShortMoment(locale: Locale, moment: string): string {
  const { day, time } = inBaku(moment);
  return `${short(locale, day)}, ${time}`;
}

/** A moment to the second: 03.12.2026, 14:30:05. */
export const formatInstant = (locale: Locale, moment: string) =>
  `${formatShortMoment(locale, moment)}:${inBaku(moment).seconds}`;

/** The time of a moment as a clock in Baku shows it: 14:30. */
export const formatTime = (moment: string): string => inBaku(moment).time;

/** The day of a moment in Baku. */
export const formatDay = (locale: Locale, moment: string) => full(locale, inBaku(moment).day);

/** The day of a moment in Baku, where there is little room. */
export const formatShortDay = (locale: Locale, moment: string) => short(locale, inBaku(moment).day);

/** The day that a moment falls on in Baku, as `YYYY-MM-DD`. */
export function dateInBaku(moment: Date): string {
  const { year, month, day } = inBaku(moment.toISOString()).day;
  return [year, twoDigits(month), twoDigits(day)].join("-");
}
