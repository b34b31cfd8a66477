import { z } from "zod";
import { id, listFields, listInput, pageOf, timestamp } from "../list/schema.ts";

/** What a key may be used for. A procedure names the scope that it asks for; one that names none is closed to keys. */
export const scopes = [
  /** Trainings, exams, trainers and categories in any state, without what only their editors see. */
  "lists:read",
  /** People with their addresses. */
  "people:read",
  /** To bar people from the portal, and to let them in again. Roles are given by admins alone. */
  "people:write",
  /** The audit log. */
  "audit:read",
] as const;
export type Scope = (typeof scopes)[number];

/** Days that a key may last at most. */
export const longestDays = 366;

export const serviceKeyDraft = z.strictObject({
  name: z.string().trim().min(3).max(100),
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length),
  /** In how many days it ends. */
  days: z.number().int().min(1).max(longestDays).default(90),
  callsPerMinute: z.number().int().min(1).max(100_000).default(600),
});
export type ServiceKeyDraft = z.infer<typeof serviceKeyDraft>;

export const serviceKeyRef = z.strictObject({ id });

/** A key that takes over from another; the other goes on for these hours, so that services can change over. */
export const serviceKeyRotation = z.strictObject({
  id,
  overlapHours: z.number().int().min(0).max(168).default(24),
});
export type ServiceKeyRotation = z.infer<typeof serviceKeyRotation>;

export const serviceKeySorts = ["createdAt", "name", "expiresAt"] as const;

export const serviceKeyListInput = listInput(
  z.strictObject({
    ...listFields,
    sort: z.enum(serviceKeySorts).default(serviceKeySorts[0]),
    state: z.enum(["ACTIVE", "EXPIRED", "REVOKED"]).optional(),
  }),
);
export type ServiceKeyListInput = z.infer<typeof serviceKeyListInput>;

/** A key as admins see it: never the key itself. */
export const serviceKey = z.strictObject({
  id,
  name: z.string(),
  start: z.string(),
  scopes: z.array(z.enum(scopes)),
  callsPerMinute: z.number().int(),
  state: z.enum(["ACTIVE", "EXPIRED", "REVOKED"]),
  createdBy: z.strictObject({ id, firstName: z.string(), lastName: z.string() }),
  createdAt: timestamp,
  expiresAt: timestamp,
  lastUsedAt: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
});
export type ServiceKey = z.infer<typeof serviceKey>;

export const serviceKeyPage = pageOf(serviceKey);
