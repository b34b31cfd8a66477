import { z } from "zod";
import { dateRange, id, listFields, listInput, pageOf, timestamp } from "../list/schema.ts";

const word = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[\w.-]+$/);

const { search: _search, ...fields } = listFields;

export const auditListInput = listInput(
  z.strictObject({
    ...fields,
    ...dateRange,
    sort: z.enum(["at"]).default("at"),
    /** Who did it. */
    userId: id.optional(),
    keyId: id.optional(),
    /** `user.setRole`, or `user` for all that begins so. */
    action: word.optional(),
    /** What it was done to. */
    entity: word.optional(),
    entityId: word.optional(),
    requestId: z
      .string()
      .trim()
      .max(100)
      .regex(/^[\w.:-]+$/)
      .optional(),
  }),
);
export type AuditListInput = z.infer<typeof auditListInput>;

export const auditEntry = z.strictObject({
  id,
  at: timestamp,
  /** Who did it; null for services and for who was not known. */
  user: z.strictObject({ id, firstName: z.string(), lastName: z.string() }).nullable(),
  key: z.strictObject({ id, name: z.string() }).nullable(),
  role: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  /** Of each field that changed, the value before and the one after. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])).nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditPage = pageOf(auditEntry);

/** Whether the log is whole. */
export const auditState = z.strictObject({
  entries: z.number().int(),
  /** The hash of the last entry: whoever notes it elsewhere sees later whether the log before it was changed. */
  head: z.string().nullable(),
  /** The first entries that do not fit. */
  breaks: z.array(z.strictObject({ id, at: timestamp, reason: z.enum(["altered", "follows another"]) })),
});
export type AuditState = z.infer<typeof auditState>;
