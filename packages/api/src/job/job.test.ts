import { countStatements, type Db } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Settings, Viewer } from "../context.ts";
import { jobFigures } from "../job.ts";
import { createCaller } from "../server.ts";
import { scopes } from "../service-key/schema.ts";
import { failedJob, failedPage, jobOverview } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const { id: adminId } = await make.user({ role: "ADMIN" });
const admin: Viewer = { role: "ADMIN", id: adminId };
const settings: Settings = {
  siteUrl: "https://portal.example",
  jobs: { functions: ["agrar-forget"], samples: () => [], html: async () => "" },
};
const as = (viewer: Viewer = admin, more: Settings = settings) =>
  createCaller({ db, viewer, now: new Date(), settings: more }).job;

const missing = "00000000-0000-4000-8000-000000000000";

/** A run that failed so many minutes ago, of a letter whose code got into everything. */
async function failedRun(minutes = 1, data: object = { mailId: 7 }, message = "It cannot be done.") {
  const [row] = await db.$queryRaw<[{ id: string }]>`
    insert into jobs.runs (function_id, event_id, event, state, error, failures, ended_at)
    values ('agrar-mail-posted', gen_random_uuid()::text,
            ${JSON.stringify({ id: "fact-1", name: "mail/posted", data, ts: 1 })}::jsonb, 'failed',
            ${JSON.stringify({ name: "Busy", message, stack: "Busy: at secret.ts:1" })}::jsonb, 4,
            now() - make_interval(mins => ${minutes}))
    returning id`;
  return row.id;
}

const states = () =>
  db.$queryRaw<{ state: string; n: number }[]>`
    select state, count(*)::int as n from jobs.runs group by state order by state`;

const entries = () =>
  db.auditEntry.findMany({
    where: { entity: "job" },
    orderBy: { id: "asc" },
    select: { action: true, entityId: true, changes: true, userId: true },
  });

beforeEach(async () => {
  await db.$executeRaw`delete from jobs.runs`;
  await db.$executeRaw`delete from jobs.alarms`;
  await db.fact.deleteMany();
});

