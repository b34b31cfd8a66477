import { z } from "zod";
import { lessonStatuses, lessonTypes } from "../lesson/schema.ts";
import {
  categoryRef,
  dateRange,
  id,
  listFields,
  listInput,
  locales,
  oneInput,
  optionallyWrittenIn,
  pageOf,
  timestamp,
  translated,
  version,
  written,
  writtenIn,
} from "../list/schema.ts";
import type { Problem } from "../problem/schema.ts";
import { ratingSummary } from "../rating/schema.ts";

export const trainingTypes = ["ONLINE", "OFFLINE", "VIDEO"] as const;
export const trainingStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED", "CANCELLED"] as const;
export const difficulties = ["BEGINNER", "INTERMEDIATE", "ADVANCED", "EXPERT"] as const;
export const recurrences = ["DAILY", "WEEKLY", "MONTHLY"] as const;
export const trainingSorts = [
  "createdAt",
  "title",
  "startDate",
  "endDate",
  "difficulty",
  "registrations",
  "rating",
] as const;

export const trainingListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(trainingSorts).default(trainingSorts[0]),
    category: categoryRef.optional(),
    trainerId: id.optional(),
    difficulty: z.enum(difficulties).optional(),
    type: z.enum(trainingTypes).optional(),
    status: z.enum(trainingStatuses).optional(),
    hasCertificate: z.boolean().optional(),
    /** Starts within these days. */
    ...dateRange,
    /** Only the viewer's own. */
    scope: z.literal("mine").optional(),
    includeModules: z.boolean().default(false),
  }),
);
export type TrainingListInput = z.infer<typeof trainingListInput>;

export const trainingByIdInput = z.strictObject({ ...oneInput, includeModules: z.boolean().default(false) });
export type TrainingByIdInput = z.infer<typeof trainingByIdInput>;

export const trainingRef = z.strictObject({ id });
export type TrainingRef = z.infer<typeof trainingRef>;

const count = z.number().int().min(0);
const rate = z.number().min(0).max(100);
const kind = z.enum(["VIDEO", "DOCUMENT", "IMAGE", "AUDIO"]);

const lesson = z.strictObject({
  id,
  moduleId: id,
  title: z.string(),
  translations: z.strictObject({ title: translated }).optional(),
  type: z.enum(lessonTypes),
  status: z.enum(lessonStatuses),
  durationMinutes: z.number().int().nullable(),
  isRequired: z.boolean(),
  sequence: z.number().int(),
  /** Where the lesson's video and document are; null for those who may not open the lesson. */
  videoUrl: z.string().nullable(),
  pdfUrl: z.string().nullable(),
});

export const trainingModule = z.strictObject({
  id,
  trainingId: id,
  title: z.string(),
  translations: z.strictObject({ title: translated }).optional(),
  sequence: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  lessons: z.array(lesson),
});
export type TrainingModule = z.infer<typeof trainingModule>;

