import { record } from "../audit.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { readInput } from "../input.ts";
import { take } from "../limit.ts";
import type { Locale, Page } from "../list/schema.ts";
import { csv } from "./csv.ts";
import { type Format, mostRows, sheetRequest } from "./schema.ts";
import { type Column, type Portal, type Sheet, sheets } from "./sheets.ts";
import { said } from "./words.ts";
import { xlsx } from "./xlsx.ts";

/** What stands in the cells of a row. */
export type Cells = (string | number | null)[];

/** A file that is written while it is sent. */
export type OpenSheet = { name: string; type: string; chunks: AsyncGenerator<Uint8Array> };

const writers: Record<Format, { type: string; write: typeof csv }> = {
  csv: { type: "text/csv; charset=utf-8", write: csv },
  xlsx: { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write: xlsx },
};

/**
 * A list as a file: all rows of a filter, page by page through the list itself, so that who may see a row is decided there and memory
 * stays flat. That it was made is in the log. `portal` calls procedures as who asks, and is not counted as searches.
 *
 * @throws AppError `route.notFound` for no such list, `account.signInRequired` for guests, `limit.reached`, `sheet.tooManyRows` with
 * the bound, and whatever the list refuses.
 */
export async function openSheet(
  ctx: Context,
  portal: Portal,
  list: string,
  body: unknown,
): Promise<OpenSheet> {
  const { viewer, now } = ctx;
  const sheet = Object.hasOwn(sheets, list) ? sheets[list] : undefined;
  if (!sheet) throw new AppError("NOT_FOUND", "route.notFound");
  if (viewer.role === "ANONYMOUS") throw new AppError("UNAUTHORIZED", "account.signInRequired");
  const { format, lang, input } = readInput(sheetRequest, body);
  await take(ctx.db, "export", "id" in viewer ? `user ${viewer.id}` : `key ${viewer.keyId}`);
  const filter = Object.fromEntries(Object.entries(input).filter(([name]) => !ours.has(name)));
  const asked = { ...filter, lang, pageSize: 100 };
  const first: Page<never> = await sheet.ask(portal, { ...asked, total: true });
  const rows = first.total ?? 0;
  if (rows > mostRows)
    throw new AppError("BAD_REQUEST", "sheet.tooManyRows", { params: { bound: mostRows } });
  await record(ctx.db, ctx, {
    action: "sheet.export",
    entity: sheet.entity,
    after: { ...filter, format, rows },
  });
  const { type, write } = writers[format];
  return {
    name: `${list}-${inBaku(now.toISOString()).slice(0, 10)}.${format}`,
    type,
    chunks: write(
      cellsOf(
        sheet,
        lang,
        pagesFrom(first, (cursor) => sheet.ask(portal, { ...asked, cursor })),
      ),
    ),
  };
}

/** What a list is asked for is its filters and its order: the rest is said here. */
const ours = new Set([
  "page",
  "pageSize",
  "cursor",
  "lang",
  "includeTranslations",
  "includeModules",
  "includeQuestions",
]);

/** The pages of a list from the first on, each asked for when it is needed. */
async function* pagesFrom<Row>(first: Page<Row>, next: (cursor: string) => Promise<Page<Row>>) {
  for (let page = first; ; page = await next(page.nextCursor)) {
    yield page.items;
    if (page.nextCursor === null) return;
  }
}

async function* cellsOf(sheet: Sheet, lang: Locale, pages: AsyncIterable<never[]>): AsyncGenerator<Cells[]> {
  yield [sheet.columns.map(({ head }) => head[lang])];
  for await (const rows of pages)
    yield rows.map((row) => sheet.columns.map((column) => cellOf(column, row, lang)));
}

function cellOf({ kind, of }: Column<never>, row: never, lang: Locale): Cells[number] {
  const value = of(row);
  if (value === null) return null;
  if (kind === "code") return said[String(value)]?.[lang] ?? String(value);
  if (kind === "moment") return inBaku(String(value));
  return typeof value === "boolean" ? String(value) : value;
}

/** A moment by the clock of Baku, which is four hours ahead all year, as spreadsheets read it in any country. */
const inBaku = (moment: string) =>
  new Date(Date.parse(moment) + 4 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
