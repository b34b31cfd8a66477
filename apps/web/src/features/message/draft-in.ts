import type { Inputs } from "@agrar/api";
import { type Locale, routing } from "#i18n/routing.ts";

export type Draft = Inputs["message"]["send"];
export type Audience = Draft["audience"];

/** What the form holds, by the names of its fields: `texts.az.subject`. */
export type Body = Record<string, string>;

/**
 * The message that the form holds. A language of which nothing is written is none of it; where nothing is written at all, it lacks
 * what is wanted first.
 */
export function draftIn(body: Body, given: Pick<Draft, "key" | "trainingId">, first: Locale): Draft {
  const written = routing.locales.flatMap((language) => {
    const [subject, text] = [body[`texts.${language}.subject`], body[`texts.${language}.text`]];
    return subject || text ? [[language, { subject, text }]] : [];
  });
  const texts = Object.fromEntries(written.length > 0 ? written : [[first, {}]]);
  return { ...given, audience: body.audience as Audience, texts };
}
