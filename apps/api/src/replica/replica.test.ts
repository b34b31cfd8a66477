import { setTimeout as sleep } from "node:timers/promises";
import { createDb } from "@agrar/db";
import { withClient } from "@agrar/db/database";
import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { standbyPair } from "@agrar/db/testing/standby";
import { TRPCError } from "@trpc/server";
import { afterAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { createServer } from "../server.ts";
import { browser, cachingServer, patient, wayTo } from "../testing.ts";

const pair = await standbyPair();
const plain = createDb({ url: pair.url });
const standby = createDb({ url: pair.standbyUrl });
const make = given(plain);
const here = await cachingServer(pair.url, { replica: { url: pair.standbyUrl } });
/** Asks the database itself, and keeps nothing. */
const bare = createServer({ db: plain });
afterAll(async () => {
  await Promise.all([here.close(), bare.close(), plain.$disconnect(), standby.$disconnect()]);
  await pair.drop();
}, 60_000);

const trainer = await make.trainer({}, { emailVerified: true });
const { id } = await make.training({ trainerId: trainer.userId, capacity: 1 });
for (let n = 0; n < 5; n++) await make.training({ trainerId: trainer.userId });
await pair.caughtUp();

const asked = (path: string, input: object = {}) =>
  `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;
const detail = asked("training.byId", { id });

type Server = Awaited<ReturnType<typeof cachingServer>>;
const figuresOf = ({ reads }: Server) => {
  if (!reads) throw new Error("There is no replica.");
  return reads.figures();
};

/** What a read brought, and what was counted of it. */
async function counted(address: string, at: Server = here) {
  const before = figuresOf(at);
  const answer = await at.app.inject(address);
  const after = figuresOf(at);
  const more = <Why extends string>(now: Record<Why, number>, then: Record<Why, number>) =>
    (Object.keys(now) as Why[]).filter((why) => now[why] > then[why]);
  return {
    answer,
    byReplica: after.answered - before.answered,
    passed: more(after.passed, before.passed),
    failed: more(after.failed, before.failed),
  };
}

/** Waits until the replica answers again: somebody must read for that to be seen. */
const answersAgain = (at: Server = here) =>
  vi.waitFor(async () => expect((await counted(fresh(), at)).byReplica).toBe(1), patient);

let last = 0;
/** An address that nobody has asked for, so that its answer is made. */
const fresh = () => asked("training.list", { page: ++last });

let capacity = 1;
const write = (db = here.db) => db.training.update({ where: { id }, data: { capacity: ++capacity } });
const shown = async (at: Server = here) => (await at.app.inject(detail)).json().result.data.capacity;
const atStandby = async () => (await standby.training.findUniqueOrThrow({ where: { id } })).capacity;

describe("while it is current", () => {
  beforeEach(async () => {
    await pair.caughtUp();
    await answersAgain();
  });

  test.each([
    asked("training.list"),
    asked("training.list", { includeModules: true, sort: "registrations" }),
    asked("training.byId", { id, includeModules: true }),
    asked("exam.list"),
    asked("category.list"),
    asked("trainer.list"),
    asked("search.trainings", { search: "təlim" }),
    asked("search.overview", { search: "təlim" }),
    "/trpc/exam.list,category.list?batch=1&input=%7B%220%22%3A%7B%22page%22%3A2%7D%7D",
    `/api/v1/trainings/${id}?include_modules=1`,
  ])("it answers %s as the database does", async (address) => {
    await write();
    const { answer, byReplica, passed } = await counted(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual((await bare.inject(address)).json());
    expect(byReplica).toBeGreaterThan(0);
    expect(passed).toEqual([]);
  });

  test("what it made is kept", async () => {
    const address = fresh();
    await here.app.inject(address);
    const { answer, byReplica } = await counted(address);
    expect(byReplica).toBe(0);
    expect(answer.headers["server-timing"]).toContain('statements;desc="0"');
  });

  test("it answers trainers, admins and keys, for whom nothing is kept", async () => {
    const viewer = { role: "TRAINER" as const, id: trainer.userId };
    const teaching = await cachingServer(pair.url, {
      replica: { url: pair.standbyUrl },
      viewerOf: async () => ({ viewer }),
    });
    onTestFinished(() => teaching.close());
    await answersAgain(teaching);
    const { answer, byReplica } = await counted(asked("training.list", { scope: "mine" }), teaching);
    expect(answer.json().result.data.total).toBe(6);
    expect(byReplica).toBe(1);
  });

  test("a refusal is its answer, not its failure", async () => {
    const { answer, byReplica, failed } = await counted(asked("training.byId", { id: 999_999 }));
    expect(answer.statusCode).toBe(404);
    expect({ byReplica, failed }).toEqual({ byReplica: 1, failed: [] });
  });

  test("it reads in UTC, and can write nothing", async () => {
    await here.reads?.of(undefined).read(async (db) => {
      expect(await db.$queryRaw`show timezone`).toEqual([{ TimeZone: "UTC" }]);
      expect(await db.$queryRaw`show default_transaction_read_only`).toMatchObject([
        { default_transaction_read_only: "on" },
      ]);
      await expect(db.training.update({ where: { id }, data: { capacity: 1 } })).rejects.toThrow();
      return { ok: true };
    });
  });

  test("/health and /metrics say so", async () => {
    expect((await here.app.inject("/health")).json()).toMatchObject({
      status: "ok",
      replica: { status: "up", lagSeconds: expect.any(Number), lagBytes: expect.any(Number) },
    });
    const metrics = await here.monitor.metrics();
    expect(metrics).toContain("agrar_replica_up 1");
    expect(metrics).toMatch(/agrar_replica_reads_total\{target="replica",reason="current"\} [1-9]/);
    expect(metrics).toContain('agrar_replica_reads_total{target="primary",reason="behind"}');
    expect(metrics).toContain('agrar_replica_fallbacks_total{reason="conflict"} 0');
    expect(metrics).toMatch(/agrar_replica_connections\{state="idle"\} [1-9]/);
    // Each is asked how far it is every second, and not both in the same moment.
    await vi.waitFor(
      async () => expect((await here.monitor.figures()).replica).toMatchObject({ state: "up", lagBytes: 0 }),
      patient,
    );
  });
});

describe("while it is behind", () => {
  test("who has written reads it at once, and nobody waits for long", async () => {
    await pair.caughtUp();
    await answersAgain();
    await pair.pause();
    const old = await atStandby();
    for (let n = 0; n < 5; n++) {
      await write();
      expect(await shown()).toBe(capacity);
    }
    // It would have said something else.
    expect(await atStandby()).toBe(old);
    expect(figuresOf(here)).toMatchObject({ state: "behind" });
    // A second is what the first one waited; those who come after know.
    const { passed } = await counted(fresh());
    expect(passed).toEqual(["behind"]);
    const begun = performance.now();
    for (let n = 0; n < 5; n++) await here.app.inject(fresh());
    expect(performance.now() - begun).toBeLessThan(1_000);
    await vi.waitFor(() => {
      const { lag } = figuresOf(here);
      expect(lag?.bytes).toBeGreaterThan(0);
      expect(lag?.seconds).toBeGreaterThan(1);
    }, patient);
    expect((await here.app.inject("/health")).json()).toMatchObject({
      status: "ok",
      replica: { status: "behind" },
    });

    await pair.resume();
    await answersAgain();
    expect(await shown()).toBe(capacity);
    expect(await atStandby()).toBe(capacity);
    await vi.waitFor(
      () => expect(figuresOf(here)).toMatchObject({ state: "up", lag: { bytes: 0 } }),
      patient,
    );
  });

  test("an answer that was kept before does not outlive what the replica lacks", async () => {
    await answersAgain();
    await here.app.inject(detail);
    await pair.pause();
    await write(plain);
    await here.cache.settle();
    expect(await shown()).toBe(capacity);
    await pair.resume();
  });

  test("whoever wrote at one instance sees it at the other at once, by their cookie", async () => {
    await make.password(trainer.userId);
    const { email } = await plain.user.findUniqueOrThrow({ where: { id: trainer.userId } });
    // The long lease of these servers: neither asks by itself whether something has changed.
    const there = await cachingServer(pair.url, { replica: { url: pair.standbyUrl } });
    onTestFinished(() => there.close());
    await answersAgain(there);
    await pair.pause();
    onTestFinished(() => pair.resume());
    const at = browser(here.app);
    expect((await at.auth("/sign-in/email", { email, password: givenPassword })).status).toBe(200);
    const elsewhere = browser(there.app);
    for (let n = 0; n < 20; n++) {
      const lastName = `Quliyeva${String.fromCharCode(97 + n)}`;
      expect((await at.tell("account.update", { lastName })).status).toBe(200);
      for (const [name, value] of at.cookies) elsewhere.cookies.set(name, value);
      const { data } = await elsewhere.ask("trainer.list", {});
      expect(data.items[0].lastName).toBe(lastName);
    }
    const place = BigInt(at.cookies.get("agrar.written") ?? 0);
    expect(place).toBeGreaterThan(0n);
    expect(there.cache.lastPlace?.at).toBeGreaterThanOrEqual(place);
  });

  test("only who changes something gets the cookie, for a few seconds, and a made-up one does no harm", async () => {
    const read = await here.app.inject(detail);
    expect(read.headers["set-cookie"]).toBeUndefined();
    const written = await here.app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      headers: { origin: "http://localhost:3000" },
      payload: { email: "nobody@agrar.example", password: givenPassword },
    });
    const told = [written.headers["set-cookie"]].flat().find((one) => one?.startsWith("agrar.written="));
    expect(told).toMatch(/^agrar\.written=\d+; Path=\/; Max-Age=5; HttpOnly; SameSite=Lax$/);
    await pair.caughtUp();
    await answersAgain();
    for (const made of ["99999999999999999999", "-1", "0x1", "a", "1".repeat(1_000)]) {
      const headers = { cookie: `agrar.written=${made}` };
      expect((await here.app.inject({ url: fresh(), headers })).statusCode).toBe(200);
    }
    expect(figuresOf(here).state).toBe("up");
  });
});

test("what a standby cancels for what it has to replay is asked of the database, once", async () => {
  await pair.caughtUp();
  await answersAgain();
  const before = figuresOf(here);
  let asking = 0;
  const read = here.reads?.of(undefined).read(async (db) => {
    asking++;
    try {
      await db.$queryRaw`select pg_sleep(10), count(*) from trainings`;
      return { ok: true };
    } catch (cause) {
      return { ok: false, error: new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }) };
    }
  });
  await vi.waitFor(async () => {
    const [row] = await standby.$queryRaw<[{ n: number }]>`
      select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(10)%' and pid <> pg_backend_pid()`;
    expect(row.n).toBe(1);
  }, patient);
  // What nobody sees any more is cleared away, but there somebody does.
  await withClient(pair.url, async (client) => {
    await client.query("update trainings set capacity = capacity");
    await client.query("vacuum trainings");
    await client.query("alter table trainings set (fillfactor = 100)");
  });
  expect(await read).toBeNull();
  expect(asking).toBe(1);
  expect(figuresOf(here).failed.conflict).toBe(before.failed.conflict + 1);
  expect(await shown()).toBe(capacity);
});