describe("the figures", () => {
  test("are one statement, and nothing where nothing happens", async () => {
    const { result, statements } = await countStatements(() => as().figures());
    expect(statements).toHaveLength(1);
    const nothing = { minute: 0, hour: 0, day: 0 };
    expect(jobOverview.parse(result)).toEqual({
      facts: { waiting: 0, oldestAge: 0, refused: 0, unknown: 0, done: nothing },
      runs: { running: 0, waiting: 0, failed: 0, done: nothing },
      deliveries: { waiting: 0, failed: 0, done: nothing },
      alarms: { facts: null, letters: null },
      functions: ["agrar-forget"],
    });
  });

  test("count the deliveries that wait or failed whenever they came, and the others of the last day", async () => {
    const people = await Promise.all(Array.from({ length: 9 }, () => make.user()));
    const { id: factId } = await db.fact.create({
      data: { name: "apple/grown", subject: "apple:1", data: {} },
    });
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const old = 30 * 1440;
    const given = [
      ...[
        ["WAITING", old],
        ["WAITING", 1],
        ["SENDING", old],
        ["FAILED", old],
      ],
      ...[
        ["SENT", 1500, 1490],
        ["SENT", 300, 290],
        ["DELIVERED", 40, 30],
        ["SENT", 1500, 3],
        ["SKIPPED", 1],
      ],
    ] as ["WAITING" | "SENDING" | "FAILED" | "SENT" | "DELIVERED" | "SKIPPED", number, number?][];
    await db.delivery.createMany({
      data: given.map(([state, created, sent], place) => ({
        ...{ factId, userId: people[place]?.id ?? 0, channel: "MAIL", kind: "apple.grown", state },
        ...{ createdAt: ago(created), sentAt: sent === undefined ? null : ago(sent) },
      })),
    });
    expect((await jobFigures(db)).deliveries).toEqual({
      byState: { WAITING: 2, SENDING: 1, FAILED: 1, SENT: 1, DELIVERED: 1, SKIPPED: 1 },
      perMinute: 0.2,
      done: { minute: 0, hour: 2, day: 3 },
    });
  });

  test("say what waits, what runs, what failed, and what was done in a minute, an hour and a day", async () => {
    await db.$executeRaw`
      insert into facts (name, subject, data, at, handed_on_at, tries, takers)
      select 'apple/grown', 'apple:1', '{}'::jsonb, now() - interval '3 days', now() - make_interval(mins => m), 0, m % 2
        from unnest(array[0, 30, 31, 600, 2000]) m`;
    await db.$executeRaw`
      insert into jobs.runs (function_id, event_id, event, state, ended_at)
      select 'f', m::text, '{}'::jsonb, 'completed', now() - make_interval(mins => m) from unnest(array[0, 59, 61, 1500]) m
      union all select 'f', 'w', '{}'::jsonb, 'waiting', null
      union all select 'f', 'r', '{}'::jsonb, 'running', null`;
    await db.$executeRaw`
      insert into jobs.claims (task_id, attempt, run_id, worker)
      select gen_random_uuid(), 0, id, 1 from jobs.runs where event_id = 'r'`;
    await failedRun();
    const fact = await db.fact.findFirstOrThrow();
    const sent = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [state, sentAt] of [
      ["SENT", sent(0)],
      ["DELIVERED", sent(30)],
      ["SENT", sent(2_000)],
      ["WAITING", null],
      ["SENDING", null],
      ["FAILED", null],
    ] as const) {
      const { id: userId } = await make.user();
      await db.delivery.create({
        data: { factId: fact.id, userId, channel: "MAIL", kind: "apple.grown", state, sentAt },
      });
    }
    // By the clock of a transaction, which stands still: what waits gets no older until it is counted.
    const figures = await db.$transaction(async (tx) => {
      await tx.$executeRaw`
        insert into facts (name, subject, data, at, tries)
        values ('apple/grown', 'apple:2', '{}', now() - interval '100 seconds', 2),
               ('apple/grown', 'apple:2', '{}', now() - interval '10 seconds', 0)`;
      return createCaller({ db: tx as Db, viewer: admin, now: new Date(), settings }).job.figures();
    });
    expect(figures).toMatchObject({
      facts: { waiting: 2, oldestAge: 100, refused: 1, unknown: 3, done: { minute: 1, hour: 3, day: 4 } },
      runs: { running: 1, waiting: 1, failed: 1, done: { minute: 1, hour: 2, day: 3 } },
      deliveries: { waiting: 2, failed: 1, done: { minute: 1, hour: 2, day: 2 } },
    });
    await db.$executeRaw`delete from jobs.claims`;
  });

  test("are alarming when a fact is late, whether somebody raised the alarm or nobody works at all", async () => {
    const at = (seconds: number) => new Date(Date.now() - seconds * 1000);
    const fact = await db.fact.create({
      data: { name: "apple/grown", subject: "apple:1", data: {}, at: at(290) },
    });
    expect((await as().figures()).alarms).toEqual({ facts: null, letters: null });
    await db.fact.update({ where: { id: fact.id }, data: { at: at(420) } });
    const { alarms } = await as().figures();
    expect(Math.abs(Date.parse(alarms.facts ?? "") - at(120).getTime())).toBeLessThan(5_000);
    await db.$executeRaw`
      insert into jobs.alarms (name, raised_at, cleared_at)
      values ('facts', '2026-11-25T08:00:00Z', null), ('letters', '2026-11-25T09:00:00Z', null),
             ('letters', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z')`;
    const open = (await as().figures()).alarms;
    expect(new Date(open.facts ?? 0)).toEqual(new Date("2026-11-25T08:00:00Z"));
    expect(new Date(open.letters ?? 0)).toEqual(new Date("2026-11-25T09:00:00Z"));
  });

  test("name no function that can be run by hand where a server of Inngest runs them", async () => {
    expect((await as(admin, { siteUrl: "" }).figures()).functions).toEqual([]);
  });
});

