import { z } from "zod";
import { id, locales } from "../list/schema.ts";
import { difficulties, trainingTypes } from "../training/schema.ts";

/** What is found, in the order in which it is shown. */
export const searchNouns = ["TRAINING", "MODULE", "LESSON", "EXAM", "TRAINER"] as const;
export type SearchNoun = (typeof searchNouns)[number];

/** What a person types to find something: one word of two letters or digits at least. Soft and hard signs are none. */
export const searchWords = z
  .string()
  .trim()
  .max(200)
  .refine((text) => /(?:[\p{L}\p{Nd}]\p{M}*){2}/u.test(text.replace(/[ьъЬЪ]/g, "")), {
    message: "tooFewLetters",
  });

const page = z.number().int().min(1).max(1000).default(1);
const lang = z.enum(locales).default("az");

export const searchOverviewInput = z.strictObject({
  search: searchWords,
  nouns: z
    .array(z.enum(searchNouns))
    .min(1)
    .max(5)
    .default([...searchNouns]),
  /** Of each noun, from 1. */
  page,
  /** Of each noun. */
  pageSize: z.number().int().min(1).max(50).default(5),
  lang,
});
export type SearchOverviewInput = z.infer<typeof searchOverviewInput>;

const chosen = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(50).optional();

/** A month as `2026-11`. */
const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/);

/** How trainings that were found are narrowed down: to those that have one of the values, of every field that is there. */
export const searchFilters = {
  category: chosen(id),
  type: chosen(z.enum(trainingTypes)),
  difficulty: chosen(z.enum(difficulties)),
  /** The language they are held in. */
  language: chosen(z.enum(locales)),
  trainer: chosen(id),
  /** The month they start in. */
  month: chosen(month),
  certificate: z.boolean().optional(),
  freeSeats: z.boolean().optional(),
};

export const searchTrainingsInput = z.strictObject({
  search: searchWords,
  ...searchFilters,
  page,
  pageSize: z.number().int().min(1).max(100).default(15),
  lang,
});
export type SearchTrainingsInput = z.infer<typeof searchTrainingsInput>;

/** From where to where a text has what was looked for, in UTF-16 units; the end is not part of it. */
const marks = z.array(z.tuple([z.number().int(), z.number().int()]));
const count = z.number().int().min(0);

export const searchHit = z.strictObject({
  id,
  /** The name of the row, in the language asked for. */
  title: z.string(),
  titleMarks: marks,
  /** What it belongs to: the training of a module, lesson or exam, the category of a training, the field of a trainer. */
  context: z.string().nullable(),
  /** The training that it is or belongs to. */
  trainingId: id.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchOverview = z.strictObject({
  /** The nouns that were asked for, in that order. */
  groups: z.array(z.strictObject({ noun: z.enum(searchNouns), total: count, items: z.array(searchHit) })),
  /** Whether nothing has the words as they were typed, and these are rows with words like them. */
  guessed: z.boolean(),
});
export type SearchOverview = z.infer<typeof searchOverview>;

export const foundTraining = z.strictObject({
  id,
  title: z.string(),
  titleMarks: marks,
  /** The part of the description where the words are. */
  excerpt: z.strictObject({ text: z.string(), marks }).nullable(),
  category: z.strictObject({ id, name: z.string() }),
  trainer: z.strictObject({ id, firstName: z.string(), lastName: z.string() }),
  type: z.enum(trainingTypes),
  status: z.enum(["DRAFT", "PUBLISHED", "ARCHIVED", "CANCELLED"]),
  difficulty: z.enum(difficulties).nullable(),
  language: z.enum(locales),
  startDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
  hasCertificate: z.boolean(),
  /** Whether fewer are approved or have completed than there are seats. */
  freeSeats: z.boolean(),
  bannerUrl: z.string().nullable(),
});
export type FoundTraining = z.infer<typeof foundTraining>;

const values = <Value extends z.ZodType>(value: Value) => z.array(z.strictObject({ value, count }));
const named = z.array(z.strictObject({ value: id, name: z.string(), count }));

/** How many trainings each value would leave: with the other filters as they are, whatever is chosen of its own. */
export const searchFacets = z.strictObject({
  category: named,
  type: values(z.enum(trainingTypes)),
  difficulty: values(z.enum(difficulties)),
  language: values(z.enum(locales)),
  /** The twenty that have most, and those that are chosen. */
  trainer: named,
  month: values(month),
  /** How many give one. */
  certificate: count,
  /** How many have some. */
  freeSeats: count,
});
export type SearchFacets = z.infer<typeof searchFacets>;

export const searchTrainings = z.strictObject({
  items: z.array(foundTraining),
  total: count,
  page: z.number().int(),
  pageSize: z.number().int(),
  facets: searchFacets,
  guessed: z.boolean(),
});
export type SearchTrainings = z.infer<typeof searchTrainings>;
