import { createPool } from "@agrar/db";
import { createDatabase, databaseOf, dropDatabase, withClient, withDatabase } from "@agrar/db/database";
import type pg from "pg";

const perPage = 50;

/**
 * Measures the two ways to hold the counts of a list: counted at read over covering indexes, and kept by triggers. Reads
 * a page each way, then writes 500 registrations at once with the triggers on and off, to one training and spread over
 * many. Works on a copy of the database, so that the data stays as it is.
 */
export async function measureCounts(url: string): Promise<void> {
  const copy = `${databaseOf(url)}_counts`;
  await withClient(withDatabase(url, "postgres"), async (client) => {
    await dropDatabase(client, copy);
    await createDatabase(client, copy, databaseOf(url));
    try {
      await measureCopy(withDatabase(url, copy));
    } finally {
      await dropDatabase(client, copy);
    }
  });
}

async function measureCopy(url: string) {
  const pool = createPool({ connectionString: url, max: 50 });
  try {
    console.log(`a page of ${perPage} trainings with its counts, the most popular first`);
    for (const [name, view] of [
      ["kept", "training_counts"],
      ["counted at read", "training_counts_actual"],
    ] as const) {
      const times: number[] = [];
      for (let n = 0; n < 40; n++) {
        times.push(await timed(() => pool.query({ name: view, text: pageFrom(view) })));
      }
      print(name, times.slice(10));
    }
    for (const [place, spread] of [
      ["to one training", 1],
      ["over 500 trainings", 500],
    ] as const) {
      console.log(`500 registrations at once ${place}, 50 connections`);
      for (const triggers of [true, false]) {
        await pool.query(`alter table registrations ${triggers ? "enable" : "disable"} trigger count_insert`);
        const rounds: number[] = [];
        const each: number[] = [];
        for (let round = 0; round < 5; round++) {
          const pairs = await freePairs(pool, spread);
          rounds.push(
            await timed(() =>
              Promise.all(pairs.map(async (pair) => each.push(await timed(() => register(pool, pair))))),
            ),
          );
        }
        print(
          triggers ? "kept" : "counted at read",
          each,
          `${Math.round(500 / (median(rounds) / 1000))} registrations/s`,
        );
      }
    }
  } finally {
    await pool.end();
  }
}

/** The counts of a page, read from a table of kept ones or from a view that counts. */
const pageFrom = (view: string) => `
  select t.id, s.* from (select training_id as id from training_counts order by registrations desc, training_id limit ${perPage}) t
    join ${view} s on s.training_id = t.id`;

type Pair = { user: number; training: number };

/** 500 registrations that do not exist yet. */
async function freePairs(pool: pg.Pool, spread: number): Promise<Pair[]> {
  const { rows } = await pool.query<Pair>(
    `select person.id as user, t.id as training
       from (select id from trainings order by id desc limit $1) t
      cross join lateral (
        select u.id from users u
         where u.role = 'LEARNER' and not exists (select from registrations r where r.training_id = t.id and r.user_id = u.id)
         limit 500 / $1::int) person`,
    [spread],
  );
  if (rows.length < 500)
    throw new Error(`only ${rows.length} registrations are left to make: take larger data`);
  return rows;
}

/** What registering does at the least: one transaction, one row. */
async function register(pool: pg.Pool, { user, training }: Pair) {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      "insert into registrations (user_id, training_id, status) values ($1, $2, 'APPROVED')",
      [user, training],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const sorted = (times: number[]) => times.toSorted((a, b) => a - b);
const median = (times: number[]) => sorted(times)[Math.floor(times.length / 2)] ?? Number.NaN;

function print(name: string, times: number[], more = "") {
  const p95 = sorted(times)[Math.floor(0.95 * times.length)] ?? Number.NaN;
  console.log(
    `  ${name.padEnd(16)} median ${median(times).toFixed(2)} ms   p95 ${p95.toFixed(2)} ms   ${more}`,
  );
}
