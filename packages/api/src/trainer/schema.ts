import { z } from "zod";
import { id, listFields, listInput, pageOf, translated } from "../list/schema.ts";
import { ratingSummary } from "../rating/schema.ts";

export const trainerSorts = ["lastName", "firstName", "specialty", "createdAt"] as const;

export const trainerListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(trainerSorts).default(trainerSorts[0]),
    order: z.enum(["asc", "desc"]).default("asc"),
    /** Exactly this field of work, in any language. */
    specialty: z
      .string()
      .trim()
      .min(1)
      .max(255)
      .regex(/^[^\0]*$/)
      .optional(),
  }),
);
export type TrainerListInput = z.infer<typeof trainerListInput>;

/** A trainer as the directory shows them: never an address or a phone number. */
export const trainer = z.strictObject({
  id,
  firstName: z.string(),
  lastName: z.string(),
  photoUrl: z.string().nullable(),
  specialty: z.string(),
  description: z.string().nullable(),
  specializations: z.array(z.string()),
  qualifications: z.array(z.string()),
  translations: z
    .strictObject({
      specialty: translated,
      description: translated.nullable(),
      specializations: z.array(translated),
      qualifications: z.array(translated),
    })
    .optional(),
  experienceYears: z.number().int(),
  experienceMonths: z.number().int(),
  /** Published trainings. */
  trainingsCount: z.number().int().min(0),
  /** All ratings of all trainings of the trainer (domain 3.4). */
  rating: ratingSummary,
});
export type Trainer = z.infer<typeof trainer>;

export const trainerPage = pageOf(trainer);