describe("failed jobs", () => {
  test("are one statement in the promised shape, the last first, page by page", async () => {
    const ids = [];
    for (const minutes of [3, 2, 1]) ids.unshift(await failedRun(minutes));
    const { result, statements } = await countStatements(() => as().failed({ pageSize: 2 }));
    expect(statements).toHaveLength(1);
    const { items, total } = failedPage.extend({ items: failedJob.array() }).parse(result);
    expect(total).toBe(3);
    expect(items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect((await as().failed({ page: 2, pageSize: 2 })).items.map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await as().failed({ page: 9 })).items).toEqual([]);
  });

  test("say why, what they were given and how often they were tried, and nothing that opens an account", async () => {
    await failedRun(
      1,
      { mailId: 7, code: "424242", link: "https://portal.example/verify#code=424242" },
      "450 <aysel@agrar.example> refused: https://portal.example/verify#code=424242 424242",
    );
    const { items } = await as().failed();
    expect(items).toMatchObject([
      {
        functionId: "agrar-mail-posted",
        failures: 4,
        event: { name: "mail/posted", data: { mailId: 7, code: "•••", link: "•••" } },
        error: {
          name: "Busy",
          message: "450 <a•••@agrar.example> refused: https://portal.example/verify#••• •••",
        },
      },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/424242|aysel|secret\.ts/);
  });

  test("go on when told so, one or all, and the log says who said so", async () => {
    const id = await failedRun();
    await failedRun();
    await failedRun();
    const before = (await entries()).length;
    await as().retry({ id });
    expect(await states()).toEqual([
      { state: "failed", n: 2 },
      { state: "waiting", n: 1 },
    ]);
    await expect(as().retry({ id })).rejects.toMatchObject({ code: "NOT_FOUND", reason: "job.notFound" });
    await expect(as().retry({ id: missing })).rejects.toMatchObject({ reason: "job.notFound" });
    expect(await as().retryAll()).toEqual({ count: 2 });
    expect(await states()).toEqual([{ state: "waiting", n: 3 }]);
    expect((await entries()).slice(before)).toEqual([
      { action: "job.retry", entityId: id, changes: null, userId: adminId },
      { action: "job.retryAll", entityId: null, changes: { count: [null, 2] }, userId: adminId },
    ]);
  });

  test("are forgotten when told so, and those under way are not", async () => {
    await failedRun();
    await as().retry({ id: await failedRun() });
    expect(await as().flush()).toEqual({ count: 1 });
    expect(await states()).toEqual([{ state: "waiting", n: 1 }]);
    expect((await entries()).at(-1)).toMatchObject({ action: "job.flush", changes: { count: [null, 1] } });
  });

  test.each(["", "1", "x".repeat(36), `${missing} or true`])("%j is no id of one", async (id) => {
    await expect(as().retry({ id })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});

test("a function of the clock waits to be run, and no other function does", async () => {
  await as().run({ function: "agrar-forget" });
  expect(await db.$queryRaw`select function_id, state from jobs.runs`).toEqual([
    { function_id: "agrar-forget", state: "waiting" },
  ]);
  expect((await entries()).at(-1)).toMatchObject({
    action: "job.run",
    changes: { function: [null, "agrar-forget"] },
  });
  const unknown = { code: "BAD_REQUEST", reason: "job.functionUnknown" };
  await expect(as().run({ function: "agrar-mail-posted" })).rejects.toMatchObject(unknown);
  await expect(as(admin, { siteUrl: "" }).run({ function: "agrar-forget" })).rejects.toMatchObject(unknown);
  expect(await states()).toEqual([{ state: "waiting", n: 1 }]);
});

test("none of it is open to anybody but admins, or to a key", async () => {
  const id = await failedRun();
  const viewers: Viewer[] = [
    { role: "ANONYMOUS" },
    { role: "LEARNER", id: adminId },
    { role: "LEARNER", id: adminId, withheld: "ADMIN" },
    { role: "TRAINER", id: adminId },
    { role: "SERVICE", keyId: 1, scopes: [...scopes] },
  ];
  for (const viewer of viewers)
    for (const call of [
      () => as(viewer).figures(),
      () => as(viewer).failed(),
      () => as(viewer).retry({ id }),
      () => as(viewer).retryAll(),
      () => as(viewer).flush(),
      () => as(viewer).run({ function: "agrar-forget" }),
    ])
      await expect(call()).rejects.toMatchObject({
        code: viewer.role === "ANONYMOUS" ? "UNAUTHORIZED" : "FORBIDDEN",
      });
  expect(await states()).toEqual([{ state: "failed", n: 1 }]);
});
