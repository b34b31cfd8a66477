import { z } from "zod";
import { lessonTypes } from "../lesson/schema.ts";
import { id, locales, timestamp } from "../list/schema.ts";
import { registrationStatuses } from "../registration/schema.ts";
import { trainingStatuses, trainingTypes } from "../training/schema.ts";

export const progressStatuses = ["NOT_STARTED", "IN_PROGRESS", "COMPLETED"] as const;

/** The most seconds that one beat tells of: what was spent while the portal was out of reach is told at once. */
export const longestBeat = 3_600;

/** The most characters of a note. */
export const longestNote = 5_000;

const lang = z.enum(locales).default("az");
const count = z.number().int().min(0);

export const outlineInput = z.strictObject({ trainingId: id, lang });
export type OutlineInput = z.infer<typeof outlineInput>;

export const lessonInput = z.strictObject({ lessonId: id, lang });
export type LessonInput = z.infer<typeof lessonInput>;

export const lessonRef = z.strictObject({ lessonId: id });
export type LessonRef = z.infer<typeof lessonRef>;

/** That somebody is in a lesson. */
export const beat = z.strictObject({
  lessonId: id,
  /** Seconds spent in it since it was opened, or since the last beat. */
  seconds: z.number().int().min(0).max(longestBeat),
  /** Where they are in its video or recording, in seconds from the beginning. */
  positionSeconds: z.number().int().min(0).max(86_400).optional(),
});
export type Beat = z.infer<typeof beat>;

export const note = z.strictObject({
  lessonId: id,
  /** Empty takes the note away. */
  text: z
    .string()
    .max(longestNote)
    .regex(/^[^\0]*$/),
});
export type Note = z.infer<typeof note>;

/** How far one is in a training. */
const standing = z.strictObject({
  status: z.enum(registrationStatuses),
  /** It never falls, also where lessons are added; `done` of `required` is by the lessons of now. */
  percent: z.number().int().min(0).max(100),
  completedAt: timestamp.nullable(),
});

const outlineLesson = z.strictObject({
  id,
  title: z.string(),
  type: z.enum(lessonTypes),
  /** To those who run the training, a lesson that nobody else sees yet. */
  isDraft: z.boolean(),
  durationMinutes: z.number().int().nullable(),
  isRequired: z.boolean(),
  status: z.enum(progressStatuses),
});

/** A training as its learner goes through it. */
export const outline = z.strictObject({
  training: z.strictObject({
    id,
    title: z.string(),
    type: z.enum(trainingTypes),
    status: z.enum(trainingStatuses),
  }),
  /** Null for those who run the training and only look, and in an open video before its first lesson is opened. */
  place: standing.nullable(),
  /** Whether the viewer only looks: what they do is not kept. */
  isPreview: z.boolean(),
  /** The lessons that must be done, and how many of them are. */
  required: count,
  done: count,
  /** Where to go on: the lesson of last time, or the first after it that is not done; null where there are no lessons. */
  resumeLessonId: id.nullable(),
  modules: z.array(z.strictObject({ id, title: z.string(), lessons: z.array(outlineLesson) })),
});
export type Outline = z.infer<typeof outline>;

/** How far one is in a lesson. */
export const lessonProgress = z.strictObject({
  status: z.enum(progressStatuses),
  /** When it was first opened. */
  openedAt: timestamp.nullable(),
  completedAt: timestamp.nullable(),
  secondsSpent: count,
  positionSeconds: count,
  /** What one has noted. */
  note: z.string(),
  /** Seconds until it can be completed. */
  waitSeconds: count,
});
export type LessonProgress = z.infer<typeof lessonProgress>;

const neighbour = z.strictObject({ id, title: z.string() }).nullable();

/** A lesson as its learner reads it. */
export const lesson = z.strictObject({
  id,
  trainingId: id,
  moduleTitle: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  /** HTML that is safe to write into a page as it is. */
  body: z.string(),
  /** The languages that the body is written in; in another, az stands in. */
  bodyLocales: z.array(z.enum(locales)),
  type: z.enum(lessonTypes),
  isDraft: z.boolean(),
  isRequired: z.boolean(),
  durationMinutes: z.number().int().nullable(),
  minCompletionSeconds: z.number().int().nullable(),
  files: z.array(
    z.strictObject({
      id,
      kind: z.enum(["VIDEO", "AUDIO", "IMAGE", "DOCUMENT"]),
      url: z.string(),
      name: z.string(),
      title: z.string().nullable(),
      mime: z.string(),
      /** Bytes; null for what is kept elsewhere. */
      size: z.number().int().nullable(),
      /** What is said in a video, in the languages that there are. */
      captions: z.array(z.strictObject({ language: z.enum(locales), url: z.string() })),
    }),
  ),
  progress: lessonProgress,
  isPreview: z.boolean(),
  previous: neighbour,
  next: neighbour,
});
export type Lesson = z.infer<typeof lesson>;

/** What a lesson that was marked as done has brought. */
export const completion = z.strictObject({
  percent: z.number().int().min(0).max(100),
  isTrainingCompleted: z.boolean(),
});
export type Completion = z.infer<typeof completion>;
