import { z } from "zod";
import { dateRange, id, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";
import { trainingStatuses, trainingTypes } from "../training/schema.ts";

export const registrationStatuses = [
  "PENDING",
  "APPROVED",
  "REJECTED",
  "WAITLISTED",
  "COMPLETED",
  "CANCELLED",
] as const;
export type RegistrationStatus = (typeof registrationStatuses)[number];

export const registrationSorts = ["registeredAt", "nextDay", "percent", "lastActivity"] as const;

/** What one does about a training at the moment. One that one has begun and that is held again is both of the first. */
export const registrationStages = ["LEARNING", "UPCOMING", "WAITING", "COMPLETED"] as const;
export type RegistrationStage = (typeof registrationStages)[number];

/** The training that somebody registers for, or asks whether they are registered in. */
export const trainingSeat = z.strictObject({
  trainingId: id,
  /** The language of the title of the last lesson. */
  lang: z.enum(locales).default("az"),
});
export type TrainingSeat = z.infer<typeof trainingSeat>;

export const registrationRef = z.strictObject({ id });
export type RegistrationRef = z.infer<typeof registrationRef>;

/** The training whose days go into a calendar, and the language that they are in there. */
export const calendarInput = z.strictObject({
  trainingId: z.coerce.number().pipe(id),
  lang: z.enum(locales).default("az"),
});
/** As it comes in an address. */
export type CalendarInput = { trainingId: unknown; lang?: unknown };

export const registrationListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(registrationSorts).default(registrationSorts[0]),
    trainingId: id.optional(),
    /** Only those in one of these states. */
    statuses: z.array(z.enum(registrationStatuses)).min(1).max(registrationStatuses.length).optional(),
    /** Made within these days, or completed within them. */
    ...dateRange,
    on: z.enum(["registered", "completed"]).default("registered"),
    /** Only those at this stage. */
    stage: z.enum(registrationStages).optional(),
    /** Only the viewer's own, or only those in trainings that the viewer gives. */
    scope: z.enum(["mine", "given"]).optional(),
  }),
);
export type RegistrationListInput = z.infer<typeof registrationListInput>;

/** What one's place in a training is. */
export const place = z.strictObject({
  id,
  status: z.enum(registrationStatuses),
  registeredAt: timestamp,
  /** From 1: how many are before one in the line, and oneself. Null for who does not wait. */
  waitlistPlace: z.number().int().min(1).nullable(),
  /** How much of the required lessons is done. It never falls, and is 100 when the training is completed, and only then. */
  percent: z.number().int().min(0).max(100),
  /** The lesson one was in last. */
  lastLesson: z.strictObject({ id, title: z.string() }).nullable(),
  /** When one last did something in a lesson. */
  lastActivityAt: timestamp.nullable(),
});
export type Place = z.infer<typeof place>;

const ofTraining = z.strictObject({
  id,
  title: z.string(),
  type: z.enum(trainingTypes),
  status: z.enum(trainingStatuses),
  startDate: z.iso.date().nullable(),
  endDate: z.iso.date().nullable(),
  startTime: z.string().nullable(),
});

/** A training that was taken off the catalogue or called off, as one who is registered in it sees it. */
export const closedTraining = z.strictObject({ training: ofTraining, place });
export type ClosedTraining = z.infer<typeof closedTraining>;

/** The link by which one joins; null for who has no seat, and where there is none. */
const meetLink = z.string().nullable();

/** One's own place, with what only who has a seat may know. */
export const seat = place.extend({ meetLink });
export type Seat = z.infer<typeof seat>;

/** A registration as lists show it, to its learner and to those who run the training. */
export const registration = place.extend({
  startedAt: timestamp.nullable(),
  completedAt: timestamp.nullable(),
  cancelledAt: timestamp.nullable(),
  /** The first lesson that is not completed; null when all are, or there are none. */
  nextLesson: z.strictObject({ id, title: z.string() }).nullable(),
  training: ofTraining.extend({
    endTime: z.string().nullable(),
    isRecurring: z.boolean(),
    /** The next day on which it is held, today included; null when there is none. */
    nextDay: z.iso.date().nullable(),
    address: z.string().nullable(),
    meetLink,
    bannerUrl: z.string().nullable(),
    /** Published lessons. */
    lessonsCount: z.number().int(),
  }),
  learner: z.strictObject({
    id,
    firstName: z.string(),
    lastName: z.string(),
    photoUrl: z.string().nullable(),
  }),
});
export type Registration = z.infer<typeof registration>;

export const registrationPage = pageOf(registration);
