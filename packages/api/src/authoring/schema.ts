import { z } from "zod";
import { lessonStatuses, lessonTypes } from "../lesson/schema.ts";
import {
  date,
  id,
  locales,
  optionallyWrittenIn,
  timestamp,
  translated,
  version,
  written,
  writtenIn,
} from "../list/schema.ts";
import type { Problem } from "../problem/schema.ts";
import { difficulties, recurrences, trainingStatuses, trainingTypes } from "../training/schema.ts";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** All that is edited of a training itself. Dates and times of day are those of Baku. */
export const trainingFields = {
  title: writtenIn(255),
  description: optionallyWrittenIn(10_000),
  categoryId: id,
  trainerId: id,
  type: z.enum(trainingTypes),
  difficulty: z.enum(difficulties).nullable(),
  language: z.enum(locales),
  tags: z
    .array(written(50).refine((tag) => tag !== "", { message: "blank" }))
    .max(20)
    .transform((tags) => [...new Set(tags)]),
  startDate: date.nullable(),
  endDate: date.nullable(),
  startTime: clockTime.nullable(),
  endTime: clockTime.nullable(),
  isRecurring: z.boolean(),
  recurrenceFrequency: z.enum(recurrences).nullable(),
  recurrenceEndDate: date.nullable(),
  meetLink: written(500).nullable(),
  address: written(500).nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  capacity: whole(1, 100_000).nullable(),
  registrationOpensAt: timestamp.nullable(),
  registrationClosesAt: timestamp.nullable(),
  requiresApproval: z.boolean(),
  requireEmailVerification: z.boolean(),
  hasCertificate: z.boolean(),
  certificateDescription: optionallyWrittenIn(2_000),
  certificateHasExpiry: z.boolean(),
  certificateExpiryYears: whole(0, 100).nullable(),
  certificateExpiryMonths: whole(0, 11).nullable(),
  certificateExpiryDays: whole(0, 30).nullable(),
  examRequired: z.boolean(),
  minExamScore: whole(0, 100).nullable(),
};

const allFields = z.strictObject(trainingFields);
export type TrainingFields = z.infer<typeof allFields>;
export type TrainingField = keyof TrainingFields;

/** A training as it begins: a draft, the rest of which is edited. */
export const trainingCreation = z.strictObject({
  title: trainingFields.title,
  type: trainingFields.type,
  categoryId: id,
  /** Who gives it; by default, who creates it. */
  trainerId: id.optional(),
});
export type TrainingCreation = z.infer<typeof trainingCreation>;

/** All fields as they shall be, and the version that they were before. */
export const trainingEdit = z.strictObject({ id, version, ...trainingFields });
export type TrainingEdit = z.infer<typeof trainingEdit>;

/** Every module and lesson of a training in the order in which they shall be, and the version of the order that it was before. */
export const trainingOrder = z.strictObject({
  id,
  version,
  modules: z.array(z.strictObject({ id, lessons: z.array(id).max(1_000) })).max(200),
});
export type TrainingOrder = z.infer<typeof trainingOrder>;

/** The revision that a training shall be as again, and the latest that one saw. */
export const trainingRestoration = z.strictObject({ id, version, revision: version });
export type TrainingRestoration = z.infer<typeof trainingRestoration>;

const person = z.strictObject({ firstName: z.string(), lastName: z.string() });

/** A training as its editor has it: whole, in every language, drafts included. */
export const trainingDraft = z.strictObject({
  id,
  status: z.enum(trainingStatuses),
  /** The version of the fields, that of the order, and that of the last save of all. */
  version,
  outlineVersion: version,
  latest: version,
  saved: z.strictObject({ at: timestamp, by: person }).nullable(),
  trainer: person,
  /** Seats that somebody has: fewer there cannot be. */
  taken: z.number().int().min(0),
  /** Registrations in any state: with one, it can no longer be deleted. */
  isRegisteredFor: z.boolean(),
  fields: allFields,
  modules: z.array(
    z.strictObject({
      id,
      version,
      title: translated,
      lessons: z.array(
        z.strictObject({
          id,
          version,
          title: translated,
          type: z.enum(lessonTypes),
          status: z.enum(lessonStatuses),
          durationMinutes: z.number().int().nullable(),
          isRequired: z.boolean(),
          /** The languages that it has a text in. */
          locales: z.array(z.enum(locales)),
          /** Somebody has opened it: it can be archived, not deleted. */
          isBegun: z.boolean(),
        }),
      ),
    }),
  ),
});
export type TrainingDraft = z.infer<typeof trainingDraft>;