describe("when it goes away", () => {
  test("killed in the middle of many reads, it is not missed, and comes back", async () => {
    await pair.caughtUp();
    await answersAgain();
    let reading = true;
    const statuses = new Map<number, number>();
    const stale: string[] = [];
    const readers = Array.from({ length: 8 }, async () => {
      while (reading) {
        const due = capacity;
        const [list, one] = await Promise.all([here.app.inject(fresh()), here.app.inject(detail)]);
        for (const { statusCode } of [list, one])
          statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
        const { capacity: value } = one.json().result.data;
        if (value < due) stale.push(`${value} for ${due}`);
      }
    });
    const writing = (async () => {
      while (reading) {
        const next = capacity + 1;
        await plain.training.update({ where: { id }, data: { capacity: next } });
        await here.cache.settle();
        capacity = next;
        await sleep(20);
      }
    })();
    const before = figuresOf(here);
    await vi.waitFor(() => expect(figuresOf(here).answered).toBeGreaterThan(before.answered + 20), patient);
    await pair.kill();
    await vi.waitFor(() => expect(figuresOf(here).state).toBe("away"), patient);
    const away = figuresOf(here);
    await vi.waitFor(
      () => expect(figuresOf(here).passed.away).toBeGreaterThan(away.passed.away + 20),
      patient,
    );
    await pair.revive();
    await vi.waitFor(() => expect(figuresOf(here).answered).toBeGreaterThan(away.answered + 20), patient);
    reading = false;
    await Promise.all([...readers, writing]);
    expect([...statuses.keys()]).toEqual([200]);
    expect(stale).toEqual([]);
  }, 60_000);

  test("silent, it is given up within seconds, and who waited for it is answered", async () => {
    const way = await wayTo(pair.standbyUrl);
    const server = await cachingServer(pair.url, { replica: { url: way.url } });
    await answersAgain(server);
    way.hold();
    const begun = performance.now();
    const answers = await Promise.all(Array.from({ length: 5 }, () => server.app.inject(fresh())));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(figuresOf(server).failed.away).toBeGreaterThan(0);
    // By other connections: those that are silent are forgotten.
    await answersAgain(server);
    for (let n = 0; n < 20; n++) expect((await counted(fresh(), server)).failed).toEqual([]);
    await way.cut();
    await server.close();
  }, 30_000);

  test("an address that leads to several servers serves only by the one that is watched", async () => {
    const way = await wayTo(pair.standbyUrl);
    const server = await cachingServer(pair.url, { replica: { url: way.url } });
    way.turn(pair.url);
    const { answer, byReplica, failed } = await counted(fresh(), server);
    expect(answer.statusCode).toBe(200);
    expect({ byReplica, failed }).toEqual({ byReplica: 0, failed: ["failed"] });
    way.turn(pair.standbyUrl);
    await answersAgain(server);
    await way.cut();
    await server.close();
  });

  test("a standby of another database is not asked", async () => {
    const other = await cloneDb();
    const log = vi.fn();
    const server = await cachingServer(other.url, { replica: { url: pair.standbyUrl, log } });
    const { answer, passed } = await counted(asked("training.list"), server);
    expect(answer.json().result.data.total).toBe(0);
    expect(passed).toEqual(["foreign"]);
    expect(log).toHaveBeenCalledWith("warn", {}, expect.stringContaining("no copy"));
    await server.close();
    await other.drop();
  });

  // The last one: it follows nobody afterwards.
  test("one that is promoted is not asked any more", async () => {
    await answersAgain();
    await pair.promote();
    await vi.waitFor(() => expect(figuresOf(here).state).toBe("away"), patient);
    await write();
    const { answer, passed } = await counted(detail);
    expect(answer.json().result.data.capacity).toBe(capacity);
    expect(passed).toEqual(["away"]);
  });
});
