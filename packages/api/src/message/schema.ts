import { z } from "zod";
import { id, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";

/** Whom of its registrants a message about a training is for: who has a seat, who of them has begun nothing, who waits. */
export const audiences = ["SEATED", "NOT_STARTED", "WAITING"] as const;
export type Audience = (typeof audiences)[number];

/** What would break lines, or turn text round so that it reads otherwise than it is. */
const unseen = /(?![\n\t])[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;

const plain = z.string().transform((text) => text.replaceAll("\r\n", "\n").trim());
const subject = plain
  .pipe(z.string().min(3).max(150))
  .refine((text) => !unseen.test(text) && !/[\n\t]/.test(text), { message: "malformed" });
const text = plain
  .pipe(z.string().min(3).max(5000))
  .refine((text) => !unseen.test(text), { message: "malformed" });

/** A message in one language: plain text, with empty lines between its paragraphs. */
const words = z.strictObject({ subject, text });
const texts = z.partialRecord(z.enum(locales), words);
export type Texts = z.infer<typeof texts>;

export const messageDraft = z.strictObject({
  /** Made by who writes: what is sent twice under one key is one message. */
  key: z.uuid(),
  trainingId: id,
  audience: z.enum(audiences),
  /** In one language at least. Who reads another gets the training's, or the first that there is. */
  texts: texts.refine((languages) => Object.keys(languages).length > 0, { message: "required" }),
});
export type MessageDraft = z.infer<typeof messageDraft>;

/** The training whose registrants are meant. */
export const messageReachInput = z.strictObject({ trainingId: id });
export type MessageReachInput = z.infer<typeof messageReachInput>;

/** How many a message would be for, of each audience. */
export type MessageReach = Record<Audience, number>;

const { search: _search, includeTranslations: _translations, ...fields } = listFields;

export const messageListInput = listInput(
  z.strictObject({ ...fields, sort: z.enum(["createdAt"]).default("createdAt"), trainingId: id.optional() }),
);
export type MessageListInput = z.infer<typeof messageListInput>;

/** How many have it by a way; null when what is known of that is forgotten, which it is after 400 days. */
const had = z.number().int().nullable();

/** A message that was sent. */
export const message = z.strictObject({
  id,
  trainingId: id,
  audience: z.enum(audiences),
  texts,
  author: z.strictObject({ id, firstName: z.string(), lastName: z.string() }),
  /** How many it was for. */
  recipients: z.number().int(),
  notices: had,
  letters: had,
  createdAt: timestamp,
});
export type Message = z.infer<typeof message>;

export const messagePage = pageOf(message);
