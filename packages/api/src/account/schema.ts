import { z } from "zod";
import { id, locales, timestamp } from "../list/schema.ts";

/** The roles of the portal: what a person may do. */
export const roles = ["LEARNER", "TRAINER", "ADMIN"] as const;
export type Role = (typeof roles)[number];

/** What a person does for a living; it decides nothing. */
export const professions = [
  "FARMER",
  "AGRONOMIST",
  "VETERINARIAN",
  "ENTREPRENEUR",
  "RESEARCHER",
  "GOVERNMENT",
] as const;

/**
 * A name as people write theirs: letters and marks of any script, with what stands between them. Control characters, and
 * those that turn the direction of a text, would let a name look like something else.
 */
export const personName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .normalize("NFC")
  .regex(/^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd} .,'’ʼ\-–]*$/u);

/** An address in the one form in which the portal keeps it. */
export const emailAddress = z.string().trim().max(254).toLowerCase().pipe(z.email());

const phone = z
  .string()
  .trim()
  .max(50)
  .regex(/^\+?[\d ()-]{5,50}$/);
const shortText = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}]*$/u);

/** What a person says of themselves. Role, address and the like are not among it, so that nobody can give them to themselves. */
export const profile = {
  firstName: personName,
  lastName: personName,
  fatherName: personName.nullable(),
  phone: phone.nullable(),
  region: shortText.nullable(),
  profession: z.enum(professions),
  language: z.enum(locales),
};

/** A change of one's profile: what is not named stays. */
export const profileChange = z
  .strictObject(profile)
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: "empty" });
export type ProfileChange = z.infer<typeof profileChange>;

/** Most bytes of a photo as it is sent. */
export const largestPhoto = 2_000_000;

/** One's own account. */
export const account = z.strictObject({
  id,
  ...profile,
  email: z.string(),
  emailVerified: z.boolean(),
  role: z.enum(roles),
  /** The role that waits until the second factor is set up. */
  withheldRole: z.enum(["TRAINER", "ADMIN"]).nullable(),
  photoUrl: z.string().nullable(),
  hasPassword: z.boolean(),
  secondFactor: z.strictObject({
    enabled: z.boolean(),
    /** Whether there is an authenticator app beside the code by mail. */
    hasApp: z.boolean(),
    /** Whether the role asks for one. */
    required: z.boolean(),
  }),
  createdAt: timestamp,
});
export type Account = z.infer<typeof account>;

/** Who is signed in, in the few words that every page needs. */
export const viewerCard = z
  .strictObject({
    id,
    firstName: z.string(),
    lastName: z.string(),
    role: z.enum(roles),
    withheldRole: z.enum(["TRAINER", "ADMIN"]).nullable(),
    photoUrl: z.string().nullable(),
    language: z.enum(locales),
    /** How many notices are unread, at most `countedUnread` of the schema of notices. */
    unreadNotices: z.number().int(),
    /** Whether the letters of the portal can be read here: by admins, on machines for trying. */
    readsMailbox: z.boolean(),
  })
  .nullable();
export type ViewerCard = z.infer<typeof viewerCard>;

/** Erasing one's account: the password shows that it is oneself, where there is one. */
export const erasure = z.strictObject({ password: z.string().max(128).optional() });
export type Erasure = z.infer<typeof erasure>;
