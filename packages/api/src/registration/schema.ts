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

export const registrationSorts = ["registeredAt"] as const;

/** The training that somebody registers for, or asks whether they are registered in. */
export const trainingSeat = z.strictObject({
  trainingId: id,
  /** The language of the title of the last lesson. */
  lang: z.enum(locales).default("az"),
});
export type TrainingSeat = z.infer<typeof trainingSeat>;

export const registrationRef = z.strictObject({ id });
export type RegistrationRef = z.infer<typeof registrationRef>;

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

/** A registration as lists show it, to its learner and to those who run the training. */
export const registration = place.extend({
  startedAt: timestamp.nullable(),
  completedAt: timestamp.nullable(),
  cancelledAt: timestamp.nullable(),
  training: z.strictObject({
    id,
    title: z.string(),
    type: z.enum(trainingTypes),
    status: z.enum(trainingStatuses),
    startDate: z.iso.date().nullable(),
    endDate: z.iso.date().nullable(),
    startTime: z.string().nullable(),
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
