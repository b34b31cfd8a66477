import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { cachingServer, patient, smallPortal } from "../testing.ts";
import { redisServer } from "./redis-server.ts";

const redis = await redisServer();
const { db: plain, url, drop } = await cloneDb();
const portal = await smallPortal(given(plain));
const first = await cachingServer(url, { redisUrl: redis.url });
const second = await cachingServer(url, { redisUrl: redis.url });
afterAll(async () => {
  await first.close();
  await second.close();
  await drop();
  await redis.drop();
});
// Answers from before the second listened are none to it.
beforeAll(async () => {
  await first.cache.settle();
});

const category = portal.orchards.id;
const address = "/trpc/category.list";
const source = ({ cache }: typeof first) => ({ ...cache.counters.answers.get("category.list") });
const orderOf = async ({ app }: typeof first) =>
  (await app.inject(address)).json().result.data.find(({ id }: { id: number }) => id === category).sortOrder;

/** Waits until the instance reaches Redis: it gives up on it for a second after a failure. */
const reached = (instance: typeof first, n: { order: number }) =>
  vi.waitFor(
    async () => {
      const other = instance === first ? second : first;
      await plain.category.update({ where: { id: category }, data: { sortOrder: ++n.order } });
      await Promise.all([first.cache.settle(), second.cache.settle()]);
      const before = source(instance).redis ?? 0;
      expect(await orderOf(other)).toBe(n.order);
      expect(await orderOf(instance)).toBe(n.order);
      expect(source(instance).redis).toBe(before + 1);
    },
    { ...patient, interval: 200 },
  );

const n = { order: 10 };

test("an answer that one instance made is there for the other, until it changes", async () => {
  await reached(second, n);
  await reached(first, n);
  await first.db.category.update({ where: { id: category }, data: { sortOrder: ++n.order } });
  expect(await orderOf(first)).toBe(n.order);
  await second.cache.settle();
  expect(await orderOf(second)).toBe(n.order);
});

test("an instance takes nothing from before it listened, from another database or of another build", async () => {
  await orderOf(first);
  const third = await cachingServer(url, { redisUrl: redis.url });
  await third.app.inject(address);
  expect(source(third)).toMatchObject({ redis: 0, database: 1 });
  await third.close();

  const other = await cloneDb();
  await given(other.db).category();
  const elsewhere = await cachingServer(other.url, { redisUrl: redis.url });
  expect((await elsewhere.app.inject(address)).json().result.data).toHaveLength(1);
  await elsewhere.close();
  await other.drop();

  const client = new Redis(redis.url);
  for (const key of await client.keys("*")) expect(key).toMatch(/^agrar:[\da-f]{12}:category\.list /);
  client.disconnect();
});

test("what Redis has that cannot be read is as good as nothing", async () => {
  await plain.category.update({ where: { id: category }, data: { sortOrder: ++n.order } });
  await Promise.all([first.cache.settle(), second.cache.settle()]);
  await orderOf(first);
  const client = new Redis(redis.url);
  for (const key of await client.keys("*")) await client.set(key, "garbage");
  client.disconnect();
  const { redis: faults } = second.cache.counters.faults;
  expect(await orderOf(second)).toBe(n.order);
  expect(second.cache.counters.faults.redis).toBe(faults + 1);
  // And is written over at once: the next one finds it.
  const third = await cachingServer(url, { redisUrl: redis.url });
  await vi.waitFor(() => expect(third.cache.redis).toBe("up"), patient);
  await plain.category.update({ where: { id: category }, data: { sortOrder: ++n.order } });
  await Promise.all([first.cache.settle(), second.cache.settle(), third.cache.settle()]);
  expect(await orderOf(second)).toBe(n.order);
  expect(await orderOf(third)).toBe(n.order);
  expect(source(third)).toMatchObject({ redis: 1 });
  await third.close();
});

test("an instance whose Redis goes away answers from the database, counts it, and finds it again", async () => {
  await reached(second, n);
  const before = second.cache.counters.faults.redis;
  await redis.stop();
  await plain.category.update({ where: { id: category }, data: { sortOrder: ++n.order } });
  await Promise.all([first.cache.settle(), second.cache.settle()]);
  for (const instance of [first, second]) expect(await orderOf(instance)).toBe(n.order);
  expect(second.cache.counters.faults.redis).toBeGreaterThan(before);

  const without = await cachingServer(url, { redisUrl: redis.url });
  expect(await orderOf(without)).toBe(n.order);
  expect(await orderOf(without)).toBe(n.order);
  expect(source(without)).toMatchObject({ memory: 1, database: 1 });
  await without.close();

  await redis.start();
  await reached(second, n);
}, 60_000);
