import { afterEach, beforeEach, expect, test } from "vitest";
import { withClient } from "../src/database.ts";
import { readMigrations } from "../src/migrate.ts";
import { cloneDb, type TestDatabase } from "../src/testing.ts";
import { diagnoseHistory, diffToSchema } from "./schema-engine.ts";

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDb();
});
afterEach(() => database.drop());

test("the migrations make exactly what the schema says", async () => {
  expect(await diffToSchema(database.url)).toBe("");
});

test("a difference is seen", async () => {
  await withClient(database.url, (client) => client.query("drop index trainings_start_date_idx"));
  expect(await diffToSchema(database.url)).toContain('CREATE INDEX "trainings_start_date_idx"');
});

test("Prisma's own tools find the history in order", async () => {
  expect(await diagnoseHistory(database.url)).toEqual({
    editedMigrationNames: [],
    failedMigrationNames: [],
    hasMigrationsTable: true,
    history: null,
  });
});

test("Prisma's own tools would see an edited migration", async () => {
  const [first, ...rest] = readMigrations();
  if (!first) throw new Error("There are no migrations");
  const { editedMigrationNames } = await diagnoseHistory(database.url, [
    { ...first, sql: "select 1" },
    ...rest,
  ]);
  expect(editedMigrationNames).toEqual([first.name]);
});
