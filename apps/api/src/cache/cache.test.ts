import { createServer as createHttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Viewer } from "@agrar/api/server";
import { kept } from "@agrar/api/server";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createServer } from "../server.ts";
import { cachingServer, patient, smallPortal } from "../testing.ts";
import { createCache } from "./cache.ts";

const { db: plain, url, drop } = await cloneDb();
const portal = await smallPortal(given(plain));
const { app, db, cache, close } = await cachingServer(url);
const closing: (() => Promise<void>)[] = [close];
afterAll(async () => {
  await Promise.all(closing.map((end) => end()));
  await drop();
});

const id = portal.trainings[0]?.id ?? 0;
const asked = (path: string, input: object = {}) =>
  `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

/** Whether the answer cost the database nothing. */
const isKept = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers["server-timing"]).startsWith('statements;desc="0"');

async function twice(address: string, at = app) {
  await at.inject(address);
  return at.inject(address);
}

describe("what was asked before", () => {
  test.each([
    asked("training.list"),
    asked("training.byId", { id, includeModules: true }),
    asked("exam.list", { includeQuestions: true }),
    asked("trainer.list"),
    asked("category.list"),
    "/trpc/exam.list,category.list?batch=1&input=%7B%7D",
    "/api/v1/trainings?per_page=3&page=2&include_modules=1",
    `/api/v1/trainings/${id}`,
    "/api/v1/exams",
    "/api/v1/categories",
  ])("%s is the same without a statement", async (address) => {
    const plainly = createServer({ db: plain });
    closing.push(() => plainly.close());
    const answer = await twice(address);
    expect(isKept(answer)).toBe(true);
    const other = await plainly.inject(address);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(other.json());
    expect(answer.headers["content-type"]).toBe(other.headers["content-type"]);
    expect(answer.headers.etag).toBe(other.headers.etag);
  });

  test("is found by what it means, not by how it is written", async () => {
    await app.inject(asked("training.list", { page: 1, sort: "createdAt", lang: "en" }));
    expect(isKept(await app.inject(asked("training.list", { lang: "en", page: 1, order: "desc" })))).toBe(
      true,
    );
  });

  test("is made once for many who ask at the same time", async () => {
    const before = cache.counters.answers.get("training.list")?.database ?? 0;
    const address = asked("training.list", { pageSize: 7 });
    await Promise.all(Array.from({ length: 50 }, () => app.inject(address)));
    expect(cache.counters.answers.get("training.list")?.database).toBe(before + 1);
  });

  test("is refused as ever when it is refused", async () => {
    const plainly = createServer({ db: plain });
    closing.push(() => plainly.close());
    for (const address of [
      asked("training.byId", { id: 999_999 }),
      asked("training.list", { pageSize: 1_000 }),
      asked("training.list", { scope: "mine" }),
      "/trpc/training.list?input=%7B",
      "/trpc/training.byId,category.list?batch=1&input=%7B%220%22%3A%7B%22id%22%3A999999%7D%7D",
      "/api/v1/trainings/999999",
      "/api/v1/trainings?per_page=1000",
    ]) {
      const headers = { "x-request-id": "the-same-id" };
      const [ours, other] = [
        await app.inject({ url: address, headers }),
        await plainly.inject({ url: address, headers }),
      ];
      expect(ours.statusCode).toBe(other.statusCode);
      expect(ours.json()).toEqual(other.json());
    }
  });
});

describe("who is shown more", () => {
  const as = (viewer: Viewer) => {
    const server = createServer({ db, cache, viewerOf: async () => ({ viewer }) });
    closing.push(() => server.close());
    return server;
  };

  test("is asked for anew, and learners are shown what guests are", async () => {
    const draft = await given(db).training({ status: "DRAFT", trainerId: portal.leyla.userId });
    const total = async (viewer: Viewer) => {
      const answer = await twice(asked("training.list", { ids: [draft.id, id] }), as(viewer));
      return [answer.json().result.data.total, isKept(answer)];
    };
    expect(await total({ role: "ANONYMOUS" })).toEqual([1, true]);
    expect(await total({ role: "LEARNER", id: portal.orxan.userId })).toEqual([1, true]);
    expect(await total({ role: "TRAINER", id: portal.leyla.userId })).toEqual([2, false]);
    expect(await total({ role: "ADMIN", id: portal.leyla.userId })).toEqual([2, false]);
    expect(await total({ role: "SERVICE", keyId: 1, scopes: ["lists:read"] })).toEqual([2, false]);
  });

  test("learners and guests are answered alike by every procedure that is kept", async () => {
    const plainly = (viewer: Viewer) => {
      const server = createServer({ db: plain, viewerOf: async () => ({ viewer }) });
      closing.push(() => server.close());
      return server;
    };
    const inputs: Record<string, object> = {
      "training.byId": { id, includeModules: true },
      "exam.byId": { id: portal.exams[0]?.id, includeQuestions: true },
      "training.list": { includeModules: true },
      "exam.list": { includeQuestions: true },
      "search.overview": { search: "su", pageSize: 50 },
      "search.trainings": { search: "su", type: ["ONLINE"] },
    };
    const [guest, learner] = [plainly({ role: "ANONYMOUS" }), plainly({ role: "LEARNER", id: 1 })];
    for (const path of kept.keys()) {
      const address = asked(path, inputs[path]);
      expect((await guest.inject(address)).statusCode, path).toBe(200);
      expect((await learner.inject(address)).json(), path).toEqual((await guest.inject(address)).json());
    }
  });
});

describe("what changes", () => {
  test("while it is being made is made anew for who asks later", async () => {
    const address = asked("training.byId", { id });
    const other = await cachingServer(url);
    closing.push(other.close);
    const { waiting } = await plain.$transaction(
      async (tx) => {
        // The statement of the answer waits with what it sees already, or is to see.
        await tx.$executeRaw`lock table files in access exclusive mode`;
        const waiting = other.app.inject(address).then((answer) => answer);
        await vi.waitFor(async () => {
          const [row] = await plain.$queryRaw<[{ count: number }]>`
            select count(*)::int from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`;
          expect(row.count).toBe(1);
        }, patient);
        await db.training.update({ where: { id }, data: { capacity: 77 } });
        await other.cache.settle();
        return { waiting };
      },
      { timeout: 30_000, maxWait: 30_000 },
    );
    expect((await waiting).statusCode).toBe(200);
    expect((await other.app.inject(address)).json().result.data.capacity).toBe(77);
  });

  test("what was found, when a word of it changes or its last seat is taken", async () => {
    const make = given(db);
    const rare = await make.training({ title: { az: "Nadirotu" }, capacity: 1 });
    const address = asked("search.trainings", { search: "nadirotu" });
    const total = async () => (await app.inject(address)).json().result.data.total;
    const free = async () => (await app.inject(address)).json().result.data.facets.freeSeats;
    expect([await total(), await free(), isKept(await app.inject(address))]).toEqual([1, 1, true]);
    await make.registration({ trainingId: id });
    expect(isKept(await app.inject(address))).toBe(true);
    await make.registration({ trainingId: rare.id });
    expect([isKept(await app.inject(address)), await free()]).toEqual([false, 0]);
    await db.training.update({ where: { id: rare.id }, data: { title: { az: "Başqa" } } });
    expect(await total()).toBe(0);
  });

  test("leaves alone what does not hang on it", async () => {
    const [list, popular, other] = [
      asked("training.list", { ids: [id] }),
      asked("training.list", { sort: "registrations" }),
      asked("training.list", { ids: [portal.trainings[1]?.id] }),
    ];
    for (const address of [list, popular, other, asked("category.list")]) await app.inject(address);
    await given(db).registration({ trainingId: id });
    expect(isKept(await app.inject(list))).toBe(false);
    expect(isKept(await app.inject(popular))).toBe(false);
    expect(isKept(await app.inject(other))).toBe(true);
    expect(isKept(await app.inject(asked("category.list")))).toBe(true);
  });

  test("by time alone is not kept beyond it", async () => {
    const begins = new Date(Date.now() + 600_000);
    const exam = await given(db).exam({ startDate: begins });
    const phase = async (address: string) =>
      (await app.inject(address)).json().result.data.items.map((item: { phase: string }) => item.phase);
    const [one, upcoming] = [
      asked("exam.list", { ids: [exam.id] }),
      asked("exam.list", { ids: [exam.id], phase: "UPCOMING" }),
    ];
    expect(await phase(one)).toEqual(["UPCOMING"]);
    expect(await phase(upcoming)).toEqual(["UPCOMING"]);
    vi.useFakeTimers({ toFake: ["Date"], now: begins });
    onTestFinished(() => void vi.useRealTimers());
    expect(await phase(one)).toEqual(["ACTIVE"]);
    expect(await phase(upcoming)).toEqual([]);
  });
});

test("what is past its time is given out once more while it is made anew, but never what was changed", async () => {
  const short = await cachingServer(url, { seconds: { list: 0.1, detail: 0.1 }, lateSeconds: 60 });
  closing.push(short.close);
  const address = asked("category.list");
  const from = () => ({ ...short.cache.counters.answers.get("category.list") });
  await short.app.inject(address);
  await vi.waitFor(async () => {
    expect(isKept(await short.app.inject(address))).toBe(true);
    expect(from().late).toBeGreaterThan(0);
  }, patient);
  await vi.waitFor(() => expect(from().database).toBeGreaterThan(1), patient);
  const { late } = from();
  await short.db.category.update({ where: { id: portal.orchards.id }, data: { sortOrder: 500 } });
  const last = (await short.app.inject(address)).json().result.data.at(-1);
  expect(last).toMatchObject({ id: portal.orchards.id, sortOrder: 500 });
  expect(from().late).toBe(late);
});

test("a flood of different questions takes no more memory than there is", async () => {
  const small = await cachingServer(url, { bytes: 200_000 });
  closing.push(small.close);
  for (let n = 0; n < 200; n++)
    await small.app.inject(asked("training.list", { pageSize: 5, search: `alma ${n}` }));
  expect(small.cache.bytes).toBeLessThanOrEqual(200_000);
  expect(small.cache.bytes).toBeGreaterThan(0);
});

describe("without a connection that hears of changes", () => {
  test("everything is asked of the database, from the moment it is cut until it is back", async () => {
    const cut = await cachingServer(url);
    closing.push(cut.close);
    const address = asked("trainer.list");
    expect(isKept(await twice(address, cut.app))).toBe(true);
    await plain.$queryRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'changes' and datname = current_database()`;
    await vi.waitFor(() => expect(cut.cache.hears).toBe(false), patient);
    expect(cut.cache.bytes).toBe(0);
    await plain.trainer.updateMany({ data: { experienceYears: 30 } });
    const answer = await cut.app.inject(address);
    expect(answer.json().result.data.items[0].experienceYears).toBe(30);
    // The others that were cut are wanted by the tests that follow.
    await vi.waitFor(() => expect([cut.cache.hears, cache.hears]).toEqual([true, true]), patient);
    expect(cut.cache.counters.faults.changes).toBeGreaterThan(0);
    expect(isKept(await twice(address, cut.app))).toBe(true);
  });

  test("from the start, the portal answers all the same", async () => {
    const deaf = createCache({ url: "postgres://nobody@127.0.0.1:1/nothing" });
    const server = createServer({ db: plain, cache: deaf });
    closing.push(async () => {
      await server.close();
      await deaf.close();
    });
    const answer = await twice(asked("category.list"), server);
    expect(answer.statusCode).toBe(200);
    expect(isKept(answer)).toBe(false);
    expect(deaf.counters.answers.get("category.list")?.bypass).toBe(2);
  });
});

