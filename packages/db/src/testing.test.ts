import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseExists, databaseOf, dropDatabase, withClient } from "./database.ts";
import { cloneDb, databaseFor, joinTestServer, type TestServer } from "./testing.ts";

let server: TestServer;
const name = `built${process.pid}`;

beforeEach(async () => {
  server = await joinTestServer();
});
afterEach(async () => {
  const { rows } = await server.client.query("select datname from pg_database where datname like $1", [
    `${name}%`,
  ]);
  for (const { datname } of rows) await dropDatabase(server.client, datname);
  await server.leave();
});

const write = (sql: string) => (url: string) =>
  withClient(url, async (client) => void (await client.query(sql)));
const numbers = (url: string) =>
  withClient(url, async (client) => (await client.query("select n from numbers")).rows);

test("clones have the schema and rows of their own, and go when dropped", async () => {
  const [one, other] = await Promise.all([cloneDb(), cloneDb()]);
  await one.db.category.create({ data: { name: { az: "Üzümçülük" } } });
  expect(await one.db.category.count()).toBe(1);
  expect(await other.db.category.count()).toBe(0);
  await Promise.all([one.drop(), other.drop()]);
  expect(await databaseExists(server.client, databaseOf(one.url))).toBe(false);
});

test("a database is built once, however many ask for it, and has the schema", async () => {
  let builds = 0;
  const build = async (url: string) => {
    builds += 1;
    await write("create table numbers as select count(*)::int as n from trainings")(url);
  };
  const urls = await Promise.all(Array.from({ length: 5 }, () => databaseFor(server.url, name, build)));
  expect(builds).toBe(1);
  expect(new Set(urls).size).toBe(1);
  expect(await numbers(urls[0] ?? "")).toEqual([{ n: 0 }]);
});

test("a new version is built anew and replaces the old one", async () => {
  const old = await databaseFor(server.url, name, write("create table numbers as select 1 as n"), "1");
  const url = await databaseFor(server.url, name, write("create table numbers as select 2 as n"), "2");
  expect(await numbers(url)).toEqual([{ n: 2 }]);
  expect(await databaseExists(server.client, databaseOf(old))).toBe(false);
});

test("a build that fails is not taken for a database, and can be tried again", async () => {
  const failing = databaseFor(server.url, name, write("create table numbers as select 1 / 0 as n"));
  await expect(failing).rejects.toThrow("division by zero");
  const url = await databaseFor(server.url, name, write("create table numbers as select 3 as n"));
  expect(await numbers(url)).toEqual([{ n: 3 }]);
});

test("the server outlives one who leaves while others are there", async () => {
  const other = await joinTestServer();
  await other.leave({ stop: true });
  expect((await server.client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