/** A state of a training that can be restored. */
export const trainingRevision = z.strictObject({
  version,
  begunAt: timestamp,
  savedAt: timestamp,
  author: person,
  /** Fields of the training, `modules`, `lessons` and `order`; of the first one, nothing. */
  changed: z.array(z.string()),
});
export type TrainingRevision = z.infer<typeof trainingRevision>;

/** Years after its first day within which a training recurs: of one that does so for ever, nobody means it. */
const mostYears = 5;

/** Local time in Baku, where clocks are never changed, as a moment. */
const inBaku = (date: string, time: string) => new Date(`${date}T${time}:00+04:00`);

/**
 * What of the fields contradicts itself, as `training.reason` of the field that is to be mended: for forms before they send, and for
 * the API before it writes.
 */
export function flawsOf(fields: TrainingFields): Problem[] {
  const {
    type,
    startDate,
    endDate,
    startTime,
    endTime,
    isRecurring,
    recurrenceFrequency,
    recurrenceEndDate,
  } = fields;
  const { meetLink, latitude, longitude } = fields;
  const { registrationOpensAt: opens, registrationClosesAt: closes } = fields;
  const isOneDay = !endDate || endDate === startDate;
  const begins = startDate && inBaku(startDate, startTime ?? "23:59");
  const {
    certificateExpiryYears: years,
    certificateExpiryMonths: months,
    certificateExpiryDays: days,
  } = fields;
  const found: [field: TrainingField, reason: string, is: boolean][] = [
    ["startDate", "startMissing", !startDate && (isRecurring || (endDate ?? startTime ?? endTime) !== null)],
    ["endDate", "endsBeforeStart", startDate !== null && endDate !== null && endDate < startDate],
    ["startTime", "startTimeMissing", startTime === null && endTime !== null],
    [
      "endTime",
      "endTimeBeforeStart",
      isOneDay && startTime !== null && endTime !== null && endTime <= startTime,
    ],
    ["recurrenceFrequency", "frequencyMissing", isRecurring && recurrenceFrequency === null],
    ["recurrenceEndDate", "recurrenceEndMissing", isRecurring && recurrenceEndDate === null],
    [
      "recurrenceEndDate",
      "recurrenceEndsEarly",
      startDate !== null && recurrenceEndDate !== null && recurrenceEndDate <= startDate,
    ],
    [
      "recurrenceEndDate",
      "recurrenceEndsLate",
      startDate !== null &&
        recurrenceEndDate !== null &&
        recurrenceEndDate > yearsAfter(startDate, mostYears),
    ],
    ["meetLink", "linkNotHttps", meetLink !== null && !isHttps(meetLink)],
    ["latitude", "placeIncomplete", latitude === null && longitude !== null],
    ["longitude", "placeIncomplete", latitude !== null && longitude === null],
    [
      "registrationClosesAt",
      "closesBeforeOpening",
      opens !== null && closes !== null && new Date(closes) <= new Date(opens),
    ],
    [
      "registrationOpensAt",
      "opensAfterStart",
      type !== "VIDEO" && !isRecurring && opens !== null && begins !== null && new Date(opens) >= begins,
    ],
    [
      "certificateExpiryYears",
      "expiryMissing",
      fields.certificateHasExpiry && (years ?? 0) + (months ?? 0) + (days ?? 0) === 0,
    ],
  ];
  return found.flatMap(([field, reason, is]) =>
    is ? [{ field, reason: `training.${reason}`, params: {} }] : [],
  );
}

const yearsAfter = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

const isHttps = (link: string) => URL.canParse(link) && new URL(link).protocol === "https:";
