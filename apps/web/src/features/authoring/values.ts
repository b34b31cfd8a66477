import type { Inputs, Outputs } from "@agrar/api";
import { type Locale, routing } from "#i18n/routing.ts";

export type Draft = Outputs["training"]["draft"];
export type Fields = Draft["fields"];
export type LessonDraft = Outputs["lesson"]["draft"];
export type LessonFields = LessonDraft["fields"];
export type Language = Locale;
export type Text = Fields["title"];

export const languages = routing.locales;

/** Baku is four hours ahead, the whole year. */
const ahead = 4 * 3_600_000;

/** A moment as a field for day and time shows it, in Baku. */
export const inBaku = (moment: string | null): string =>
  moment ? new Date(Date.parse(moment) + ahead).toISOString().slice(0, 16) : "";

/** What such a field holds, as a moment. */
export const momentIn = (local: string): string | null => (local ? `${local.slice(0, 16)}:00+04:00` : null);

/** What a field for a number holds: none where it is empty. */
export const numberIn = (text: string): number | null => (text.trim() === "" ? null : Number(text));

/** A text with another one in a language; blank in every language, none. */
export function withText(text: Text | null, language: Language, words: string): Text | null {
  const next = { az: "", ...text, [language]: words };
  return languages.some((one) => next[one]?.trim()) ? next : null;
}

/** The languages in which a text is missing though there is one in another. */
export const missingIn = (text: Text | null): Language[] =>
  text && languages.some((one) => text[one]?.trim()) ? languages.filter((one) => !text[one]?.trim()) : [];

/** A list of tags, as it is typed: with commas between. */
export const tagsIn = (text: string): string[] =>
  [...new Set(text.split(",").map((tag) => tag.trim()))].filter((tag) => tag !== "");

/** The fields that are asked for of some trainings alone, and of which. */
const asked: [is: (fields: Fields) => boolean, fields: (keyof Fields)[]][] = [
  [
    ({ type }) => type !== "VIDEO",
    [
      "startDate",
      "endDate",
      "startTime",
      "endTime",
      "isRecurring",
      "recurrenceFrequency",
      "recurrenceEndDate",
    ],
  ],
  [({ type }) => type === "ONLINE", ["meetLink"]],
  [({ type }) => type === "OFFLINE", ["address", "latitude", "longitude"]],
  [
    ({ hasCertificate }) => hasCertificate,
    ["certificateDescription", "certificateHasExpiry", "examRequired"],
  ],
  [
    ({ hasCertificate, certificateHasExpiry }) => hasCertificate && certificateHasExpiry,
    ["certificateExpiryYears", "certificateExpiryMonths", "certificateExpiryDays"],
  ],
  [({ hasCertificate, examRequired }) => hasCertificate && examRequired, ["minExamScore"]],
];

/** The fields as they are sent: what is empty is none, and what is not asked for, and so could not be mended, is as it was before. */
export function edited(fields: Fields, before: Fields): Omit<Inputs["training"]["edit"], "id" | "version"> {
  const unasked = asked.flatMap(([is, names]) => (is(fields) ? [] : names));
  const sent = { ...fields, ...Object.fromEntries(unasked.map((name) => [name, before[name]])) };
  return { ...sent, meetLink: sent.meetLink?.trim() || null, address: sent.address?.trim() || null };
}
