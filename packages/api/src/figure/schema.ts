import { z } from "zod";
import { professions } from "../account/schema.ts";
import { date, id, locales, timestamp } from "../list/schema.ts";

const day = 86_400_000;

/** Most days of one look: more than two leap years. */
export const mostDays = 732;

/** The days that figures are of, both included, as clocks in Baku have them. */
export const figureInput = z
  .strictObject({
    from: date,
    to: date,
    lang: z.enum(locales).default("az"),
  })
  .refine(({ from, to }) => from <= to, { message: "beforeFrom", path: ["to"] })
  .refine(({ from, to }) => daysIn(from, to) <= mostDays, {
    message: "tooFar",
    path: ["to"],
    params: { maximum: mostDays },
  });
export type FigureInput = z.infer<typeof figureInput>;

/** How many days there are from one to another, both included. */
export const daysIn = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / day) + 1;

export const steps = ["day", "week", "month"] as const;
export type Step = (typeof steps)[number];

/** How far apart the values of a plot are: so that there are no more than a screen has room for. */
export const stepFor = (days: number): Step => (days <= 45 ? "day" : days <= 200 ? "week" : "month");

const count = z.number().int().min(0);
const figure = z.strictObject({
  n: z.number().nullable(),
  /** The same of as many days just before; null where there is nothing to compare with. */
  before: z.number().nullable(),
});

/** What happened in a span of days. What each figure means is said in docs/decisions/0026. */
export const figures = z.strictObject({
  /** When it was counted. */
  asOf: timestamp,
  /** The days to compare with. */
  before: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  newPeople: figure,
  learners: figure,
  registrations: figure,
  completions: figure,
  /** Percent with two decimals. */
  completionRate: figure,
  trainings: figure,
  ratings: figure,
  /** Stars with two decimals. */
  averageRating: figure,
  step: z.enum(steps),
  /** From the first day on, each step with what happened in it; the first and the last may be cut by the span. */
  series: z.array(
    z.strictObject({
      from: z.iso.date(),
      newPeople: count,
      registrations: count,
      completions: count,
      ratings: count,
    }),
  ),
  /** The trainings that most registered for. */
  topTrainings: z.array(z.strictObject({ id, title: z.string(), n: count })),
  /** Registrations by where the learner lives, those with most first; null is for who has not said. */
  regions: z.array(z.strictObject({ region: z.string().nullable(), n: count })),
  /** Registrations by what the learner does. */
  professions: z.array(z.strictObject({ profession: z.enum(professions), n: count })),
  /** What there is at this moment, whatever the days. */
  now: z.strictObject({
    people: count,
    trainers: count,
    exams: count,
    published: count,
    drafts: count,
    archived: count,
    cancelled: count,
  }),
});
export type Figures = z.infer<typeof figures>;
