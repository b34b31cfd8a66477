import { expect, test, vi } from "vitest";
import { createDb, isUnavailable } from "./index.ts";
import { cloneDb } from "./testing.ts";

test("a database that is away is unavailable, and a faulty statement is not", async () => {
  const away = createDb({ url: "postgres://postgres@127.0.0.1:1/none" });
  const refused = await away.$queryRaw`select 1`.then(null, (error) => error);
  await away.close();
  expect(isUnavailable(refused)).toBe(true);

  const { db, drop } = await cloneDb();
  const faulty = await db.$queryRaw`select nothing`.then(null, (error) => error);
  await drop();
  expect(faulty).toBeInstanceOf(Error);
  expect(isUnavailable(faulty)).toBe(false);
  expect(isUnavailable(new Error("anything else"))).toBe(false);
});

test("a statement that takes too long and a connection that is not free are unavailable", async () => {
  const { url, drop } = await cloneDb();
  const db = createDb({ url, poolSize: 1, connectTimeout: 200, statementTimeout: 500 });
  // The one connection is open before it is about who waits for it: to open it may take longer than they wait.
  await vi.waitFor(() => db.$queryRaw`select 1`, { timeout: 20_000 });
  const outcome = (sql: string) => db.$queryRawUnsafe(sql).then(null, (error) => error);
  const [cancelled, ...unserved] = await Promise.all([
    outcome("select pg_sleep(5)::text"),
    outcome("select 1"),
    db.$transaction((tx) => tx.user.count()).then(null, (error) => error),
  ]);
  await db.close();
  await drop();
  expect(String(cancelled)).toContain("57014");
  for (const error of unserved) expect(String(error)).toContain("timeout exceeded");
  expect([cancelled, ...unserved].every(isUnavailable)).toBe(true);
});

test("a transaction waits as long for a connection as a statement does", async () => {
  const { url, drop } = await cloneDb();
  const db = createDb({ url, poolSize: 1 });
  const [, served] = await Promise.all([
    db.$queryRaw`select pg_sleep(3)::text`,
    db.$transaction((tx) => tx.user.count()),
  ]);
  await db.close();
  await drop();
  expect(served).toBe(0);
});
