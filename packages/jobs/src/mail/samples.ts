import type { Locale } from "@agrar/api/list/schema";
import { familyOf } from "../delivery/family.ts";
import type { Message, Reader } from "../delivery/message.ts";
import { digestOf } from "../digest/words.ts";
import { messages } from "../functions.ts";
import { digestKind } from "./layout.ts";

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

/**
 * A letter of each thing that each message may say, and the letter of a day with some of them, in one language: in the words of the
 * real ones, about something made up.
 */
export function samples(siteUrl: string, language: Locale, of: Message[] = messages): Sample[] {
  const reader = sampleReader(language);
  const all = of.flatMap((message) =>
    Object.entries(message.samples(siteUrl)).map(([variant, wordsFor]) => ({
      kind: message.kind,
      variant,
      canWait: familyOf(message) !== null && !message.urgent,
      ...wordsFor(reader),
    })),
  );
  const news = all.filter(({ canWait }) => canWait).slice(0, 3);
  const digest = digestOf(
    reader,
    news.map(({ notice }) => notice),
    siteUrl,
  );
  return [
    ...all.map(({ kind, variant, mail: { subject, text } }) => ({ kind, variant, subject, text })),
    ...(news.length > 0 ? [{ kind: digestKind, variant: "", ...digest }] : []),
  ];
}
