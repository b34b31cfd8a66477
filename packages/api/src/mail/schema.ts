import { z } from "zod";
import { id, type Locale, listFields, listInput, locales, pageOf, timestamp } from "../list/schema.ts";

/** The name of the portal, as it signs what it sends. Pages have the same in their texts. */
export const portalNames: Record<Locale, string> = {
  az: "Aqrar Portal",
  en: "Agrar Portal",
  ru: "Аграрный портал",
};

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
  /** The file that comes with it; it is at `/api/mails/ID/file`. */
  file: z
    .strictObject({
      name: z.string(),
      type: z.string(),
      /** Bytes. */
      size: z.number().int(),
    })
    .nullable(),
  createdAt: timestamp,
});
export type Mail = z.infer<typeof mail>;

export const mailPage = pageOf(mail);

/** A letter, as an address names it. */
export const mailRef = z.strictObject({ id: z.coerce.number().pipe(id) });

/** In which language samples are. */
export const sampleListInput = z.strictObject({ lang: z.enum(locales).default("az") }).prefault({});

/** A letter that the portal sends, by what it is about. */
export const sampleInput = z.strictObject({
  kind: z.string().trim().min(1).max(60),
  variant: z.string().trim().max(60).default(""),
  lang: z.enum(locales).default("az"),
});
export type SampleInput = z.infer<typeof sampleInput>;

/** A letter about something made up, in a list. */
export const sampleItem = z.strictObject({ kind: z.string(), variant: z.string(), subject: z.string() });
export type SampleItem = z.infer<typeof sampleItem>;

/** The same with its parts, as it would leave the portal. */
export const sample = sampleItem.extend({ text: z.string(), html: z.string() });
export type Sample = z.infer<typeof sample>;
