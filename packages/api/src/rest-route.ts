import { z } from "zod";
import { type Page, translated } from "./list/schema.ts";
import type { createCaller } from "./server.ts";
import type { Scope } from "./service-key/schema.ts";

type Portal = ReturnType<typeof createCaller>;

/**
 * One address of the REST interface for the clients of the old portal: a procedure under the old names.
 *
 * A field of the procedure's input is asked for by its name in snake_case unless `names` says otherwise, and a value
 * of a list of words likewise, in any letter case. What `body` does not name is not sent.
 */
export type RestRoute = {
  /** Below /api/v1, parts of the input in braces: `/trainings/{id}`. */
  path: string;
  summary: string;
  /** The scope of the keys that are answered beside admins; none where everybody is answered. */
  scope?: Scope;
  /** What the input is read by; the procedure checks it. */
  input: z.ZodType;
  /** The fields and words of the input that have another name than their own in snake_case. */
  names: Record<string, string>;
  /** The shape of the answer. */
  body: z.ZodType;
  /** Asks the procedure and puts its answer into the old shape. */
  answer(portal: Portal, input: Record<string, unknown>, url: URL): Promise<unknown>;
};

/** Declares a route. `url` is the address that was asked for, from which a page links to its neighbours. */
export function restRoute<Input extends z.ZodType, Output, Body extends z.ZodType>({
  ask,
  toBody,
  ...route
}: {
  path: string;
  summary: string;
  scope?: Scope;
  input: Input;
  names?: Record<string, string>;
  body: Body;
  ask(portal: Portal, input: z.input<Input>): Promise<Output>;
  toBody(output: Output, asked: { url: URL; lang: string }): z.input<Body>;
}): RestRoute {
  return {
    names: {},
    ...route,
    async answer(portal, input, url) {
      // Not checked yet: the procedure does that, and refuses what does not fit.
      const output = await ask(portal, input as z.input<Input>);
      return toBody(output, { url, lang: typeof input.lang === "string" ? input.lang : "az" });
    },
  };
}

/** The old names of what every list takes. */
export const listNames = { pageSize: "per_page", sort: "sort_by", order: "sort_order" };

/** A text in every language it has. */
export const texts = translated.meta({ id: "Texts" });

/** The old portal wrote the words of its lists in lower case. */
export const lower = <Word extends string>(word: Word) => word.toLowerCase() as Lowercase<Word>;

/** The texts of an item in every language; REST always asks for them. */
export function textsOf<Texts>({ translations }: { translations?: Texts | undefined }): Texts {
  if (!translations) throw new Error("Asked without translations.");
  return translations;
}

const link = z.url().nullable();
const number = z.number().int();

/** A page in the envelope of the old portal. */
export const restPage = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    data: z.array(item),
    meta: z.strictObject({
      current_page: number.nullable(),
      per_page: number,
      total: number.nullable(),
      last_page: number.nullable(),
      from: number.nullable(),
      to: number.nullable(),
      prev_page_url: link,
      next_page_url: link,
      next_cursor: z.string().nullable(),
      path: z.url(),
    }),
  });

/**
 * Puts a page into the envelope. Asked for by cursor, a page has neither number nor total, and its next page is
 * linked by cursor too.
 */
export function pageBody<Item, RestItem>(page: Page<Item>, toItem: (item: Item) => RestItem, url: URL) {
  const { items, total, page: number, pageSize, nextCursor } = page;
  const before = number === null ? 0 : (number - 1) * pageSize;
  const shown = number !== null && items.length > 0;
  return {
    data: items.map(toItem),
    meta: {
      current_page: number,
      per_page: pageSize,
      total,
      last_page: total === null ? null : Math.max(1, Math.ceil(total / pageSize)),
      from: shown ? before + 1 : null,
      to: shown ? before + items.length : null,
      prev_page_url: number !== null && number > 1 ? linkTo(url, "page", number - 1) : null,
      next_page_url:
        nextCursor && (number === null ? linkTo(url, "cursor", nextCursor) : linkTo(url, "page", number + 1)),
      next_cursor: nextCursor,
      path: `${url.origin}${url.pathname}`,
    },
  };
}

function linkTo(url: URL, name: string, value: string | number): string {
  const other = new URL(url);
  other.searchParams.set(name, String(value));
  return other.href;
}
