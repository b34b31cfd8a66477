import { z } from "zod";
import { id, locales, type Translated, translated, written } from "../list/schema.ts";

export const categoryListInput = z
  .strictObject({
    /** The language of the texts; where one is missing, az stands in. */
    lang: z.enum(locales).default("az"),
    includeTranslations: z.boolean().default(false),
    /** For who edits: those that are not offered any more, too. Everybody else is never shown them. */
    includeInactive: z.boolean().default(false),
  })
  .prefault({});
export type CategoryListInput = z.infer<typeof categoryListInput>;

export const category = z.strictObject({
  id,
  name: z.string(),
  description: z.string().nullable(),
  translations: z.strictObject({ name: translated, description: translated.nullable() }).optional(),
  sortOrder: z.number().int(),
  isActive: z.boolean(),
  /** Published trainings, and published exams that are open to everybody. */
  trainingsCount: z.number().int().min(0),
  examsCount: z.number().int().min(0),
});
export type Category = z.infer<typeof category>;

/** A text in the languages that it is written in; one that is left blank is none. */
const inLanguages = (most: number) =>
  z
    .strictObject({
      az: written(most).min(1),
      en: written(most).optional(),
      ru: written(most).optional(),
    })
    .transform(({ az, en, ru }): Translated => ({ az, ...(en && { en }), ...(ru && { ru }) }));

const name = inLanguages(100);
const description = inLanguages(1000).nullable();

export const categoryDraft = z.strictObject({ name, description: description.default(null) });
export type CategoryDraft = z.infer<typeof categoryDraft>;

/** What it does not name stays as it is. */
export const categoryChange = z.strictObject({
  id,
  name: name.optional(),
  description: description.optional(),
  isActive: z.boolean().optional(),
});
export type CategoryChange = z.infer<typeof categoryChange>;

export const categoryRef = z.strictObject({ id });
export type CategoryRef = z.infer<typeof categoryRef>;

/** All categories, in the order that they are to have. */
export const categoryOrder = z.strictObject({ order: z.array(id).min(1).max(500) });
export type CategoryOrder = z.infer<typeof categoryOrder>;
