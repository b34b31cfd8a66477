import { type Db, Prisma } from "@agrar/db";
import { all, everything } from "@agrar/db/where";
import { cursorRefused, decodeCursor, encodeCursor } from "./cursor.ts";
import type { Locale, Page } from "./schema.ts";

/**
 * What rows are sorted by: an expression that is never null, and its type. Rows of one key keep the order of their ids.
 * A key of a joined table brings that table's column with the row's id, and a `from` that begins there, so that its
 * index gives the order.
 */
export type Sort = { key: string; type: string; id?: string; from?: Prisma.Sql };

export type PageQuery = {
  /** The table of the rows with its alias, and left joins that keep one row each: `trainings t left join …`. */
  from: Prisma.Sql;
  /** The row's id: `t.id`. */
  id: string;
  where: Prisma.Sql[];
  /** The ids that a search finds, each once; without it, any row may match. */
  found?: Prisma.Sql | undefined;
  sort: Sort;
  /** The columns of an item under the names that leave the API: `t.id, t.start_date as "startDate"`. */
  item: Prisma.Sql;
};

export type PageInput = {
  sort: string;
  order: "asc" | "desc";
  page?: number | undefined;
  pageSize: number;
  cursor?: string | undefined;
  total?: boolean | undefined;
  lang: Locale;
};

type Result = { total: number | null; next: [key: string, id: number] | null; items: unknown };

/**
 * One page of rows and the number of all rows that match, in one statement however many rows the page has.
 *
 * PostgreSQL finds the page's ids first, along the index of the sort, and makes the items of these alone; it counts
 * the matches apart, from an index. The items come as the JSON that leaves the API.
 *
 * @throws AppError `cursor.malformed` when the cursor was not given out by this list in this order.
 */
export async function page<Item>(db: Db, query: PageQuery, input: PageInput): Promise<Page<Item>> {
  const { from, item } = query;
  const matches = all(query.where);
  // A search is carried out once, for the page and for the total: left to choose, PostgreSQL may do so for every row.
  const searched = query.found ? Prisma.sql`found as materialized (${query.found}),` : Prisma.empty;
  const inFound = query.found ? Prisma.sql`join found on found.id = ${Prisma.raw(query.id)}` : Prisma.empty;
  const key = Prisma.raw(query.sort.key);
  const sortId = Prisma.raw(query.sort.id ?? query.id);
  const direction = Prisma.raw(input.order);
  const wanted = input.total ?? input.cursor === undefined;
  const number = input.cursor === undefined ? (input.page ?? 1) : null;
  const offset = number === null ? 0 : (number - 1) * input.pageSize;
  // Written out, not passed: PostgreSQL keeps a plan for many calls only when it knows how few rows it is for.
  const size = Prisma.raw(String(input.pageSize));

  const statement = Prisma.sql`
    with ${searched} page as (
      select ${Prisma.raw(query.id)} as id, ${key} as key
        from ${query.sort.from ?? from} ${inFound}
       where ${matches} and ${after(query.sort, input, key, sortId)}
       order by ${key} ${direction}, ${sortId} ${direction}
       limit ${size} + 1 ${offset === 0 ? Prisma.empty : Prisma.sql`offset ${offset}`}
    ), numbered as (
      select id, key, row_number() over (order by key ${direction}, id ${direction}) as place from page
    )
    select ${wanted ? Prisma.sql`(select count(*)::int from ${from} ${inFound} where ${matches})` : Prisma.sql`null::int`} as total,
           (select json_build_array(key::text, id) from numbered where place = ${size}
               and exists (select from numbered where place > ${size})) as next,
           (select coalesce(json_agg(item order by place), '[]')
              from numbered
              cross join lateral (select ${item} from ${from} where ${Prisma.raw(query.id)} = numbered.id) item
             where place <= ${size}) as items`;
  const [row] = await db.$queryRaw<[Result]>(statement).catch((error) => {
    throw input.cursor === undefined ? error : cursorRefused(error);
  });
  return {
    items: row.items as Item[],
    total: row.total,
    page: number,
    pageSize: input.pageSize,
    nextCursor: row.next && encodeCursor(input, row.next),
  };
}

/** The rows behind the cursor, as a condition that the index of the sort can start from. */
function after(sort: Sort, input: PageInput, key: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  if (input.cursor === undefined) return everything;
  const [lastKey, lastId] = decodeCursor(input.cursor, input);
  const beyond = Prisma.raw(input.order === "asc" ? ">" : "<");
  return Prisma.sql`(${key}, ${id}) ${beyond} (${lastKey}::text::${Prisma.raw(sort.type)}, ${lastId}::int)`;
}

/** A translated column in one language, az where that is missing. `column` is ours, never an input. */
export const localized = (column: string, lang: Locale) =>
  lang === "az" ? `${column} ->> 'az'` : `coalesce(${column} ->> '${lang}', ${column} ->> 'az')`;

/** The sort by a translated column, in the alphabet of the language; its index has the very same expression. */
export const localizedSort = (column: string, lang: Locale): Sort => ({
  key: `(${localized(column, lang)}) collate "${lang}-x-icu"`,
  type: "text",
});

/**
 * Whether a folded text has a word. Three letters or more are found anywhere; fewer only where a word begins, which is
 * what the trigram index can find without reading every row.
 */
export const hasWord = (text: string, word: string) =>
  Prisma.sql`${Prisma.raw(text)} like ${word.length < 3 ? "% " : "%"} || fold(${word}) || '%'`;

/**
 * The words of a search. They keep letters and digits only, so that nothing in them means anything to a pattern. A single letter
 * is one only where it is all there is: most rows have it.
 */
export function wordsOf(search: string | undefined): string[] {
  const words = search?.normalize("NFC").match(/[\p{L}\p{Nd}]+/gu) ?? [];
  const telling = words.filter((word) => word.length > 1);
  return telling.length > 0 ? telling.slice(0, 8) : words.slice(0, 1);
}

/** The ids that a search finds, as a `found` of `PageQuery`: those that the select made of each word finds. */
export function foundBy(
  search: string | undefined,
  select: (word: string) => Prisma.Sql,
): Prisma.Sql | undefined {
  const chosen = wordsOf(search);
  if (chosen.length === 0) return undefined;
  return Prisma.join(
    chosen.map((word) => Prisma.sql`(${select(word)})`),
    " intersect ",
  );
}
