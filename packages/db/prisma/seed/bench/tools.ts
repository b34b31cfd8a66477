import pg from "pg";
import { type Phrase, phrases } from "./phrases.ts";
import type { Crowd, Range } from "./size.ts";

/** A part of a benchmark database: what it is called while it is made, and the statements that make it. */
export interface Step {
  name: string;
  sql: string;
}

/**
 * What the other steps are written with. All of it lives in the session's own temporary schema, and is inlined
 * into the plans.
 * - `roll(id, what, sides)`: a number from 0 to sides - 1, the same in every run. `what` tells apart the rolls
 *   of one id; it is folded into the plan, so a roll costs one hash of an integer.
 * - `topic(n)`, `sentence(n)` …: a translated phrase of that kind; any n from 0 will do.
 * - `glue(a, between, b)`: two translated texts as one.
 * - `some(text, n)`: the text in fewer languages: of a hundred n, 70 keep all three, 15 lose English, 15 both.
 */
export const toolsStep: Step = {
  name: "tools",
  sql: `
CREATE OR REPLACE FUNCTION pg_temp.roll(id int, what text, sides int) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN ((hashint4extended(id, hashtextextended(what, 0)) & 9223372036854775807) % sides)::int;

CREATE OR REPLACE FUNCTION pg_temp.glue(a jsonb, link text, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN jsonb_build_object('az', (a ->> 'az') || link || (b ->> 'az'), 'en', (a ->> 'en') || link || (b ->> 'en'),
                            'ru', (a ->> 'ru') || link || (b ->> 'ru'));

CREATE OR REPLACE FUNCTION pg_temp.some(text jsonb, n int) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN n < 70 THEN text WHEN n < 85 THEN text - 'en' ELSE text - 'en' - 'ru' END;

${Object.entries(phrases)
  .map(([kind, list]) => phraseFunction(kind, list))
  .join("\n\n")}`,
};

function phraseFunction(kind: string, list: readonly Phrase[]): string {
  const texts = list.map(([az, en, ru]) => `${pg.escapeLiteral(JSON.stringify({ az, en, ru }))}::jsonb`);
  return `CREATE OR REPLACE FUNCTION pg_temp.${kind}(n int) RETURNS jsonb LANGUAGE sql IMMUTABLE
  RETURN (ARRAY[${texts.join(", ")}])[1 + n % ${list.length}];`;
}

/** SQL: a number in the range, by `id` and `what`. */
export function within([least, most]: Range, id: string, what: string): string {
  return `(${least} + pg_temp.roll(${id}, '${what}', ${most - least + 1}))`;
}

/** SQL: one of the values, by `id` and `what`. Name a value several times to make it likelier. */
export function oneOf(values: readonly string[], id: string, what: string): string {
  return `(ARRAY[${values.map((value) => pg.escapeLiteral(value)).join(", ")}])[1 + pg_temp.roll(${id}, '${what}', ${values.length})]`;
}

/**
 * SQL: makes the temporary table `table (id, size, before)`: for each id from 1 to `count` how many it has, and
 * how many those before it have together. A total is shared out by rank over (rank + 20)^0.8: with it the most
 * popular of 5 000 trainings has about 2 500 of 500 000 registrations and the least popular about 30.
 */
export function crowdTable(table: string, count: number, crowd: Crowd): string {
  const sizes =
    "each" in crowd
      ? `SELECT id, ${within(crowd.each, "id", table)} AS size FROM generate_series(1, ${count}) id`
      : shares(table, count, crowd.total, crowd.full ?? 0, crowd.fullEach ?? 0);
  return `
CREATE TEMP TABLE ${table} ON COMMIT DROP AS
  SELECT id, size, (sum(size) OVER (ORDER BY id) - size)::int AS before FROM (${sizes}) s;
ALTER TABLE ${table} ADD PRIMARY KEY (id);
ANALYZE ${table};`;
}

function shares(table: string, count: number, total: number, full: number, fullEach: number): string {
  const rest = total - full * fullEach;
  return `
    WITH ranked AS (
      SELECT id, row_number() OVER (ORDER BY pg_temp.roll(id, '${table}', 1000000), id) AS rank FROM generate_series(1, ${count}) id),
    weighed AS (
      SELECT id, rank, CASE WHEN rank > ${full} THEN power(rank + 20, -0.8) ELSE 0 END AS weight FROM ranked),
    summed AS (
      SELECT id, rank, round(${rest} * (sum(weight) OVER w / sum(weight) OVER ()))::int AS upto
        FROM weighed WINDOW w AS (ORDER BY rank))
    SELECT id, CASE WHEN rank <= ${full} THEN ${fullEach} ELSE upto - lag(upto, 1, 0) OVER (ORDER BY rank) END AS size FROM summed`;
}

// Primes that divide no round number: stepping by one of them through the learners meets nobody twice.
const strides = [7919, 6101, 4447, 3301, 2203, 1303, 907, 389];

/** SQL: the id of the learner who is `nth` in the crowd of `id`; different for each nth below their number. */
export function nthLearner(id: string, nth: string, first: number, learners: number): string {
  const stride = `(ARRAY[${strides.join(", ")}])[1 + pg_temp.roll(${id}, 'stride', ${strides.length})]`;
  return `${first} + (pg_temp.roll(${id}, 'first', ${learners}) + (${nth})::bigint * ${stride}) % ${learners}`;
}