/** A training as lists and its own page show it. Texts are in the language asked for, az where that is missing. */
export const training = z.strictObject({
  id,
  title: z.string(),
  description: z.string().nullable(),
  availableLocales: z.array(z.enum(["az", "en", "ru"])),
  translations: z
    .strictObject({
      title: translated,
      description: translated.nullable(),
      certificateDescription: translated.nullable(),
    })
    .optional(),
  category: z.strictObject({ id, name: z.string() }),
  trainer: z.strictObject({
    id,
    firstName: z.string(),
    lastName: z.string(),
    photoUrl: z.string().nullable(),
  }),
  /** The first published exam of the training. */
  exam: z.strictObject({ id, title: z.string() }).nullable(),
  type: z.enum(trainingTypes),
  status: z.enum(trainingStatuses),
  difficulty: z.enum(difficulties).nullable(),
  /** The language it is held in. */
  language: z.enum(["az", "en", "ru"]),
  tags: z.array(z.string()),
  startDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
  /** HH:MM, local to `timezone`. */
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  timezone: z.string(),
  capacity: z.number().int().nullable(),
  /** Seats that nobody has; null where there are as many as come. */
  freeSeats: count.nullable(),
  registrationOpensAt: timestamp.nullable(),
  registrationClosesAt: timestamp.nullable(),
  requiresApproval: z.boolean(),
  requireEmailVerification: z.boolean(),
  /** How to join, for those who run the training; null to everybody else. */
  meetLink: z.string().nullable(),
  googleEventId: z.string().nullable(),
  meetingId: z.string().nullable(),
  address: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  isRecurring: z.boolean(),
  recurrenceFrequency: z.enum(recurrences).nullable(),
  recurrenceEndDate: z.iso.date().nullable(),
  hasCertificate: z.boolean(),
  certificateDescription: z.string().nullable(),
  certificateHasExpiry: z.boolean(),
  certificateExpiryYears: z.number().int().nullable(),
  certificateExpiryMonths: z.number().int().nullable(),
  certificateExpiryDays: z.number().int().nullable(),
  examRequired: z.boolean(),
  minExamScore: z.number().int().nullable(),
  bannerUrl: z.string().nullable(),
  /** The training's own files; those of its lessons come with the lessons. */
  media: z.array(
    z.strictObject({
      purpose: z.enum(["TRAINING_BANNER", "TRAINING_INTRO_VIDEO", "TRAINING_MEDIA"]),
      kind,
      url: z.string(),
      name: z.string(),
      title: z.string().nullable(),
      mime: z.string(),
      size: z.number().int().nullable(),
      createdAt: timestamp,
    }),
  ),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** All registrations that stand: neither cancelled nor rejected. */
  registrationsCount: count,
  /** Those with a lesson opened that are not completed. */
  startedCount: count,
  completedCount: count,
  modulesCount: count,
  /** Published lessons. */
  lessonsCount: count,
  statistics: z.strictObject({
    totalRegistrations: count,
    startedCount: count,
    completedCount: count,
    /** Completed of all registrations, percent with two decimals. */
    completionRate: rate,
    /** Started or completed of all registrations, percent with two decimals. */
    progressRate: rate,
  }),
  rating: ratingSummary,
  /** Files of the training and of its published lessons. */
  mediaStatistics: z.strictObject({
    videos: count,
    documents: count,
    images: count,
    audio: count,
    total: count,
    own: count,
  }),
  /** Chapters with their lessons, where `includeModules` asked for them. */
  modules: z.array(trainingModule).optional(),
});
export type Training = z.infer<typeof training>;

export const trainingPage = pageOf(training);

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
  startDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
  startTime: clockTime.nullable(),
  endTime: clockTime.nullable(),
  isRecurring: z.boolean(),
  recurrenceFrequency: z.enum(recurrences).nullable(),
  recurrenceEndDate: z.iso.date().nullable(),
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
          type: lesson.shape.type,
          status: lesson.shape.status,
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

const isHttps = (link: string) => URL.canParse(link) && new URL(link).protocol === "https:";

export const recommendedInput = z
  .strictObject({
    lang: z.enum(locales).default("az"),
    /** How many at most. */
    limit: z.number().int().min(1).max(12).default(4),
  })
  .prefault({});
export type RecommendedInput = z.infer<typeof recommendedInput>;

/** Why a training is recommended, the strongest first: others like the learner take part, its category is followed, it is new. */
export const recommendationReasons = ["PEERS", "CATEGORY", "NEW"] as const;

/** A training that a learner could take part in, and why it may be for them. */
export const recommendation = z.strictObject({
  because: z.enum(recommendationReasons),
  /** Whether the learner has said where they are: the others are then of the same region too, and not of the profession alone. */
  regional: z.boolean(),
  training,
});
export type Recommendation = z.infer<typeof recommendation>;

export const todayInput = z.strictObject({ lang: z.enum(locales).default("az") }).prefault({});
export type TodayInput = z.infer<typeof todayInput>;

/** A training that is held today. Times are those of the training's own clock. */
export const session = z.strictObject({
  id,
  title: z.string(),
  type: z.enum(trainingTypes),
  startTime: z.string().nullable(),
  endTime: z.string().nullable(),
  address: z.string().nullable(),
  meetLink: z.string().nullable(),
  /** Seats that somebody has. */
  taken: count,
  capacity: z.number().int().nullable(),
});
export type TodaySession = z.infer<typeof session>;
