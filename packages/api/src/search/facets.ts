import { Prisma } from "@agrar/db";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import type { SearchFacets, SearchTrainingsInput } from "./schema.ts";

type Facet = keyof SearchFacets;

/** Those with few values are counted together, by every mix of them that occurs: that takes one pass, not five. */
const mixed = ["type", "difficulty", "language", "certificate", "freeSeats"] as const satisfies Facet[];
const apart = ["category", "trainer", "month"] as const satisfies Facet[];
const facets: Facet[] = [...mixed, ...apart];

const columns = {
  type: "type",
  difficulty: "difficulty",
  language: "language",
  certificate: "has_certificate",
  freeSeats: "free_seats",
  category: "category_id",
  trainer: "owner_id",
  month: "month",
} as const satisfies Record<Facet, string>;

const columnsOf = (names: readonly Facet[]) => names.map((facet) => columns[facet]);

/** How many trainings have a value of a facet counted apart, or a mix of values, and which choices they miss. */
export type Tally = {
  /** The place in `apart`; null for a mix. */
  facet: number | null;
  missed: number;
  count: number;
  value: string | null;
  name: string | null;
  mix: (string | boolean | null)[];
};

const mixSet = (1 << apart.length) - 1;

/** The columns of the tallies, to be grouped by `tallySets`. */
export const tallied = Prisma.raw(`
  grouping(${columnsOf(apart).join(", ")}) as sets, missed, count(*)::int as count, ${Object.values(columns).join(", ")}`);

/** Each facet that is counted apart, and the mix of the others. */
export const tallySets = Prisma.raw(
  [...columnsOf(apart).map((column) => [column]), columnsOf(mixed)]
    .map((set) => `(${[...set, "missed"].join(", ")})`)
    .join(", "),
);

/** The tallies as `Tally`, with the names of categories and trainers. */
export const namedTallies = (lang: Locale) => Prisma.sql`
  select ${Prisma.raw(`case sets ${apart.map((_, at) => `when ${setOf(at)} then ${at}`).join(" ")} end`)} as facet, missed, count,
         coalesce(category_id::text, owner_id::text, to_char(month, 'YYYY-MM')) as value,
         case sets when ${Prisma.raw(String(setOf(0)))}
              then (select ${Prisma.raw(localized("c.name", lang))} from categories c where c.id = category_id)
              when ${Prisma.raw(String(setOf(1)))}
              then (select u.first_name || ' ' || u.last_name from users u where u.id = owner_id) end as name,
         json_build_array(type, difficulty, language, has_certificate, free_seats) as mix
    from tallies`;

/** What `grouping` says of the rows that are grouped by one facet apart: a bit for each of the others. */
function setOf(at: number): number {
  return mixSet - (1 << (apart.length - 1 - at));
}

const is = (column: string, value: boolean | undefined) =>
  value === undefined ? undefined : Prisma.sql`d.${Prisma.raw(column)} = ${value}`;

const bitOf = (facet: Facet) => 1 << facets.indexOf(facet);

/**
 * Which choices a training misses, as bits, and which of these a count may have: none, or those of one facet alone. So each facet
 * is counted with the choices of all others and none of its own.
 */
export function choicesOf(input: SearchTrainingsInput): { missed: Prisma.Sql; near: number[] } {
  const has: Record<Facet, Prisma.Sql | undefined> = {
    category: input.category && Prisma.sql`d.category_id = any(${input.category}::int[])`,
    type: input.type && Prisma.sql`d.type = any(${input.type}::"TrainingType"[])`,
    difficulty: input.difficulty && Prisma.sql`d.difficulty = any(${input.difficulty}::"Difficulty"[])`,
    language: input.language && Prisma.sql`d.language = any(${input.language}::"Locale"[])`,
    trainer: input.trainer && Prisma.sql`d.owner_id = any(${input.trainer}::int[])`,
    month: input.month && Prisma.sql`d.month = any(${input.month.map((month) => `${month}-01`)}::date[])`,
    certificate: is("has_certificate", input.certificate),
    freeSeats: is("free_seats", input.freeSeats),
  };
  const chosen = facets.flatMap((facet) => (has[facet] ? [{ bit: bitOf(facet), has: has[facet] }] : []));
  const parts = chosen.map(
    ({ bit, has }) => Prisma.sql`case when ${has} then 0 else ${Prisma.raw(String(bit))} end`,
  );
  return {
    missed: parts.length === 0 ? Prisma.sql`0` : Prisma.sql`(${Prisma.join(parts, " | ")})`,
    near: [0, ...chosen.map(({ bit }) => bit)],
  };
}

/** How many trainings miss no choice: each is in one mix. */
export const totalOf = (tallies: Tally[]): number =>
  tallies
    .filter(({ facet, missed }) => facet === null && missed === 0)
    .reduce((sum, { count }) => sum + count, 0);

const mostTrainers = 20;

/** The counts of every facet, the values that have most first; months in their order. */
export function facetCounts(
  tallies: Tally[],
  { trainer: chosenTrainers = [] }: SearchTrainingsInput,
): SearchFacets {
  const counts = new Map<Facet, Map<string, { value: string; name: string; count: number }>>();
  const add = (facet: Facet, value: string | boolean | null | undefined, { missed, count, name }: Tally) => {
    if (value === null || value === undefined || (missed & ~bitOf(facet)) !== 0) return;
    const key = String(value);
    const known = counts.get(facet) ?? new Map();
    counts.set(
      facet,
      known.set(key, { value: key, name: name ?? "", count: (known.get(key)?.count ?? 0) + count }),
    );
  };
  for (const tally of tallies) {
    const facet = tally.facet === null ? undefined : apart[tally.facet];
    if (facet) add(facet, tally.value, tally);
    else for (const [at, mix] of mixed.entries()) add(mix, tally.mix[at], tally);
  }
  const of = (facet: Facet) =>
    [...(counts.get(facet)?.values() ?? [])].toSorted(
      (a, b) => b.count - a.count || a.value.localeCompare(b.value),
    );
  const named = (facet: Facet) => of(facet).map((counted) => ({ ...counted, value: Number(counted.value) }));
  const plain = <Value extends string>(facet: Facet) =>
    of(facet).map(({ value, count }) => ({ value: value as Value, count }));
  const yes = (facet: Facet) => of(facet).find(({ value }) => value === "true")?.count ?? 0;
  return {
    category: named("category"),
    type: plain("type"),
    difficulty: plain("difficulty"),
    language: plain("language"),
    trainer: named("trainer").filter(({ value }, at) => at < mostTrainers || chosenTrainers.includes(value)),
    month: plain<string>("month").toSorted((a, b) => a.value.localeCompare(b.value)),
    certificate: yes("certificate"),
    freeSeats: yes("freeSeats"),
  };
}
