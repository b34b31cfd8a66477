import { instanceFigures } from "@agrar/api/health/schema";
import { budgetOf } from "@agrar/api/server";
import { createDb } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { redisServer } from "../cache/redis-server.ts";
import { createServer } from "../server.ts";
import { cachingServer } from "../testing.ts";
import { metricsServer } from "./metrics.ts";
import { createMonitor } from "./monitor.ts";
import { type Reading, readMetrics } from "./reading.ts";

const token = "a token of a scraper";
const patient = { timeout: 15_000 };

let clone: Awaited<ReturnType<typeof cloneDb>>;
beforeAll(async () => {
  clone = await cloneDb();
  await given(clone.db).training();
});
afterAll(() => clone.drop());

/** A server that keeps answers and lets its metrics be read; `read` is what a scraper gets. */
async function scraped(options: Parameters<typeof cachingServer>[1] = {}) {
  const server = await cachingServer(clone.url, { metricsFor: { token }, ...options });
  const read = async (): Promise<Reading> => {
    const response = await server.app.inject({
      url: "/metrics",
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.statusCode).toBe(200);
    expect(response.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    return readMetrics(response.body);
  };
  return { ...server, read, [Symbol.asyncDispose]: server.close };
}

const list = (input: object) => `/trpc/training.list?input=${encodeURIComponent(JSON.stringify(input))}`;
const calls = (reading: Reading, procedure: string, outcome: string) =>
  reading.of("agrar_procedure_calls_total", { procedure, outcome });
const answers = (reading: Reading, name: string, source: string) =>
  reading.of("agrar_cache_answers_total", { name, source });

describe("metrics", () => {
  test("rise by exactly what was called: answered, kept, refused, and by how many statements", async () => {
    await using server = await scraped();
    const { app, read } = server;
    const procedure = "training.list";
    const before = await read();
    expect(calls(before, procedure, "ok")).toBe(0);
    for (let n = 0; n < 3; n++) expect((await app.inject(list({ pageSize: 7 }))).statusCode).toBe(200);
    expect((await app.inject(list({ pageSize: 7, includeModules: true }))).statusCode).toBe(200);
    expect((await app.inject(list({ page: 0 }))).statusCode).toBe(400);
    expect((await app.inject("/trpc/user.list?input=%7B%7D")).statusCode).toBe(401);
    const after = await read();
    expect(calls(after, procedure, "ok")).toBe(2);
    expect(calls(after, procedure, "kept")).toBe(2);
    expect(calls(after, procedure, "refused")).toBe(1);
    expect(calls(after, procedure, "failed")).toBe(0);
    expect(calls(after, "user.list", "refused")).toBe(1);
    expect(answers(after, procedure, "database")).toBe(2);
    expect(answers(after, procedure, "memory")).toBe(2);
    expect(answers(after, procedure, "redis")).toBe(0);
    const route = `/trpc/${procedure}`;
    expect(after.of("agrar_http_requests_total", { route, status: "200" })).toBe(4);
    expect(after.of("agrar_http_requests_total", { route, status: "400" })).toBe(1);
    expect(after.of("agrar_http_request_duration_seconds_count", { route })).toBe(5);
    expect(after.of("agrar_http_request_duration_seconds_bucket", { route, le: "+Inf" })).toBe(5);
    expect(after.of("agrar_http_request_duration_seconds_sum", { route })).toBeGreaterThan(0);
    // One of one statement, one of two, and the refused one of none.
    expect(after.of("agrar_procedure_statements_sum", { procedure })).toBe(3);
    expect(after.of("agrar_procedure_statements_bucket", { procedure, le: "0" })).toBe(1);
    expect(after.of("agrar_procedure_statements_bucket", { procedure, le: "1" })).toBe(2);
    expect(after.of("agrar_procedure_statements_bucket", { procedure, le: "2" })).toBe(3);
    expect(after.of("agrar_statement_duration_seconds_count", { by: procedure })).toBe(3);
    expect(after.of("agrar_procedure_over_budget_total", { procedure })).toBe(0);
  });

  test("count the calls of a batch one by one, and those of REST under their procedures", async () => {
    await using server = await scraped();
    const { app, read } = server;
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: {} }));
    expect((await app.inject(`/trpc/category.list,exam.list?batch=1&input=${input}`)).statusCode).toBe(200);
    expect((await app.inject("/api/v1/trainings")).statusCode).toBe(200);
    const reading = await read();
    for (const name of ["category.list", "exam.list", "training.list"])
      expect(calls(reading, name, "ok"), name).toBe(1);
    expect(reading.of("agrar_http_requests_total", { route: "/trpc/several", status: "200" })).toBe(1);
    expect(reading.of("agrar_http_requests_total", { route: "/api/v1/trainings", status: "200" })).toBe(1);
  });

  test("have as many series as there are routes, whatever is asked for", async () => {
    await using server = await scraped();
    const { app, read } = server;
    for (let n = 0; n < 50; n++) {
      await app.inject(`/nowhere/${n}`);
      await app.inject(`/trpc/nothing.x${n}?input=%7B%7D`);
      await app.inject(`/trpc/a${n},b${n}?batch=1`);
      await app.inject(`/trpc/%F0%9F%92%A9${n}"}`);
    }
    const reading = await read();
    const routes = reading.values("agrar_http_requests_total", "route");
    expect(routes.sort()).toEqual(["/trpc/several", "/trpc/unknown", "unknown"]);
    const unknown = { route: "/trpc/unknown", status: "404" };
    expect(reading.of("agrar_http_requests_total", unknown)).toBe(100);
  });

  test("tell of the process, the pool and the jobs", async () => {
    await using server = await scraped({});
    const { app, read } = server;
    await app.inject(list({}));
    const reading = await read();
    expect(reading.of("agrar_database_up")).toBe(1);
    expect(reading.of("agrar_pool_connections", { state: "most" })).toBe(10);
    expect(reading.of("agrar_pool_connections", { state: "idle" })).toBeGreaterThan(0);
    expect(reading.of("agrar_facts_waiting")).toBe(0);
    expect(reading.values("agrar_runs", "state").sort()).toEqual(["failed", "running", "waiting"]);
    expect(reading.of("process_resident_memory_bytes")).toBeGreaterThan(10_000_000);
    expect([...reading.names]).toEqual(
      expect.arrayContaining(["nodejs_eventloop_lag_p99_seconds", "nodejs_gc_duration_seconds"]),
    );
  });

  test("tell of facts that wait, and how old the oldest is", async () => {
    const other = await cloneDb();
    try {
      const monitor = createMonitor();
      const db = createDb({ url: other.url, watch: monitor.statement });
      monitor.watch({ db });
      await db.$executeRaw`insert into facts (name, subject, data, at)
        values ('training/published', 'training:1', '{"trainingId": 1}', now() - interval '90 seconds')`;
      const reading = readMetrics(await monitor.metrics());
      expect(reading.of("agrar_facts_waiting")).toBe(1);
      expect(reading.of("agrar_facts_oldest_age_seconds")).toBeGreaterThanOrEqual(90);
      await db.close();
    } finally {
      await other.drop();
    }
  });

  test("say that the database is away, and still come", async () => {
    const db = createDb({ url: "postgres://nobody:x@127.0.0.1:1/none", connectTimeout: 500 });
    const monitor = createMonitor();
    const app = createServer({ db, monitor, metricsFor: { token } });
    expect((await app.inject(list({}))).statusCode).toBe(503);
    const reading = readMetrics(await monitor.metrics());
    expect(reading.of("agrar_database_up")).toBe(0);
    expect(reading.values("agrar_runs", "state")).toEqual([]);
    expect(calls(reading, "training.list", "failed")).toBe(1);
    await app.close();
    await db.close();
  });
});

