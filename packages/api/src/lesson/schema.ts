import { z } from "zod";
import { id, optionallyWrittenIn, version, writtenIn } from "../list/schema.ts";

export const lessonTypes = ["TEXT", "VIDEO", "AUDIO", "IMAGE", "MIXED"] as const;
export const lessonStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;

/** Characters of HTML in one language: three of them travel in one request. */
export const longestContent = 20_000;

/** A path of the portal: `//host` and `/\host` are none, and `\` is no part of one. */
const ownPath = /^\/(?![/\\])[^\\\s]*$/;

/** How addresses begin that a text may lead to outside of the portal. */
export const linkSchemes = ["https", "http", "mailto", "tel"];

/** Where a link of a text leads: within the portal, outside of it, or nowhere that it may. */
export function wayOf(address: string): "within" | "outside" | null {
  if (ownPath.test(address) || /^#[\w-]*$/.test(address)) return "within";
  const scheme = URL.canParse(address) && new URL(address).protocol.slice(0, -1);
  return scheme && linkSchemes.includes(scheme) ? "outside" : null;
}

/** All that is edited of a lesson. */
export const lessonFields = {
  title: writtenIn(255),
  description: optionallyWrittenIn(2_000),
  /** HTML, of which what `safeHtml` allows is kept. */
  content: optionallyWrittenIn(longestContent),
  type: z.enum(lessonTypes),
  status: z.enum(lessonStatuses),
  durationMinutes: z.number().int().min(1).max(1_440).nullable(),
  isRequired: z.boolean(),
  /** Least time between opening and completing, in seconds. */
  minCompletionSeconds: z.number().int().min(0).max(86_400).nullable(),
};

const allFields = z.strictObject(lessonFields);
export type LessonFields = z.infer<typeof allFields>;
export type LessonField = keyof LessonFields;

/** A lesson as it begins: a draft at the end of a module, the rest of which is edited. */
export const lessonCreation = z.strictObject({
  moduleId: id,
  title: lessonFields.title,
  type: lessonFields.type,
});
export type LessonCreation = z.infer<typeof lessonCreation>;

/** All fields as they shall be, and the version that the lesson was before. */
export const lessonEdit = z.strictObject({ id, version, ...lessonFields });
export type LessonEdit = z.infer<typeof lessonEdit>;

export const lessonRef = z.strictObject({ id });
export type LessonRef = z.infer<typeof lessonRef>;

/** A lesson, and the version of it that one saw. */
export const lessonSeen = z.strictObject({ id, version });
export type LessonSeen = z.infer<typeof lessonSeen>;

/** A lesson as its editor has it. */
export const lessonDraft = z.strictObject({
  id,
  version,
  trainingId: id,
  moduleId: id,
  /** Whether its training is published: what is saved of it, others see. */
  isOut: z.boolean(),
  /** Somebody has opened it: it can be archived, not deleted. */
  isBegun: z.boolean(),
  fields: allFields,
});
export type LessonDraft = z.infer<typeof lessonDraft>;
