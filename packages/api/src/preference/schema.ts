import { z } from "zod";
import { id } from "../list/schema.ts";

/** What letters and notices are about, as people choose by it. What is about an account is of none: it is always sent. */
export const families = ["TRAINING", "EXAM", "INTERNSHIP"] as const;
export type Family = (typeof families)[number];

export const channels = ["MAIL", "NOTICE"] as const;
export type Channel = (typeof channels)[number];

/** How letters may come, and how notices: these are silent, so that there is nothing to gain by collecting them. */
export const paces = { MAIL: ["AT_ONCE", "DAILY", "OFF"], NOTICE: ["AT_ONCE", "OFF"] } as const;
export type Pace = (typeof paces.MAIL)[number];

/** The clock that a person's day goes by who says nothing else. */
export const homeZone = "Asia/Baku";

const byChannel = z.strictObject({ MAIL: z.enum(paces.MAIL), NOTICE: z.enum(paces.NOTICE) });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A time zone by its name. An offset is none: what `+04:00` means is not the same to everybody. */
const timeZone = z
  .string()
  .max(60)
  .regex(/^[A-Za-z]/)
  .refine(isZone, { message: "unknown" });

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const fields = {
  /** Of each family, how it is told by each channel. */
  paces: z.strictObject({ TRAINING: byChannel, EXAM: byChannel, INTERNSHIP: byChannel }),
  /** The categories whose new trainings one wants to hear of. */
  categories: z.array(id).max(1000),
  /** Between these times of one's own clock no letter comes that can wait; the end may be on the next day. Both or none. */
  quietFrom: clock.nullable(),
  quietUntil: clock.nullable(),
  timeZone,
};

/** What a person wants to hear, and when: all of it, in place of what was. */
export const preferences = z
  .strictObject(fields)
  .refine(({ quietFrom, quietUntil }) => quietFrom !== null || quietUntil === null, {
    message: "required",
    path: ["quietFrom"],
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietUntil !== null, {
    message: "required",
    path: ["quietUntil"],
  })
  .refine(({ quietFrom, quietUntil }) => quietFrom === null || quietFrom !== quietUntil, {
    message: "sameAsFrom",
    path: ["quietUntil"],
  });
export type Preferences = z.infer<typeof preferences>;

/** Whether one wants to hear of what is new in a category. */
export const interest = z.strictObject({ id, wanted: z.boolean() });
export type Interest = z.infer<typeof interest>;

/** What the link of a letter carries by which its reader gets no more like it. */
export const leaving = z.strictObject({ token: z.string().min(1).max(200) });
export type Leaving = z.infer<typeof leaving>;
