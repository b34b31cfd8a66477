import { z } from "zod";

/** The languages of the portal; the first is the default and the one every text has. */
export const locales = ["az", "en", "ru"] as const;
export type Locale = (typeof locales)[number];

/** A text in the languages it has, as editors write it. */
export const translated = z.strictObject({
  az: z.string(),
  en: z.string().optional(),
  ru: z.string().optional(),
});
export type Translated = z.infer<typeof translated>;

/** A text as a person writes it, without what a database cannot keep: at most so many characters. */
export const written = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), { message: "malformed" });

/**
 * A text that an editor writes, language by language. A language left blank is one that it does not have; az is one that every text
 * has.
 */
export const writtenIn = (longest: number) =>
  inEach(longest).refine(({ az }) => az !== "", { message: "azMissing", path: ["az"] });

/** Such a text that need not be there: blank in every language, it is none. */
export const optionallyWrittenIn = (longest: number) =>
  inEach(longest)
    .nullable()
    .transform((text) => (text && Object.values(text).some((words) => words !== "") ? text : null))
    .refine((text) => text?.az !== "", { message: "azMissing", path: ["az"] });

const inEach = (longest: number) =>
  z
    .strictObject({ az: written(longest), en: written(longest).optional(), ru: written(longest).optional() })
    .transform(({ az, en, ru }): Translated => ({ az, ...(en && { en }), ...(ru && { ru }) }));

/** The number of the save of a training that one saw last: see `TrainingRevision`. */
export const version = z.number().int().min(1).max(2_147_483_647);

/** An id as the database gives them out. */
export const id = z.number().int().min(1).max(2_147_483_647);

/** ISO has a year 0 and databases have none; nor is any year below 1900 meant by who is still typing one. */
const isInCalendar = (written: string) => Date.parse(written) >= Date.UTC(1900, 0);

/** A day as it travels: `YYYY-MM-DD`. */
export const date = z.iso.date({ abort: true }).refine(isInCalendar, { message: "malformed" });

/** A moment as it travels: an ISO string. */
export const timestamp = z.iso
  .datetime({ offset: true, abort: true })
  .refine(isInCalendar, { message: "malformed" });

/** What a person types to find something: every word must be found, in any language, in any of the texts. */
export const searchText = z
  .string()
  .trim()
  .max(200)
  .refine((text) => text === "" || /[\p{L}\p{Nd}]/u.test(text), { message: "noWords" });

/** A category by its id, or by its exact name in any language as the old portal's clients send it. */
export const categoryRef = z.union([
  id,
  z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/^[^\0]*$/),
]);

/**
 * What every list takes beside its own filters. A page is asked for by number, or by the cursor that the page before
 * it gave out: a cursor costs the same however far one is.
 */
export const listFields = {
  search: searchText.optional(),
  /** Only these rows. */
  ids: z.array(id).min(1).max(100).optional(),
  order: z.enum(["asc", "desc"]).default("desc"),
  /** From 1. */
  page: z.number().int().min(1).max(100_000).optional(),
  pageSize: z.number().int().min(1).max(100).default(15),
  cursor: z.string().max(1000).optional(),
  /** Whether the matching rows are counted. By default with page numbers they are, with a cursor not. */
  total: z.boolean().optional(),
  /** The language of the texts; where one is missing, az stands in. */
  lang: z.enum(locales).default("az"),
  /** Adds every language of the texts, for editors. */
  includeTranslations: z.boolean().default(false),
};

/** The input of a list, refused where its parts contradict each other; saying nothing asks for the first page. */
export const listInput = <
  Input extends z.ZodType<{
    page?: number | undefined;
    cursor?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
  }>,
>(
  input: Input,
) =>
  input
    .refine(({ page, cursor }) => page === undefined || cursor === undefined, {
      message: "withPage",
      path: ["cursor"],
    })
    .refine(({ from, to }) => !from || !to || from <= to, { message: "beforeFrom", path: ["to"] })
    .prefault({} as z.input<Input>);

/** What every read of one row takes. */
export const oneInput = {
  id,
  lang: z.enum(locales).default("az"),
  includeTranslations: z.boolean().default(false),
};

/** A span of days, both ends included. Undated rows are in none. */
export const dateRange = { from: date.optional(), to: date.optional() };

/** The shape of a page of rows. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item),
    /** How many rows match in all; null where it was not asked for. */
    total: z.number().int().nullable(),
    page: z.number().int().nullable(),
    pageSize: z.number().int(),
    /** Gives the next page; null on the last. */
    nextCursor: z.string().nullable(),
  });

export type Page<Item> = {
  items: Item[];
  total: number | null;
  page: number | null;
  pageSize: number;
  nextCursor: string | null;
};
