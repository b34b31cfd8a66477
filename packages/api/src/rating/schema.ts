import { z } from "zod";
import { dateRange, id, listFields, listInput, pageOf, timestamp, written } from "../list/schema.ts";

export const mostStars = 5;

const stars = z.number().int().min(1).max(mostStars);

/** What all ratings of something come to. */
export const ratingSummary = z.strictObject({
  /** Stars on average, with two decimals; null where nobody has rated. */
  average: z.number().min(1).max(mostStars).nullable(),
  count: z.number().int().min(0),
});
export type RatingSummary = z.infer<typeof ratingSummary>;

export const mostOfComment = 2000;
export const mostOfReason = 500;

export const ratingDraft = z.strictObject({
  trainingId: id,
  stars,
  /** Nothing but blanks is none. */
  comment: written(mostOfComment)
    .nullable()
    .default(null)
    .transform((text) => text || null),
});
export type RatingDraft = z.infer<typeof ratingDraft>;

/** The training of which one asks for one's own rating. */
export const ratedTraining = z.strictObject({ trainingId: id });
export type RatedTraining = z.infer<typeof ratedTraining>;

/** One's own rating of a training, and whether one may rate it. */
export const ownRating = z.strictObject({
  mayRate: z.boolean(),
  rating: z
    .strictObject({
      id,
      stars,
      comment: z.string().nullable(),
      /** Why nobody but oneself and admins sees the comment; null where everybody does. */
      hiddenReason: z.string().nullable(),
      updatedAt: timestamp,
    })
    .nullable(),
});
export type OwnRating = z.infer<typeof ownRating>;

export const ratingRef = z.strictObject({ id });
export type RatingRef = z.infer<typeof ratingRef>;

export const concealment = z.strictObject({ id, reason: written(mostOfReason).min(1) });
export type Concealment = z.infer<typeof concealment>;

const { search: _search, includeTranslations: _translations, ...fields } = listFields;

export const ratingListInput = listInput(
  z.strictObject({
    ...fields,
    sort: z.enum(["createdAt"]).default("createdAt"),
    trainingId: id.optional(),
    /** Only those of the trainings that this person gives. */
    trainerId: id.optional(),
    stars: stars.optional(),
    /** Only those with a comment that the viewer may read. */
    commented: z.literal(true).optional(),
    /** For admins: only those whose comment is hidden. */
    hidden: z.literal(true).optional(),
    /** Given within these days. */
    ...dateRange,
  }),
);
export type RatingListInput = z.infer<typeof ratingListInput>;

/** A rating as others see it: who gave it is told to admins alone, everybody else reads the first name. */
export const rating = z.strictObject({
  id,
  stars,
  /** Null where there is none, and where it is hidden from the viewer. */
  comment: z.string().nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  training: z.strictObject({ id, title: z.string() }),
  author: z.strictObject({
    id: id.nullable(),
    firstName: z.string(),
    lastName: z.string().nullable(),
  }),
  /** Since when the comment is hidden, and why: for admins. */
  hiddenAt: timestamp.nullable(),
  hiddenReason: z.string().nullable(),
});
export type Rating = z.infer<typeof rating>;

export const ratingPage = pageOf(rating);
