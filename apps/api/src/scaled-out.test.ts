import { createDb } from "@agrar/db";
import { given, givenPassword } from "@agrar/db/given";
import { standbyPair } from "@agrar/db/testing/standby";
import { afterAll, expect, test, vi } from "vitest";
import { hammer } from "./cache/hammer.ts";
import { redisServer } from "./cache/redis-server.ts";
import { instance } from "./instance.ts";
import { cachingServer } from "./testing.ts";

/*
 * Everything at once, as it is where much is asked: two instances as they are started, a Redis between them, and a standby that is
 * killed and comes back; and an instance in this process, for what it must see of its own writes.
 */
const [pair, redis] = await Promise.all([standbyPair(), redisServer()]);
const plain = createDb({ url: pair.url });
const make = given(plain);
const shared = { DATABASE_URL: pair.url, DATABASE_REPLICA_URL: pair.standbyUrl, REDIS_URL: redis.url };
const [instances, server] = await Promise.all([
  Promise.all([1, 2].map(() => instance(shared))),
  cachingServer(pair.url, {
    redisUrl: redis.url,
    lease: undefined,
    replica: { url: pair.standbyUrl, patience: 25 },
  }),
]);
const here = { ...server, origin: await server.app.listen({ host: "127.0.0.1", port: 0 }) };
const [first, second] = instances as [(typeof instances)[number], (typeof instances)[number]];
afterAll(async () => {
  for (const { stop } of instances) stop();
  await server.close();
  await plain.$disconnect();
  await redis.drop();
  await pair.drop();
}, 60_000);

const trainer = await make.trainer();
const training = await make.training({ trainerId: trainer.userId, capacity: 1 });
const learners = await Promise.all(Array.from({ length: 100 }, () => make.user()));

/** What an instance has counted: the sum over the labels that begin so. */
async function metric(origin: string, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  return text
    .split("\n")
    .filter((line) => line.startsWith(name))
    .reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}
const byReplica = 'agrar_replica_reads_total{target="replica"';
const byPrimary = 'agrar_replica_reads_total{target="primary"';
const perInstance = (name: string) => Promise.all(instances.map(({ origin }) => metric(origin, name)));

test("of ten thousand reads and more, with a standby that dies and comes back, none is stale", async ({
  signal,
}) => {
  await vi.waitFor(async () => expect(await perInstance("agrar_replica_up")).toEqual([1, 1]), 20_000);
  const accident = (async () => {
    await vi.waitFor(async () => expect(Math.min(...(await perInstance(byReplica)))).toBeGreaterThan(50), {
      timeout: 60_000,
      interval: 500,
    });
    await pair.kill();
    await vi.waitFor(async () => expect(await perInstance("agrar_replica_up")).toEqual([0, 0]), {
      timeout: 60_000,
      interval: 500,
    });
    const before = await perInstance(byReplica);
    await pair.revive();
    return before;
  })();
  const counts = await hammer({ url: pair.url, plain, here, instances, training, learners, signal });
  expect(counts.stale).toEqual([]);
  expect(counts.reads).toBeGreaterThanOrEqual(10_000);
  const before = await accident;
  // Answers were made by the standby before it died, by the database meanwhile, and are by the standby again.
  await vi.waitFor(
    async () => {
      for (const { origin } of instances)
        await fetch(`${origin}/api/v1/trainings?page=${1 + Math.floor(Math.random() * 1e6)}`);
      const after = await perInstance(byReplica);
      for (const [n, count] of after.entries()) expect(count).toBeGreaterThan(before[n] ?? 0);
    },
    { timeout: 20_000, interval: 500 },
  );
  const [replica, primary, redis] = await Promise.all([
    perInstance(byReplica),
    perInstance(byPrimary),
    Promise.all(
      instances.map(async ({ origin }) => {
        const text = await (await fetch(`${origin}/metrics`)).text();
        const lines = text.matchAll(/^agrar_cache_answers_total\{name="[^"]*",source="redis"\} (\d+)$/gm);
        return [...lines].reduce((sum, [, n]) => sum + Number(n), 0);
      }),
    ),
  ]);
  console.log(
    `answers made by the standby: ${replica}, by the database: ${primary}, taken from Redis: ${redis}`,
  );
  for (const count of [...primary, ...redis]) expect(count).toBeGreaterThan(0);
}, 240_000);

const browser = { "content-type": "application/json", origin: "http://localhost:3000" };

const post = (origin: string, path: string, body: object, cookie = "") =>
  fetch(origin + path, {
    method: "POST",
    headers: { ...browser, ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });

async function signedIn(origin: string) {
  const user = await make.user({ emailVerified: true });
  await make.password(user.id);
  const answer = await post(origin, "/api/auth/sign-in/email", {
    email: user.email,
    password: givenPassword,
  });
  expect(answer.status).toBe(200);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  return { ...user, cookie };
}

const viewerAt = async (origin: string, cookie: string) =>
  (
    (await (await fetch(`${origin}/trpc/account.viewer`, { headers: { cookie } })).json()) as {
      result: { data: { id: number } | null };
    }
  ).result.data;

test("a session of one instance is known to the other at once, and so is its end", async () => {
  const { id, cookie } = await signedIn(first.origin);
  expect(await viewerAt(second.origin, cookie)).toMatchObject({ id });
  expect((await post(second.origin, "/trpc/session.endAll", {}, cookie)).status).toBe(200);
  for (const { origin } of instances) expect(await viewerAt(origin, cookie)).toBeNull();
});

test("a limit counts what both were asked", async () => {
  const user = await make.user({ emailVerified: true });
  await make.password(user.id);
  const statuses = [];
  for (let n = 0; n < 6; n++) {
    const body = { email: user.email, password: `guess ${n}` };
    statuses.push((await post((n % 2 ? first : second).origin, "/api/auth/sign-in/email", body)).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("who registers at one instance finds the seat taken at the other at once", async () => {
  const one = await make.training({ trainerId: trainer.userId, type: "ONLINE", capacity: 10 });
  const registered = async (cookie: string) => {
    const input = encodeURIComponent(JSON.stringify({ id: one.id }));
    const answer = await fetch(`${second.origin}/trpc/training.byId?input=${input}`, { headers: { cookie } });
    return ((await answer.json()) as { result: { data: { registrationsCount: number } } }).result.data
      .registrationsCount;
  };
  for (let n = 0; n < 5; n++) {
    const { cookie } = await signedIn(first.origin);
    const before = await registered(cookie);
    const told = await post(first.origin, "/trpc/registration.register", { trainingId: one.id }, cookie);
    expect(told.status).toBe(200);
    const written = told.headers.getSetCookie().find((part) => part.startsWith("agrar.written="));
    expect(await registered(`${cookie}; ${written?.split(";", 1)[0]}`)).toBe(before + 1);
  }
});

test("a stream of one instance tells what was done at the other", async () => {
  const { id, cookie } = await signedIn(first.origin);
  await make.notice({ userId: id });
  const leaving = new AbortController();
  const stream = await fetch(`${second.origin}/trpc/notice.live`, {
    headers: { cookie },
    signal: leaving.signal,
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const tellsOf = async (unread: number) => {
    while (!text.includes(`"unread":${unread}`)) {
      const part = await reader?.read();
      if (!part || part.done) throw new Error("The stream ended.");
      text += part.value;
    }
  };
  await tellsOf(1);
  expect((await post(first.origin, "/trpc/notice.readAll", { upTo: 2_000_000_000 }, cookie)).status).toBe(
    200,
  );
  await tellsOf(0);
  leaving.abort();
});
