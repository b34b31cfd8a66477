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
  pageOf,
  timestamp,
  translated,
} from "../list/schema.ts";
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
