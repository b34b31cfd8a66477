import { z } from "zod";
import { id, locales, translated } from "../list/schema.ts";

export const categoryListInput = z
  .strictObject({
    /** The language of the texts; where one is missing, az stands in. */
    lang: z.enum(locales).default("az"),
    includeTranslations: z.boolean().default(false),
  })
  .prefault({});
export type CategoryListInput = z.infer<typeof categoryListInput>;

export const category = z.strictObject({
  id,
  name: z.string(),
  description: z.string().nullable(),
  translations: z.strictObject({ name: translated, description: translated.nullable() }).optional(),
  sortOrder: z.number().int(),
  /** Published trainings, and published exams that are open to everybody. */
  trainingsCount: z.number().int().min(0),
  examsCount: z.number().int().min(0),
});
export type Category = z.infer<typeof category>;
