import { pageAddress } from "@agrar/api/link";
import type { Locale, Translated } from "@agrar/api/list/schema";
import { portalNames } from "@agrar/api/mail/schema";
import { Prisma } from "@agrar/db";
import type { Reader, Words } from "../delivery/message.ts";
import type { Attachment } from "../mail/transport.ts";

/** What is said about a training in one language: the subject, which is the title of the notice too, and a sentence or two. */
export type Said = Record<Locale, (title: string) => { subject: string; body: string }>;

/** The letter and the notice about a training for one reader, in their language; its days come with the letter where they are given. */
export function told(
  { firstName, language }: Reader,
  said: Said,
  {
    id,
    title,
    siteUrl,
    days,
  }: { id: number; title: unknown; siteUrl: string; days?: Attachment | undefined },
): Words {
  const { subject, body } = said[language](inOneLine(title, language));
  const path = `/trainings/${id}`;
  const link = pageAddress(siteUrl, language, path);
  const { hello, attached, about } = frame[language];
  const paragraphs = [
    hello(firstName),
    body,
    ...(days ? [attached] : []),
    `${about}\n${link}`,
    portalNames[language],
  ];
  return {
    mail: { subject, text: `${paragraphs.join("\n\n")}\n`, ...(days && { attachment: days }) },
    notice: { title: subject, body, path },
  };
}

/** What somebody wrote, in one line: it must not look like a paragraph or a link of the portal. */
export function inOneLine(text: unknown, language: Locale): string {
  const written = typeof text === "string" ? text : (text as Translated)[language] || (text as Translated).az;
  return written.replace(/\s+/g, " ");
}

/** Who has a seat in a training, or waits for one, while it is in a state. */
export const registrantsOf = (trainingId: number, status: "PUBLISHED" | "CANCELLED") => Prisma.sql`
  select r.user_id from registrations r join trainings t on t.id = r.training_id
   where t.id = ${trainingId} and t.status = ${status}::"TrainingStatus"
     and r.status in ('APPROVED', 'PENDING', 'WAITLISTED')`;

/**
 * A moment in words of a language, by the clock of a time zone: the day, and the time behind a comma where it is wanted. English days
 * are said as the pages say them. The two are joined here, since what Azerbaijani puts between them by itself is a slash.
 */
export function momentIn(
  language: Locale,
  { moment, timeZone, hasTime }: { moment: Date; timeZone: string; hasTime: boolean },
): string {
  const say = (style: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...style, timeZone }).format(moment);
  const day = say({ dateStyle: "long" });
  return hasTime ? `${day}, ${say({ timeStyle: "short" })}` : day;
}

/** When a training begins, in words of a language: its date, and its time where it has one. */
export function beginning(
  { startDate, startTime }: { startDate: Date | null; startTime: Date | null },
  language: Locale,
): string {
  if (!startDate) return "";
  const date = momentIn(language, { moment: startDate, timeZone: "UTC", hasTime: false });
  return startTime ? `${date}, ${startTime.toISOString().slice(11, 16)}` : date;
}

type Frame = { hello: (firstName: string) => string; attached: string; about: string };

const frame: Record<Locale, Frame> = {
  az: {
    hello: (name) => `Salam, ${name}!`,
    attached: "Təlimin günləri məktuba əlavə edilmiş fayldadır: onu açıb təqviminizə əlavə edə bilərsiniz.",
    about: "Təlimin səhifəsi:",
  },
  en: {
    hello: (name) => `Hello ${name},`,
    attached: "Its days are in the attached file: open it to add them to your calendar.",
    about: "The page of the training:",
  },
  ru: {
    hello: (name) => `Здравствуйте, ${name}!`,
    attached: "Дни занятий — в приложенном файле: откройте его, чтобы добавить их в календарь.",
    about: "Страница курса:",
  },
};