describe("over HTTP", () => {
  const between = { seconds: 60, lateSeconds: 30 };
  const shared = createServer({ db, cache, between });
  closing.push(() => shared.close());

  test("what everybody may read may be kept between, under its tags", async () => {
    const { headers } = await shared.inject(asked("training.byId", { id }));
    expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=60, stale-while-revalidate=30");
    expect(headers["surrogate-key"]).toContain(`portal training:* training:${id} category:*`);
    expect(headers["cache-tag"]).toContain(`portal,training:*,training:${id},category:*`);
    const asking = await app.inject(asked("training.byId", { id }));
    expect(asking.headers["cache-control"]).toBe("public, no-cache");
    expect(asking.headers["surrogate-key"]).toBeUndefined();
  });

  test("the short way sends what the whole way sends", async () => {
    const whole = { "x-forwarded-proto": "http" };
    for (const address of [asked("exam.list"), "/api/v1/exams?per_page=4"]) {
      await app.inject(address);
      for (const headers of [{}, { "accept-encoding": "br" }, { "if-none-match": "*" }]) {
        const [short, long] = [
          await app.inject({ url: address, headers }),
          await app.inject({ url: address, headers: { ...headers, ...whole } }),
        ];
        const { "x-request-id": its, date: _, ...rest } = short.headers;
        const { "x-request-id": other, date: __, ...others } = long.headers;
        expect(its).not.toBe(other);
        expect(rest).toEqual(others);
        expect([short.statusCode, short.rawPayload]).toEqual([long.statusCode, long.rawPayload]);
      }
    }
  });

  test("what somebody reads is theirs, though it is the same", async () => {
    const url = asked("training.list");
    await twice(url, shared);
    const { headers } = await shared.inject({ url, headers: { cookie: "any=thing" } });
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(headers["surrogate-key"]).toBeUndefined();
    expect(headers.vary).toMatch(/\bcookie\b/);
  });

  test("is 304 to who has it, and compressed once", async () => {
    const url = asked("training.list", { pageSize: 12 });
    const { headers, body } = await twice(url);
    const again = await app.inject({ url, headers: { "if-none-match": headers.etag } });
    expect([again.statusCode, again.body, isKept(again)]).toEqual([304, "", true]);
    expect(again.headers["content-type"]).toBeUndefined();
    for (const [accept, encoding, decode] of [
      ["br, gzip", "br", brotliDecompressSync],
      ["gzip", "gzip", gunzipSync],
    ] as const) {
      const answers = [1, 2].map(() => app.inject({ url, headers: { "accept-encoding": accept } }));
      for (const { headers: its, rawPayload } of await Promise.all(answers)) {
        expect(its["content-encoding"]).toBe(encoding);
        expect(its.etag).toBe(headers.etag);
        expect(decode(rawPayload).toString()).toBe(body);
      }
    }
  });

  test("caches between are told what to drop, again when they do not listen", async () => {
    const told: string[][] = [];
    const hook = createHttpServer(async (request, response) => {
      const { tags } = JSON.parse(await text(request));
      told.push(tags);
      response.writeHead(told.length === 1 ? 500 : 204).end();
    });
    await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void hook.close());
    const { port } = hook.address() as AddressInfo;
    const purging = await cachingServer(url, { purgeUrl: `http://127.0.0.1:${port}/purge` });
    closing.push(purging.close);
    await purging.db.training.update({ where: { id }, data: { capacity: 5 } });
    await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(2), patient);
    expect(told.slice(0, 2)).toEqual([
      ["training", `training:${id}`],
      ["training", `training:${id}`],
    ]);
    expect(purging.cache.counters.faults.purge).toBe(1);
  });
});
