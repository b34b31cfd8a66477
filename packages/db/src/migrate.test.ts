import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withClient } from "./database.ts";
import { migrate } from "./migrate.ts";
import { emptyDatabase, type TestDatabase } from "./testing.ts";

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "migrations-"));
  database = await emptyDatabase();
});

afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

function query(sql: string): Promise<Record<string, unknown>[]> {
  return withClient(database.url, async (client) => (await client.query(sql)).rows);
}

const history = () => query("select migration_name, applied_steps_count from _prisma_migrations order by 1");

test("applies files in the order of their names, function bodies and trailing comments included", async () => {
  write("2_call", "insert into numbers select answer(); -- the end");
  write(
    "1_answer",
    `create table numbers (n int);
     create function answer() returns int language plpgsql as $$ begin perform 1; return 42; end; $$;`,
  );
  expect(await migrate(database.url, folder)).toEqual(["1_answer", "2_call"]);
  expect(await query("select n from numbers")).toEqual([{ n: 42 }]);
  expect(await migrate(database.url, folder)).toEqual([]);
});

test("a failing file leaves nothing behind and names its line; the ones before it stay", async () => {
  write("1_fine", "create table fine ();");
  write("2_broken", "create table half ();\ninsert into nowhere values (1);");
  await expect(migrate(database.url, folder)).rejects.toThrow(
    'The migration 2_broken failed in line 2: relation "nowhere" does not exist',
  );
  expect(await query("select to_regclass('fine') is not null as fine, to_regclass('half') as half")).toEqual([
    { fine: true, half: null },
  ]);
  write("2_broken", "create table half ();");
  expect(await migrate(database.url, folder)).toEqual(["2_broken"]);
});

test("five at once apply each file once", async () => {
  write("1_first", "create table first (); select pg_sleep(0.05);");
  write("2_second", "create table second ();");
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrate(database.url, folder)));
  expect(runs.flat().sort()).toEqual(["1_first", "2_second"]);
  expect(await history()).toEqual([
    { migration_name: "1_first", applied_steps_count: 1 },
    { migration_name: "2_second", applied_steps_count: 1 },
  ]);
});

test("refuses a file that was changed after it was applied", async () => {
  write("1_first", "create table first ();");
  await migrate(database.url, folder);
  write("1_first", "create table first (id int);");
  write("2_second", "create table second ();");
  await expect(migrate(database.url, folder)).rejects.toThrow("1_first was changed after it was applied");
  expect(await query("select to_regclass('second') as second")).toEqual([{ second: null }]);
});

test("refuses a database that is ahead of the code", async () => {
  write("1_first", "create table first ();");
  write("2_second", "create table second ();");
  await migrate(database.url, folder);
  rmSync(join(folder, "2_second"), { recursive: true });
  await expect(migrate(database.url, folder)).rejects.toThrow("2_second, which this version does not know");
});
