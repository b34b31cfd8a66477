import { z } from "zod";
import {
  categoryRef,
  dateRange,
  id,
  listFields,
  listInput,
  oneInput,
  pageOf,
  timestamp,
  translated,
} from "../list/schema.ts";

export const examStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;
export const examPhases = ["UPCOMING", "ACTIVE", "ENDED"] as const;
export const examSorts = [
  "createdAt",
  "title",
  "startDate",
  "endDate",
  "passingScore",
  "registrations",
] as const;

export const examListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(examSorts).default(examSorts[0]),
    category: categoryRef.optional(),
    trainingId: id.optional(),
    /** Whose training it belongs to. */
    trainerId: id.optional(),
    status: z.enum(examStatuses).optional(),
    /** Where now is in its dates; an exam without dates is always active. */
    phase: z.enum(examPhases).optional(),
    type: z.enum(["TRAINING_BASED", "INDEPENDENT"]).optional(),
    /** Whether passing it gives a certificate, of its own or of its training. */
    hasCertificate: z.boolean().optional(),
    /** Starts within these days, in the time of Baku. */
    ...dateRange,
    /** Only the viewer's own. */
    scope: z.literal("mine").optional(),
    includeQuestions: z.boolean().default(false),
  }),
);
export type ExamListInput = z.infer<typeof examListInput>;

export const examByIdInput = z.strictObject({ ...oneInput, includeQuestions: z.boolean().default(false) });
export type ExamByIdInput = z.infer<typeof examByIdInput>;

const count = z.number().int().min(0);
const rate = z.number().min(0).max(100);

const question = z.strictObject({
  id,
  examId: id,
  text: z.string(),
  translations: z.strictObject({ text: translated, explanation: translated.nullable() }).optional(),
  explanation: z.string().nullable(),
  type: z.enum(["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "TEXT"]),
  difficulty: z.enum(["EASY", "MEDIUM", "HARD"]),
  points: z.number().int(),
  isRequired: z.boolean(),
  sequence: z.number().int(),
  choices: z.array(
    z.strictObject({
      id,
      text: z.string(),
      translations: z.strictObject({ text: translated }).optional(),
      isCorrect: z.boolean(),
      sequence: z.number().int(),
    }),
  ),
});
export type ExamQuestion = z.infer<typeof question>;

/** An exam as lists and its own page show it. Texts are in the language asked for, az where that is missing. */
export const exam = z.strictObject({
  id,
  title: z.string(),
  description: z.string().nullable(),
  availableLocales: z.array(z.enum(["az", "en", "ru"])),
  translations: z
    .strictObject({
      title: translated,
      description: translated.nullable(),
      certificateDescription: translated.nullable(),
      rules: translated.nullable(),
      instructions: translated.nullable(),
      trainingTitle: translated.nullable(),
    })
    .optional(),
  category: z.strictObject({ id, name: z.string() }),
  training: z
    .strictObject({
      id,
      title: z.string(),
      type: z.enum(["ONLINE", "OFFLINE", "VIDEO"]),
      trainer: z.strictObject({ id, firstName: z.string(), lastName: z.string() }),
    })
    .nullable(),
  type: z.enum(["TRAINING_BASED", "INDEPENDENT"]),
  status: z.enum(examStatuses),
  phase: z.enum(examPhases),
  certificateDescription: z.string().nullable(),
  certificateValidityDays: z.number().int().nullable(),
  issuesCertificate: z.boolean(),
  /** Percent. */
  passingScore: z.number().int().min(0).max(100),
  durationMinutes: z.number().int(),
  timeWarningMinutes: z.number().int().nullable(),
  /** Null is as many as one likes. */
  maxAttempts: z.number().int().nullable(),
  /** How many questions of the bank one attempt draws. */
  examQuestionCount: z.number().int(),
  startDate: timestamp.nullable(),
  endDate: timestamp.nullable(),
  rules: z.string().nullable(),
  instructions: z.string().nullable(),
  hashtags: z.array(z.string()),
  autoSubmit: z.boolean(),
  randomizeQuestions: z.boolean(),
  randomizeChoices: z.boolean(),
  showResultsImmediately: z.boolean(),
  showCorrectAnswers: z.boolean(),
  showExplanations: z.boolean(),
  allowTabSwitching: z.boolean(),
  trackTabChanges: z.boolean(),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Questions in the bank. */
  questionsCount: count,
  /** Attempts that count: all but voided ones. */
  registrationsCount: count,
  /** Attempts with a result. */
  completedCount: count,
  passedCount: count,
  /** Attempts with a result of all attempts, percent with two decimals. */
  completionRate: rate,
  /** Passed of those with a result, percent with two decimals. */
  passRate: rate,
  /** The bank with its keys, where `includeQuestions` asked for it and the viewer may edit the exam; else null. */
  questions: z.array(question).nullable().optional(),
});
export type Exam = z.infer<typeof exam>;

export const examPage = pageOf(exam);