test("the figures of an instance have the promised shape, and are what the metrics say", async () => {
  await using server = await scraped();
  const { app, read, monitor } = server;
  for (let n = 0; n < 3; n++) await app.inject(list({ pageSize: 6 }));
  await app.inject("/nowhere");
  const figures = instanceFigures.parse(await monitor.figures());
  const reading = await read();
  expect(figures.procedures).toMatchObject([
    { name: "training.list", calls: 1, statements: 1, mostStatements: 1, budget: budgetOf("training.list") },
  ]);
  expect(figures.procedures[0]?.p95Ms).toBeGreaterThan(0);
  expect(figures.cache).toMatchObject({
    hears: true,
    redis: null,
    entries: 1,
    answers: [{ name: "training.list", memory: 2, database: 1 }],
  });
  expect(figures.cache?.bytes).toBe(reading.of("agrar_cache_bytes"));
  expect(figures.pool?.most).toBe(10);
  expect(figures.samples).toMatchObject([{ requests: 4, failed: 0, keptPercent: 66.67, statements: 1 }]);
});

describe("what goes wrong is seen", () => {
  test("a cut connection that hears changes: nothing is kept, and answers pass the cache by", async () => {
    await using server = await scraped({});
    const { app, read, cache } = server;
    await app.inject(list({}));
    expect((await read()).of("agrar_cache_hears")).toBe(1);
    // Cut again until a read has met it: by itself the connection is back within a tenth of a second.
    await vi.waitFor(async () => {
      await clone.db.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'changes' and datname = current_database()`;
      await vi.waitFor(() => expect(cache.hears).toBe(false), { timeout: 2_000, interval: 5 });
      const deaf = await read();
      await app.inject(list({}));
      expect(deaf.of("agrar_cache_hears")).toBe(0);
      expect(deaf.of("agrar_cache_faults_total", { fault: "changes" })).toBeGreaterThan(0);
      expect(deaf.of("agrar_cache_entries")).toBe(0);
      expect(answers(await read(), "training.list", "bypass")).toBeGreaterThan(0);
    }, patient);
    await vi.waitFor(async () => expect((await read()).of("agrar_cache_hears")).toBe(1), patient);
  });

  test("a flood of different questions: memory stays within its bounds, and answers drive each other out", async () => {
    const bytes = 400_000;
    await using server = await scraped({ bytes });
    const { app, read } = server;
    for (let n = 0; n < 300; n++) await app.inject(list({ page: n + 1, pageSize: 10 }));
    const reading = await read();
    expect(reading.of("agrar_cache_most_bytes")).toBe(bytes);
    expect(reading.of("agrar_cache_bytes")).toBeLessThanOrEqual(bytes);
    expect(reading.of("agrar_cache_evictions_total")).toBeGreaterThan(0);
    expect(reading.of("agrar_cache_entries") + reading.of("agrar_cache_evictions_total")).toBe(300);
    expect(answers(reading, "training.list", "database")).toBe(300);
    expect(answers(reading, "training.list", "memory")).toBe(0);
  });

  test("Redis that is away at the start, comes, and goes", async () => {
    const store = await redisServer();
    await store.stop();
    await using server = await scraped({ redisUrl: store.url });
    const { app, read } = server;
    expect((await app.inject(list({ pageSize: 3 }))).statusCode).toBe(200);
    const before = await read();
    expect(before.of("agrar_cache_redis_up")).toBe(0);
    expect(before.of("agrar_cache_faults_total", { fault: "redis" })).toBeGreaterThan(0);
    await store.start();
    await vi.waitFor(async () => expect((await read()).of("agrar_cache_redis_up")).toBe(1), patient);
    await store.stop();
    await vi.waitFor(async () => expect((await read()).of("agrar_cache_redis_up")).toBe(0), patient);
    expect((await app.inject(list({ pageSize: 4 }))).statusCode).toBe(200);
    const faults = (reading: Reading) => reading.of("agrar_cache_faults_total", { fault: "redis" });
    await vi.waitFor(async () => expect(faults(await read())).toBeGreaterThan(faults(before)), patient);
    await store.drop();
  });

  test("an answer that another instance left in Redis is counted there", async () => {
    const store = await redisServer();
    await using one = await scraped({ redisUrl: store.url });
    await using two = await scraped({ redisUrl: store.url });
    let page = 0;
    // Until each has heard that the other listens, they take nothing from each other.
    await vi.waitFor(async () => {
      page++;
      await one.app.inject(list({ page }));
      await two.app.inject(list({ page }));
      expect(answers(await two.read(), "training.list", "redis")).toBe(1);
    }, patient);
    const reading = await two.read();
    expect(answers(reading, "training.list", "database")).toBe(page - 1);
    expect(calls(reading, "training.list", "kept")).toBe(1);
    await store.drop();
  });
});

describe("metrics are not for strangers", () => {
  const status = async (app: ReturnType<typeof createServer>, headers = {}, remoteAddress = "127.0.0.1") =>
    (await app.inject({ url: "/metrics", headers, remoteAddress })).statusCode;

  test("with a token, who bears it reads them, and to nobody else are they there", async () => {
    const app = createServer({ db: clone.db, metricsFor: { token } });
    expect(await status(app, { authorization: `Bearer ${token}` }, "203.0.113.7")).toBe(200);
    for (const authorization of [undefined, "", "Bearer", `Bearer ${token}x`, `Basic ${token}`, token])
      expect(await status(app, authorization === undefined ? {} : { authorization })).toBe(404);
    const refused = await app.inject("/metrics");
    expect(refused.json()).toMatchObject({ reason: "route.notFound" });
    const nowhere = await app.inject("/metrix");
    expect(Object.keys(refused.headers).sort()).toEqual(Object.keys(nowhere.headers).sort());
    await app.close();
  });

  test("without one, only who asks from this machine and for themselves", async () => {
    const app = createServer({ db: clone.db, metricsFor: "thisMachine" });
    expect(await status(app)).toBe(200);
    expect(await status(app, {}, "::ffff:127.0.0.1")).toBe(200);
    expect(await status(app, {}, "203.0.113.7")).toBe(404);
    for (const name of ["x-forwarded-for", "x-real-ip", "forwarded", "via"])
      expect(await status(app, { [name]: "203.0.113.7" }), name).toBe(404);
    await app.close();
  });

  test("where nothing is said, they are not there", async () => {
    const app = createServer({ db: clone.db });
    expect(await status(app)).toBe(404);
    expect(await status(app, { authorization: `Bearer ${token}` })).toBe(404);
    await app.close();
  });

  test("at a port of their own there is nothing else", async () => {
    const monitor = createMonitor();
    const open = metricsServer(monitor, undefined);
    const guarded = metricsServer(monitor, token);
    expect((await open.inject("/metrics")).statusCode).toBe(200);
    expect((await open.inject("/health")).statusCode).toBe(404);
    expect((await guarded.inject("/metrics")).statusCode).toBe(404);
    const authorization = `Bearer ${token}`;
    expect((await guarded.inject({ url: "/metrics", headers: { authorization } })).statusCode).toBe(200);
    await open.close();
    await guarded.close();
  });
});

test("what is no text of metrics is found out", () => {
  expect(() => readMetrics("agrar_x 1")).toThrow("Nobody declared");
  expect(() => readMetrics("# TYPE a counter\na{x=1} one")).toThrow("no line of metrics");
  expect(() => readMetrics('# TYPE a counter\na{x="1"} 1\na{x="1"} 2')).toThrow("comes twice");
});
