import { leavePage, preferencesPage } from "@agrar/api/link";
import type { Locale } from "@agrar/api/list/schema";
import { familyOf } from "../delivery/family.ts";
import type { Message, Reader, Words } from "../delivery/message.ts";
import { digestOf } from "../digest/words.ts";
import { messages } from "../functions.ts";
import { digestKind, footed } from "./layout.ts";

/** A letter about something made up. */
export type Sample = {
  /** `noun.what`. */
  kind: string;
  /** Which of the things that the message may say; nothing where it says one. */
  variant: string;
  subject: string;
  text: string;
  /** Where its reader chooses and where they leave, of a letter that one can have no more of. */
  preferencesUrl?: string;
  leaveUrl?: string;
};

/** The made-up person to whom samples are written. */
export const sampleReader = (language: Locale): Reader => ({
  id: 1,
  email: "sample@agrar.example",
  firstName: { az: "Nümunə", en: "Sample", ru: "Пример" }[language],
  language,
});

/**
 * A letter of each thing that each message may say, and one of a day's news, in one language: in the words of the real ones, about
 * something made up.
 */
export function samples(siteUrl: string, language: Locale, of: Message[] = messages): Sample[] {
  const reader = sampleReader(language);
  const links = {
    preferencesUrl: preferencesPage(siteUrl, language),
    leaveUrl: leavePage(siteUrl, language, "sample"),
  };
  const news: Words["notice"][] = [];
  const letters = of.flatMap((message) =>
    Object.entries(message.samples(siteUrl)).map(([variant, wordsFor]): Sample => {
      const { mail, notice } = wordsFor(reader);
      const sample = { kind: message.kind, variant, subject: mail.subject, text: mail.text };
      if (!familyOf(message)) return sample;
      news.push(notice);
      return { ...sample, ...links, text: footed({ ...sample, ...links, language, siteUrl }) };
    }),
  );
  if (news.length === 0) return letters;
  const digest = { kind: digestKind, variant: "", ...digestOf(reader, news.slice(0, 2), siteUrl) };
  return [...letters, { ...digest, ...links, text: footed({ ...digest, ...links, language, siteUrl }) }];
}
