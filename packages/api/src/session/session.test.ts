import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { deviceOf } from "./device.ts";
import { session } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const origin = { requestId: "test", address: "10.0.0.7" };
const as = (id: number, sessionId?: number) => {
  const viewer: Viewer = { role: "LEARNER", id };
  return createCaller({ db, viewer, now, origin: { ...origin, ...(sessionId && { sessionId }) } }).session;
};

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

let last = 0;
const open = (userId: number, data: { startedAt?: Date; expiresAt?: Date; supersededAt?: Date } = {}) =>
  db.session.create({
    data: {
      userId,
      token: `SECRET-${++last}`,
      expiresAt: new Date("2026-12-01T00:00:00Z"),
      startedAt: new Date(now.getTime() + last),
      userAgent: firefox,
      ipAddress: "10.0.0.7",
      ...data,
    },
  });

test("one sees one's own sessions that count, the youngest first, in one statement and without their tokens", async () => {
  const [{ id: userId }, { id: other }] = [await make.user(), await make.user()];
  const [older, here] = [await open(userId), await open(userId)];
  await open(userId, { expiresAt: now });
  await open(userId, { supersededAt: now });
  await open(other);
  const { result, statements } = await countStatements(() => as(userId, here.id).own());
  expect(statements).toHaveLength(budgetOf("session.own"));
  expect(session.array().parse(result)).toEqual([
    {
      id: here.id,
      current: true,
      startedAt: here.startedAt.toISOString(),
      expiresAt: "2026-12-01T00:00:00.000Z",
      ipAddress: "10.0.0.7",
      userAgent: firefox,
      browser: "Firefox 140",
      system: "Linux",
    },
    expect.objectContaining({ id: older.id, current: false }),
  ]);
  expect(JSON.stringify(result)).not.toContain("SECRET");
});

test("one ends one of one's own, and the log says so", async () => {
  const { id: userId } = await make.user();
  const [here, there] = [await open(userId), await open(userId)];
  await as(userId, here.id).end({ id: there.id });
  expect((await as(userId, here.id).own()).map(({ id }) => id)).toEqual([here.id]);
  expect(
    await db.auditEntry.findMany({
      where: { userId },
      select: { action: true, address: true, changes: true },
    }),
  ).toEqual([{ action: "session.end", address: "10.0.0.7", changes: { sessions: [null, 1] } }]);
});

test("what is not one's own, has ended or was never there, is not there", async () => {
  const [{ id: userId }, { id: other }] = [await make.user(), await make.user()];
  const theirs = await open(other);
  const ended = await open(userId, { expiresAt: now });
  for (const id of [theirs.id, ended.id, 2_000_000_000]) {
    await expect(as(userId).end({ id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "session.notFound",
    });
  }
  expect(await as(other).own()).toHaveLength(1);
  expect(await db.auditEntry.count({ where: { userId } })).toBe(0);
});

test("one ends all of one's own, and nobody else's", async () => {
  const [{ id: userId }, { id: other }] = [await make.user(), await make.user()];
  for (const id of [userId, userId, other]) await open(id);
  await open(userId, { supersededAt: now });
  await as(userId).endAll();
  expect(await db.session.count({ where: { userId } })).toBe(0);
  expect(await as(other).own()).toHaveLength(1);
  // Who has none left does nothing that the log would tell.
  await as(userId).endAll();
  expect(await db.auditEntry.count({ where: { userId, action: "session.endAll" } })).toBe(1);
});

test("guests have no sessions", async () => {
  const { own, end, endAll } = createCaller({ db, viewer: { role: "ANONYMOUS" }, now }).session;
  for (const call of [own(), end({ id: 1 }), endAll()])
    await expect(call).rejects.toMatchObject({ code: "UNAUTHORIZED", reason: "account.signInRequired" });
});

test.each([
  [null, null, null],
  ["", null, null],
  ["x", null, null],
  ["curl/8.5.0", null, null],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    "Chrome 141",
    "Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
    "Safari 18",
    "iOS",
  ],
  ["Mozilla/5.0 (".repeat(10_000), null, null],
])("what a browser says makes a short name of it: %#", (userAgent, browser, system) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system });
});
