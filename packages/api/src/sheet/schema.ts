import { z } from "zod";
import { locales } from "../list/schema.ts";

export const formats = ["csv", "xlsx"] as const;
export type Format = (typeof formats)[number];

/** Most rows of one file. Of a list that has more, a narrower filter has to be asked for. */
export const mostRows = 100_000;

/** A list as a file: its own filters, and the language of the headings. */
export const sheetRequest = z.strictObject({
  format: z.enum(formats),
  lang: z.enum(locales).default("az"),
  /** As the list itself takes it, which checks it. */
  input: z.record(z.string(), z.unknown()).default({}),
});
