import { z } from "zod";
import { id, timestamp } from "../list/schema.ts";

export const sessionRef = z.strictObject({ id });

/** A browser in which one is signed in: never the token that its cookie carries. */
export const session = z.strictObject({
  id,
  /** Whether it is the one that asks. */
  current: z.boolean(),
  startedAt: timestamp,
  expiresAt: timestamp,
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** What the browser and the system behind it are called, where they say so. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
});
export type Session = z.infer<typeof session>;
