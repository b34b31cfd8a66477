import type { Family } from "@agrar/api/preference/schema";
import type { Message } from "./message.ts";

/** What a message is about, as people choose by it; null for what everybody gets, whatever they chose. */
export const familyOf = ({ kind, family }: Pick<Message, "kind" | "family">): Family | null =>
  family ?? byNoun[kind.split(".", 1)[0] ?? ""] ?? null;

const byNoun: Record<string, Family> = {
  training: "TRAINING",
  registration: "TRAINING",
  message: "TRAINING",
  exam: "EXAM",
  internship: "INTERNSHIP",
};
