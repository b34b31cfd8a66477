import { Prisma } from "@agrar/db";
import type { SearchFacets, SearchTrainingsInput } from "./schema.ts";

type Facet = keyof SearchFacets;

/** The facets in the order of the bits that PostgreSQL's `grouping` gives them, the first one highest. */
const facets = [
  "category",
  "type",
  "difficulty",
  "language",
  "trainer",
  "month",
  "certificate",
  "freeSeats",
] as const satisfies Facet[];

/** Of a value of a facet: the facet as `grouping` says it, which choices its trainings miss, how many there are, its name. */
export type Tally = [sets: number, value: string, missed: number, count: number, name: string | null];

const bitOf = (facet: Facet) => 1 << facets.indexOf(facet);

/**
 * Which choices a training misses, as bits, and which of these a count may have: none, or those of one facet alone. So each facet
 * is counted with the choices of all others and none of its own.
 */
export function facetBits(input: SearchTrainingsInput): { missed: Prisma.Sql; near: number[] } {
  const chosen: [Facet, Prisma.Sql][] = [];
  const is = (facet: Facet, values: unknown[] | undefined, has: (values: unknown[]) => Prisma.Sql) => {
    if (values) chosen.push([facet, has(values)]);
  };
  is("category", input.category, (values) => Prisma.sql`category_id = any(${values}::int[])`);
  is("type", input.type, (values) => Prisma.sql`type = any(${values}::"TrainingType"[])`);
  is("difficulty", input.difficulty, (values) => Prisma.sql`difficulty = any(${values}::"Difficulty"[])`);
  is("language", input.language, (values) => Prisma.sql`language = any(${values}::"Locale"[])`);
  is("trainer", input.trainer, (values) => Prisma.sql`owner_id = any(${values}::int[])`);
  is(
    "month",
    input.month?.map((month) => `${month}-01`),
    (values) => Prisma.sql`month = any(${values}::date[])`,
  );
  if (input.certificate) chosen.push(["certificate", Prisma.sql`has_certificate`]);
  if (input.freeSeats) chosen.push(["freeSeats", Prisma.sql`free_seats`]);
  const parts = chosen.map(
    ([facet, has]) => Prisma.sql`case when ${has} then 0 else ${Prisma.raw(String(bitOf(facet)))} end`,
  );
  return {
    missed: parts.length === 0 ? Prisma.sql`0` : Prisma.sql`(${Prisma.join(parts, " | ")})`,
    near: [0, ...chosen.map(([facet]) => bitOf(facet))],
  };
}

const mostTrainers = 20;

/** The counts of every facet, the values that have most first; months in their order. */
export function facetCounts(
  tallies: Tally[],
  { trainer: chosenTrainers = [] }: SearchTrainingsInput,
): SearchFacets {
  const valuesOf = (facet: Facet) => {
    const set = (1 << facets.length) - 1 - (1 << (facets.length - 1 - facets.indexOf(facet)));
    const found = new Map<string, { value: string; count: number; name: string }>();
    for (const [sets, value, missed, count, name] of tallies) {
      if (sets !== set || (missed & ~bitOf(facet)) !== 0) continue;
      const known = found.get(value) ?? { value, count: 0, name: name ?? "" };
      found.set(value, { ...known, count: known.count + count });
    }
    return [...found.values()].toSorted((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  };
  const named = (facet: Facet) =>
    valuesOf(facet).map(({ value, ...rest }) => ({ ...rest, value: Number(value) }));
  const plain = <Value extends string>(facet: Facet) =>
    valuesOf(facet).map(({ value, count }) => ({ value: value as Value, count }));
  const yes = (facet: Facet) => valuesOf(facet).find(({ value }) => value === "true")?.count ?? 0;
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
