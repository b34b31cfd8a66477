import { z } from "zod";
import { id, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";

const { search: _search, ...fields } = listFields;

export const mailListInput = listInput(
  z.strictObject({
    ...fields,
    sort: z.enum(["createdAt"]).default("createdAt"),
    /** Letters to exactly this address. */
    recipient: z.string().trim().toLowerCase().max(254).optional(),
  }),
);
export type MailListInput = z.infer<typeof mailListInput>;

export const mail = z.strictObject({
  id,
  recipient: z.string(),
  kind: z.string(),
  language: z.enum(locales),
  subject: z.string(),
  text: z.string(),
  createdAt: timestamp,
});
export type Mail = z.infer<typeof mail>;

export const mailPage = pageOf(mail);
