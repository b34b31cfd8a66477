import { withClient } from "@agrar/db/database";
import { cloneDb } from "@agrar/db/testing";
import type pg from "pg";

const months = 12;
const batches = 8;
const users = 20_000;

type Kind = "plain" | "partitioned";

/** A table that only grows: how its rows come about, and what is asked of it. */
type Growing = {
  table: string;
  /** When a row came about: what it would be partitioned by. */
  time: string;
  columns: string;
  /** The values of row `n`, which came about at `moment`. */
  row: string;
  /** Statements over `$table` with `$1`, a number of a row that is drawn each time. */
  asked: Record<string, string>;
};

/** Rows are spread over people as if each had had the same luck, and over twelve months by their age. */
const user = (n: string) => `1 + mod(${n}::bigint * 7919, ${users})::int`;
const fact = (n: string) => `1 + (${n} / 50)::int`;

const tables: Growing[] = [
  {
    table: "deliveries",
    time: "created_at",
    columns: "fact_id, user_id, channel, kind, state, created_at, sent_at, transport, batch_key, provider_id",
    row: `${fact("n")}, ${user("n")}, case when n % 2 = 0 then 'MAIL' else 'NOTICE' end::"Channel", 'training.published',
      case when n % 100 = 0 then 'FAILED' else 'SENT' end::"DeliveryState", moment, moment, 'resend', 'batch-' || n / 50, md5(n::text)`,
    asked: {
      "newest 50 of a person": `select id, kind, state from $table where user_id = ${user("$1")} order by id desc limit 50`,
      "is there one already": `select id from $table where fact_id = ${fact("$1")} and user_id = ${user("$1")} and channel = 'MAIL'`,
      "by the provider's name": "select id from $table where provider_id = md5(($1::bigint)::text)",
      "a hundredth of them, counted": "select count(*) from $table where state = 'FAILED' and $1::int > 0",
    },
  },
  {
    table: "notices",
    time: "created_at",
    columns: "user_id, fact_id, kind, title, body, path, read_at, created_at",
    row: `${user("n")}, ${fact("n")}, 'training.published', 'Yeni təlim: damcı suvarma', repeat('x', 120), '/trainings/' || n % 5000,
      case when n % 3 > 0 then moment end, moment`,
    asked: {
      "newest 20 of a person": `select id, title from $table where user_id = ${user("$1")} order by id desc limit 20`,
      "unread of a person": `select count(*) from $table where user_id = ${user("$1")} and read_at is null`,
    },
  },
  {
    table: "facts",
    time: "at",
    columns: "name, subject, data, actor_id, at, handed_on_at, takers",
    row: `'registration/created', 'registration:' || n / 3, '{"registrationId": 1}', ${user("n")}, moment, moment, 2`,
    asked: {
      "of a subject":
        "select id, name from $table where subject = 'registration:' || $1::int / 3 order by id",
      "not handed on yet": "select count(*) from $table where handed_on_at is null and $1::int > 0",
    },
  },
  {
    table: "lesson_progress",
    time: "created_at",
    columns:
      "registration_id, lesson_id, status, opened_at, last_accessed_at, completed_at, seconds_spent, created_at",
    row: `(n / 12)::int, (n % 12)::int + 12 * mod(n / 12, 5000)::int, 'COMPLETED', moment, moment, moment, 600, moment`,
    asked: {
      "of a registration": "select lesson_id, status from $table where registration_id = $1::int / 12",
      "one lesson goes on": `update $table set seconds_spent = seconds_spent + 1
        where registration_id = $1::int / 12 and lesson_id = $1::int % 12 + 12 * mod($1::int / 12, 5000)`,
    },
  },
];

/**
 * Measures the tables that grow, as they are and in twelve partitions by month: filling them, what is asked of them, and throwing
 * the oldest month away. Without foreign keys and triggers; a partitioned table has no unique index without its time.
 */
export async function measureGrowth(rows: number): Promise<void> {
  const { url, drop } = await cloneDb();
  await withClient(url, async (client) => {
    for (const growing of tables) {
      console.log(
        `\n${growing.table}, ${rows.toLocaleString("en")} rows`.padEnd(56),
        "plain   partitioned".padStart(24),
      );
      const results = {
        plain: await measured(client, growing, "plain", rows),
        partitioned: await measured(client, growing, "partitioned", rows),
      };
      for (const [what, plain] of Object.entries(results.plain))
        console.log(
          `  ${what.padEnd(42)}${plain.padStart(18)}${(results.partitioned[what] ?? "").padStart(20)}`,
        );
    }
  });
  await drop();
}

