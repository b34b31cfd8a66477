import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "@agrar/db/database";
import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { instance } from "../instance.ts";
import { cachingServer } from "../testing.ts";
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

/** How long a busy machine may take over what has no limit of its own, in milliseconds. */
const patience = 30_000;

/** How soon a change must be seen in another process, in milliseconds. */
const soon = 100;

// biome-ignore lint/suspicious/noExplicitAny: what the answers look like is checked elsewhere.
type Body = any;

/** What is counted up: by whom, and where it is seen. */
type Figure = { read: string; of(body: Body): number };
const input = (value: object) => encodeURIComponent(JSON.stringify(value));
const capacity: Figure[] = [
  { read: `/trpc/training.byId?input=${input({ id })}`, of: ({ result }) => result.data.capacity },
  { read: `/trpc/training.list?input=${input({})}`, of: ({ result }) => result.data.items[0].capacity },
  { read: "/api/v1/trainings", of: ({ data }) => Number(data[0].online_details.participant_size) },
];
const sortOrder: Figure[] = [
  { read: `/trpc/category.list?input=${input({})}`, of: ({ result }) => result.data[0].sortOrder },
  { read: "/api/v1/categories", of: ({ categories }) => categories[0].sort_order },
];
const registrations: Figure[] = [
  {
    read: `/trpc/training.list?input=${input({ sort: "registrations" })}`,
    of: ({ result }) => result.data.items[0].registrationsCount,
  },
  {
    read: `/trpc/exam.list,training.byId?batch=1&input=${input({ 0: {}, 1: { id } })}`,
    of: (batch) => batch[1].result.data.registrationsCount,
  },
  // Whoever registers here rates as well.
  { read: `/trpc/trainer.list?input=${input({})}`, of: ({ result }) => result.data.items[0].rating.count },
  {
    read: `/trpc/training.list?input=${input({ sort: "rating" })}`,
    of: ({ result }) => result.data.items[0].rating.count,
  },
  { read: `/trpc/rating.list?input=${input({ trainingId: id })}`, of: ({ result }) => result.data.total },
];

/** A figure that only grows, from a value, and when each of its values was committed. */
function growing(figures: Figure[], from: number, write: (value: number) => Promise<unknown>) {
  let value = from;
  const commits: { value: number; at: number }[] = [];
  return {
    figures,
    async grow() {
      await write(++value);
      commits.push({ value, at: performance.now() });
    },
    /** The least value that a read may give which begins now. */
    due: (patience: number) =>
      commits.findLast(({ at }) => at <= performance.now() - patience)?.value ?? Number.NEGATIVE_INFINITY,
  };
}

/** Starts from what is there: rows stay from test to test. */
async function start() {
  const [row] = await plain.$queryRaw<[{ value: number; registered: number }]>`
    select greatest(max(t.capacity), max(c.sort_order)) as value,
           (select count(*)::int from registrations) as registered
      from trainings t, categories c`;
  return row;
}

test.each([
  ["keep answers by themselves", alone],
  ["share them in Redis", sharing],
])(
  "of ten thousand reads on three processes that %s, while others write, none is stale",
  async (_name, processes) => {
    const { here, instances } = processes;
    const { value, registered: before } = await start();
    await withClient(url, async (client) => {
      const bySql = growing(capacity, value, (value) =>
        client.query("update trainings set capacity = $1 where id = $2", [value, id]),
      );
      const byPrisma = growing(sortOrder, value, (value) =>
        here.db.category.update({ where: { id: categoryId }, data: { sortOrder: value } }),
      );
      let registered = before;
      const byTransaction = growing(registrations, before, () =>
        here.db.$transaction(
          async (tx) => {
            const userId = learners[registered++]?.id as number;
            await tx.registration.create({ data: { userId, trainingId: id, status: "APPROVED" } });
            await tx.rating.create({ data: { userId, trainingId: id, stars: 5 } });
          },
          { maxWait: patience, timeout: patience },
        ),
      );
      const written = [bySql, byPrisma, byTransaction];
      const counts = { reads: 0, kept: 0, writes: 0, stale: [] as string[] };

      async function read(where: (typeof places)[number], growing: (typeof written)[number], figure: Figure) {
        const isOwn = where.isHere && growing !== bySql;
        const due = growing.due(isOwn ? 0 : soon);
        const { body, timing } = await where.get(figure.read);
        const value = figure.of(body);
        counts.reads++;
        if (timing.includes('statements;desc="0"')) counts.kept++;
        if (!(value >= due)) counts.stale.push(`${where.name} ${figure.read}: ${value} for ${due}`);
      }

      // Over sockets, as requests come: what is injected in a loop would keep the process from hearing anything else.
      const places = [here, ...instances].map(({ origin }, index) => ({
        name: index === 0 ? "here" : `instance ${index}`,
        isHere: index === 0,
        get: async (path: string) => {
          const answer = await fetch(origin + path);
          return { body: await answer.json(), timing: answer.headers.get("server-timing") ?? "" };
        },
      }));
      const pick = <T>(list: T[]) => list[Math.floor(Math.random() * list.length)] as T;
      let reading = true;
      const isLeft = () => reading && counts.stale.length < 5;

      /** Writes in bursts, so that reads meet what is kept, what is new, and what is being made. */
      async function writer(growing: (typeof written)[number], most = Number.POSITIVE_INFINITY) {
        for (let n = 1; n < most && isLeft(); n++) {
          await growing.grow();
          counts.writes++;
          // Who has written reads at once.
          if (growing !== bySql)
            await read(places[0] as (typeof places)[number], growing, pick(growing.figures));
          if (n % 3 === 0) await sleep(Math.random() * 15);
        }
      }
      const readers = Array.from({ length: 12 }, async (_, n) => {
        const where = places[n % places.length] as (typeof places)[number];
        // How many of them are kept answers hangs on how busy the machine is.
        while ((counts.reads < 10_000 || counts.kept <= 1_000) && isLeft()) {
          const growing = pick(written);
          await read(where, growing, pick(growing.figures));
        }
        reading = false;
      });
      await Promise.all([
        ...readers,
        writer(bySql),
        writer(byPrisma),
        writer(byTransaction, learners.length / 2),
      ]);
      console.log(
        `${counts.reads} reads, ${counts.kept} of them kept answers, ${counts.writes} writes, ${counts.stale.length} stale`,
      );
      expect(counts.stale).toEqual([]);
      expect(counts.reads).toBeGreaterThanOrEqual(10_000);
      expect(counts.kept).toBeGreaterThan(1_000);
    });
  },
  120_000,
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
  const { read, of } = capacity[0] as Figure;
  await here.cache.settle();
  const before = of((await here.app.inject(read)).json());
  await plain.$executeRaw`alter table trainings disable trigger user`;
  await here.db.training.update({ where: { id }, data: { capacity: before + 1 } });
  expect(of((await here.app.inject(read)).json())).toBe(before);
  await plain.$executeRaw`alter table trainings enable trigger user`;
  await here.db.training.update({ where: { id }, data: { capacity: before + 2 } });
  expect(of((await here.app.inject(read)).json())).toBe(before + 2);
});
