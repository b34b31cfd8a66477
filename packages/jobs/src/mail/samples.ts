import type { Locale } from "@agrar/api/list/schema";
import type { Message, Reader } from "../delivery/message.ts";
import { messages } from "../functions.ts";

/** A letter about something made up. */
export type Sample = {
  /** `noun.what`. */
  kind: string;
  /** Which of the things that the message may say; nothing where it says one. */
  variant: string;
  subject: string;
  text: string;
};

/** The made-up person to whom samples are written. */
export const sampleReader = (language: Locale): Reader => ({
  id: 1,
  email: "sample@agrar.example",
  firstName: { az: "Nümunə", en: "Sample", ru: "Пример" }[language],
  language,
});

/** A letter of each thing that each message may say, in one language: in the words of the real ones, about something made up. */
export const samples = (siteUrl: string, language: Locale, of: Message[] = messages): Sample[] =>
  of.flatMap((message) =>
    Object.entries(message.samples(siteUrl)).map(([variant, wordsFor]) => {
      const { subject, text } = wordsFor(sampleReader(language)).mail;
      return { kind: message.kind, variant, subject, text };
    }),
  );
