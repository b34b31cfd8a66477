import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { instance } from "../instance.ts";
import { cachingServer } from "../testing.ts";
import { hammer } from "./hammer.ts";
import { redisServer } from "./redis-server.ts";

const { db: plain, url, drop } = await cloneDb();
const make = given(plain);
const redis = await redisServer();

/** Three processes over one database: this one, and two instances as they are started. */
async function three(redisUrl?: string) {
  // The lease of the instances, whatever it is: this process must keep the promise too.
  const server = await cachingServer(url, { redisUrl, lease: undefined });
  const here = { ...server, origin: await server.app.listen({ host: "127.0.0.1", port: 0 }) };
  const variables = { DATABASE_URL: url, ...(redisUrl && { REDIS_URL: redisUrl }) };
  const instances = await Promise.all([1, 2].map(() => instance(variables)));
  const stop = async () => {
    for (const { stop } of instances) stop();
    await here.close();
  };
  return { here, instances, stop };
}
const [alone, sharing] = [await three(), await three(redis.url)];
afterAll(async () => {
  await Promise.all([alone.stop(), sharing.stop()]);
  await redis.drop();
  await drop();
});

const trainer = await make.trainer({}, { emailVerified: true });
await make.password(trainer.userId);
const { email } = await plain.user.findUniqueOrThrow({ where: { id: trainer.userId } });
const { id, categoryId } = await make.training({ trainerId: trainer.userId, capacity: 1 });
const learners = await Promise.all(Array.from({ length: 100 }, () => make.user()));

// biome-ignore lint/suspicious/noExplicitAny: what the answers look like is checked elsewhere.
type Body = any;

test.for([
  ["keep answers by themselves", alone],
  ["share them in Redis", sharing],
] as const)(
  "of ten thousand reads on three processes that %s, while others write, none is stale",
  { timeout: 120_000 },
  async ([_name, { here, instances }], { signal }) => {
    const counts = await hammer({
      url,
      plain,
      here,
      instances,
      training: { id, categoryId },
      learners,
      signal,
    });
    expect(counts.stale).toEqual([]);
    expect(counts.reads).toBeGreaterThanOrEqual(10_000);
    expect(counts.kept).toBeGreaterThan(1_000);
  },
);

test("who changes their name by a procedure reads the new one in the same process at once", async () => {
  const [{ origin } = { origin: "" }] = sharing.instances;
  const headers = { "content-type": "application/json", origin: "http://localhost:3000" };
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers,
    body: JSON.stringify({ email, password: givenPassword }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  for (let n = 0; n < 50; n++) {
    const lastName = `Quliyeva${String.fromCharCode(97 + (n % 26))}${n > 25 ? "a" : "b"}`;
    const told = await fetch(`${origin}/trpc/account.update`, {
      method: "POST",
      headers: { ...headers, cookie },
      body: JSON.stringify({ lastName }),
    });
    expect(told.status).toBe(200);
    const { result }: Body = await (await fetch(`${origin}/trpc/trainer.list`)).json();
    expect(result.data.items[0].lastName).toBe(lastName);
  }
}, 60_000);

test("what nobody is told of stays as it was, and would be found", async () => {
  const { here } = alone;
  const read = `/trpc/training.byId?input=${encodeURIComponent(JSON.stringify({ id }))}`;
  const of = ({ result }: Body) => result.data.capacity as number;
  await here.cache.settle();
  const before = of((await here.app.inject(read)).json());
  await plain.$executeRaw`alter table trainings disable trigger user`;
  await here.db.training.update({ where: { id }, data: { capacity: before + 1 } });
  expect(of((await here.app.inject(read)).json())).toBe(before);
  await plain.$executeRaw`alter table trainings enable trigger user`;
  await here.db.training.update({ where: { id }, data: { capacity: before + 2 } });
  expect(of((await here.app.inject(read)).json())).toBe(before + 2);
});