async function measured(
  client: pg.Client,
  growing: Growing,
  kind: Kind,
  rows: number,
): Promise<Record<string, string>> {
  const name = `${growing.table}_${kind}`;
  await create(client, growing, kind, name);
  const size = Math.ceil(rows / batches);
  const filling: number[] = [];
  for (let from = 0; from < rows; from += size)
    filling.push(
      await took(() =>
        client.query(`insert into ${name} (${growing.columns})
          select ${growing.row} from (
            select n, timestamptz '2025-01-01' + (n::float8 / ${rows} * ${months * 30.4}) * interval '1 day' as moment
              from generate_series(${from}, ${Math.min(from + size, rows) - 1}) n) made`),
      ),
    );
  await client.query(`vacuum analyze ${name}`);
  const { rows: sizes } = await client.query<{ heap: number; indexes: number }>(
    `select sum(pg_table_size(relid))::float8 / 2 ^ 20 as heap, sum(pg_indexes_size(relid))::float8 / 2 ^ 20 as indexes
       from (select '${name}'::regclass as relid union select relid from pg_partition_tree('${name}')) parts`,
  );
  const asked: Record<string, string> = {};
  for (const [what, text] of Object.entries(growing.asked))
    asked[what] = await times(client, `${name} ${what}`, text.replaceAll("$table", name), rows);
  const rate = (ms = 1) => `${Math.round(size / ms)}`;
  return {
    "rows a millisecond, first and last eighth": `${rate(filling[0])}, ${rate(filling.at(-1))}`,
    "rows and indexes, MB": `${Math.round(sizes[0]?.heap ?? 0)}, ${Math.round(sizes[0]?.indexes ?? 0)}`,
    ...asked,
    "the oldest month goes": await forgetting(client, growing, kind, name),
  };
}

async function create(client: pg.Client, { table, time }: Growing, kind: Kind, name: string): Promise<void> {
  if (kind === "plain") {
    await client.query(`create table ${name} (like ${table} including defaults including indexes)`);
    return;
  }
  await client.query(`create table ${name} (like ${table} including defaults) partition by range (${time})`);
  for (let month = 0; month < months; month++) {
    const at = (n: number) => `timestamptz '2025-01-01' + ${n} * 30.4 * interval '1 day'`;
    const { rows } = await client.query<{ low: string; high: string }>(
      `select (${at(month)})::text as low, (${at(month + 1)})::text as high`,
    );
    await client.query(
      `create table ${name}_${month} partition of ${name} for values from ('${rows[0]?.low}') to ('${rows[0]?.high}')`,
    );
  }
  const { rows: indexes } = await client.query<{ text: string }>(
    "select indexdef as text from pg_indexes where tablename = $1 and schemaname = 'public'",
    [table],
  );
  for (const { text } of indexes)
    await client.query(text.replace(/^CREATE (UNIQUE )?INDEX \S+ ON \S+/, `CREATE INDEX ON ${name}`));
}

/** The median and p95 of many calls, each about another row. */
async function times(client: pg.Client, name: string, text: string, rows: number): Promise<string> {
  const all: number[] = [];
  for (let n = 0; n < 220; n++) {
    const row = Math.floor(Math.random() * rows);
    all.push(await took(() => client.query({ name: name.slice(0, 60), text, values: [row] })));
  }
  const sorted = all.slice(20).toSorted((a, b) => a - b);
  return `${sorted[100]?.toFixed(2)}, ${sorted[190]?.toFixed(2)} ms`;
}

async function forgetting(client: pg.Client, { time }: Growing, kind: Kind, name: string): Promise<string> {
  if (kind === "partitioned")
    return `${(await took(() => client.query(`drop table ${name}_0`))).toFixed(0)} ms`;
  const deleted = await took(() =>
    client.query(`delete from ${name} where ${time} < timestamptz '2025-01-01' + 30.4 * interval '1 day'`),
  );
  const vacuumed = await took(() => client.query(`vacuum ${name}`));
  return `${deleted.toFixed(0)} + ${vacuumed.toFixed(0)} ms`;
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
