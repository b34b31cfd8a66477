import type { Locale, Translated } from "@agrar/api/list/schema";
import type { Reader, Words } from "../delivery/message.ts";

/** What is said about a training in one language: the subject, which is the title of the notice too, and a sentence or two. */
export type Said = Record<Locale, (title: string) => { subject: string; body: string }>;

/** The letter and the notice about a training for one reader, in their language. */
export function told(
  { firstName, language }: Reader,
  said: Said,
  { id, title, siteUrl }: { id: number; title: unknown; siteUrl: string },
): Words {
  // In one line: what somebody called a training must not look like a paragraph or a link of the portal.
  const inLanguage = (title as Translated)[language] || (title as Translated).az;
  const { subject, body } = said[language](inLanguage.replace(/\s+/g, " "));
  const path = `/trainings/${id}`;
  const link = `${siteUrl.replace(/\/$/, "")}${language === "az" ? "" : `/${language}`}${path}`;
  const { hello, about, name } = frame[language];
  return {
    mail: { subject, text: `${hello(firstName)}\n\n${body}\n\n${about}\n${link}\n\n${name}\n` },
    notice: { title: subject, body, path },
  };
}

/** When a training begins, in words of a language: its date, and its time where it has one. */
export function beginning(
  { startDate, startTime }: { startDate: Date | null; startTime: Date | null },
  language: Locale,
): string {
  if (!startDate) return "";
  const date = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(startDate);
  return startTime ? `${date}, ${startTime.toISOString().slice(11, 16)}` : date;
}

const frame: Record<Locale, { hello: (firstName: string) => string; about: string; name: string }> = {
  az: { hello: (name) => `Salam, ${name}!`, about: "Təlimin səhifəsi:", name: "Aqrar Portal" },
  en: { hello: (name) => `Hello ${name},`, about: "The page of the training:", name: "Agrar Portal" },
  ru: { hello: (name) => `Здравствуйте, ${name}!`, about: "Страница курса:", name: "Аграрный портал" },
};
