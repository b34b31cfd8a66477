import { createDb } from "@agrar/db";
import { cloneDb, emptyDatabase } from "@agrar/db/testing";
import { expect, test } from "vitest";
import { createServer } from "./server.ts";
import { wayTo } from "./testing.ts";

test("says that it can serve, how quick the database is and which version this is", async () => {
  const { db, drop } = await cloneDb();
  const app = createServer({ db });
  const summary = await app.inject("/health");
  expect(summary.statusCode).toBe(200);
  expect(summary.json()).toEqual({
    status: "ok",
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    uptimeSeconds: expect.any(Number),
    database: { status: "up", latencyMs: expect.any(Number), missingMigrations: [] },
  });
  expect((await app.inject("/health/live")).json()).toEqual({ status: "live" });
  expect((await app.inject("/health/ready")).json()).toMatchObject({ status: "ready" });
  await app.close();
  await drop();
});

test("is not ready while migrations are missing", async () => {
  const { url, drop } = await emptyDatabase();
  const db = createDb({ url });
  const app = createServer({ db });
  const response = await app.inject("/health/ready");
  expect(response.statusCode).toBe(503);
  expect(response.json().database.missingMigrations).toContain("20261123100000_tables");
  await app.close();
  await db.close();
  await drop();
});

test("without its database the portal is unavailable, not broken, and recovers by itself", async () => {
  const { url, drop } = await cloneDb();
  const way = await wayTo(url);
  const db = createDb({ url: way.url });
  const app = createServer({ db });
  const list = "/trpc/training.list?input=%7B%7D";
  expect((await app.inject(list)).statusCode).toBe(200);

  await way.cut();
  const procedure = await app.inject(list);
  expect(procedure.statusCode).toBe(503);
  expect(procedure.headers["retry-after"]).toBe("5");
  expect(procedure.json().error.data).toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    reason: "server.unavailable",
  });
  const rest = await app.inject("/api/v1/trainings");
  expect(rest.statusCode).toBe(503);
  expect(rest.headers["retry-after"]).toBe("5");
  expect(rest.json()).toMatchObject({ reason: "server.unavailable" });
  expect(rest.body).not.toContain("127.0.0.1");
  expect((await app.inject("/health/ready")).statusCode).toBe(503);
  expect((await app.inject("/health")).json()).toMatchObject({ status: "unavailable" });
  expect((await app.inject("/health/live")).statusCode).toBe(200);

  await way.mend();
  expect((await app.inject(list)).statusCode).toBe(200);
  expect((await app.inject("/health/ready")).statusCode).toBe(200);

  await app.close();
  await db.close();
  await way.cut();
  await drop();
});

test("is not ready when the database keeps silent", async () => {
  const { url, drop } = await cloneDb();
  const way = await wayTo(url);
  const db = createDb({ url: way.url, poolSize: 1 });
  const app = createServer({ db });
  expect((await app.inject("/health/ready")).statusCode).toBe(200);
  way.hold();
  const asked = performance.now();
  expect((await app.inject("/health/ready")).statusCode).toBe(503);
  expect(performance.now() - asked).toBeLessThan(2_000);
  await way.cut();
  await app.close();
  await db.close();
  await drop();
});
