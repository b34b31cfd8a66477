import { countStatements, createDb } from "@agrar/db";
import { withClient } from "@agrar/db/database";
import { migrate } from "@agrar/db/migrate";
import { cloneDb, emptyDatabase } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { noFigures } from "../guards/figures.ts";
import { strict } from "../guards/scene.ts";
import { budgetOf, createCaller } from "../server.ts";
import { databaseStatements, instanceFigures } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

const admin: Viewer = { role: "ADMIN", id: 1 };
const as = (viewer: Viewer, from = db) =>
  createCaller({ db: from, viewer, now: new Date(), monitor: strict }).health;

test("tells of the process, the jobs and the slowest statements, in so many statements", async () => {
  // Slower than any other statement can be, however busy the machine is.
  await db.$queryRaw`select 'secret-literal', ${"secret-value"}::text from pg_sleep(1)`;
  await db.$executeRawUnsafe("comment on table users is 'secret-comment'");
  await db.$executeRaw`insert into jobs.runs (function_id, event_id, event, state, ended_at)
    values ('agrar-forget', 'x', '{}', 'failed', now())`;
  const { result, statements } = await countStatements(() => as(admin).figures());
  expect(statements).toHaveLength(budgetOf("health.figures"));
  expect(instanceFigures.parse(result.instance)).toEqual(noFigures);
  expect(result.jobs.runs.failed).toBe(1);
  const { byMean = [], byTotal = [] } = databaseStatements.parse(result.statements) ?? {};
  expect(byMean[0]).toMatchObject({ text: "select $2, $1::text from pg_sleep($3)", calls: 1, rows: 1 });
  expect(byMean[0]?.meanMs).toBeGreaterThanOrEqual(1_000);
  expect(byTotal.length).toBeGreaterThan(0);
  const total = byTotal.map(({ totalMs }) => totalMs);
  expect(total).toEqual([...total].sort((a, b) => b - a));
  expect(JSON.stringify(result)).not.toContain("secret");
});

test("says that there are no statements where the database does not count them, or not for this user", async () => {
  const bare = await cloneDb();
  const url = new URL(bare.url);
  await bare.db.$executeRawUnsafe("drop role if exists reader_of_health");
  await bare.db.$executeRawUnsafe("create role reader_of_health login password 'x'");
  for (const schema of ["public", "jobs"]) {
    await bare.db.$executeRawUnsafe(`grant usage on schema ${schema} to reader_of_health`);
    await bare.db.$executeRawUnsafe(`grant select on all tables in schema ${schema} to reader_of_health`);
  }
  url.username = "reader_of_health";
  url.password = "x";
  const reader = createDb({ url: url.href });
  try {
    expect((await as(admin, reader).figures()).statements).toBeNull();
    await bare.db.$executeRawUnsafe("drop extension pg_stat_statements");
    expect((await as(admin, bare.db).figures()).statements).toBeNull();
    expect((await as(admin).figures()).statements).not.toBeNull();
  } finally {
    await reader.close();
    await bare.db.$executeRawUnsafe("drop owned by reader_of_health");
    await bare.db.$executeRawUnsafe("drop role reader_of_health");
    await bare.drop();
  }
});

test("is migrated by a user who may not create the extension", async () => {
  const own = await emptyDatabase();
  const name = "migrates_without_extension";
  const url = new URL(own.url);
  await withClient(own.url, async (client) => {
    await client.query(`drop role if exists ${name}`);
    await client.query(`create role ${name} login password 'x'`);
    await client.query("create extension pg_trgm");
    await client.query(`grant all on schema public to ${name}`);
    await client.query(`grant create on database "${url.pathname.slice(1)}" to ${name}`);
  });
  url.username = name;
  url.password = "x";
  try {
    await migrate(url.href);
    await withClient(own.url, async (client) => {
      const found = await client.query("select from pg_extension where extname = 'pg_stat_statements'");
      expect(found.rowCount).toBe(0);
      const schema = await client.query("select from pg_namespace where nspname = 'monitoring'");
      expect(schema.rowCount).toBe(0);
    });
  } finally {
    await withClient(own.url, async (client) => {
      await client.query(`drop owned by ${name}`);
      await client.query(`drop role ${name}`);
    });
    await own.drop();
  }
});

test("is nobody's but an admin's, and nothing where nobody measures", async () => {
  for (const viewer of [{ role: "ANONYMOUS" }, { role: "TRAINER", id: 1 }] as Viewer[])
    await expect(as(viewer).figures()).rejects.toThrow();
  await expect(createCaller({ db, viewer: admin, now: new Date() }).health.figures()).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a call that sends more statements than its budget is refused in tests", async () => {
  const twice = async () => {
    await db.$queryRaw`select 1`;
    await db.$queryRaw`select 2`;
    return { ok: true };
  };
  await expect(strict.call("a.b", 1, twice)).rejects.toThrow("a.b sent 2 statements; its budget is 1");
  await expect(strict.call("a.b", 2, twice)).resolves.toEqual({ ok: true });
});
