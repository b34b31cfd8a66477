import { recordFact } from "@agrar/api/fact";
import { jobFigures } from "@agrar/api/job";
import { createPool } from "@agrar/db";
import { expect, test } from "vitest";
import type { Event } from "./event.ts";
import { type HandOn, relayOnce, startRelay } from "./relay.ts";
import { eventually, testJobs } from "./testing.ts";

const quiet = () => {};

/** A relay's view of a database of its own, without anything that runs. */
async function outbox() {
  const jobs = await testJobs();
  const pool = createPool({ connectionString: jobs.url, max: 4 });
  const handedOn: string[] = [];
  const collect: HandOn = async (_tx, events) => {
    handedOn.push(...events.map(nameOf));
    return events.map(() => 1);
  };
  return {
    ...jobs,
    pool,
    handedOn,
    collect,
    async [Symbol.asyncDispose]() {
      await pool.end();
      await jobs[Symbol.asyncDispose]();
    },
  };
}

const nameOf = ({ id, name, data }: Event) => `${id} ${name} ${data.id ?? data.trainingId}`;

test("a fact is there with its change, and not without it", async () => {
  await using box = await outbox();
  const trainer = await box.make.user({ role: "TRAINER" });
  const fact = { trainingId: 7 };
  const cancelled = box.db.$transaction(async (tx) => {
    await recordFact(tx, { viewer: { role: "TRAINER", id: trainer.id } }, "training/published", fact);
    throw new Error("The change fails.");
  });
  await expect(cancelled).rejects.toThrow("The change fails.");
  await box.db.$transaction((tx) =>
    recordFact(tx, { viewer: { role: "TRAINER", id: trainer.id } }, "training/published", fact),
  );
  expect(await box.db.fact.findMany()).toMatchObject([
    { name: "training/published", subject: "training:7", data: fact, actorId: trainer.id, handedOnAt: null },
  ]);
});

test("facts are handed on once, in their order, though several relays look", async () => {
  await using box = await outbox();
  for (let n = 1; n <= 30; n++) await box.happen("apple/grown", n % 3, { n });
  const order: number[] = [];
  const slowly: HandOn = async (tx, events) => {
    await tx.query("select pg_sleep(0.02)");
    order.push(...events.map(({ data }) => Number(data.n)));
    return events.map(() => 1);
  };
  await Promise.all([1, 2, 3].map(() => relayOnce(box.pool, slowly, quiet)));
  expect(order).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  await relayOnce(box.pool, slowly, quiet);
  expect(order).toHaveLength(30);
});

test("a fact is handed on as it is committed: nobody has to look for it", async () => {
  await using box = await outbox();
  const relay = await startRelay(box.url, box.pool, box.collect, quiet);
  const begun = performance.now();
  await box.happen("apple/grown", 1);
  await eventually(async () => box.handedOn.length === 1);
  // The relay looks by itself every five seconds.
  expect(performance.now() - begun).toBeLessThan(2_000);
  await relay.stop();
});

test("a fact that is refused keeps back those of its subject and no others", async () => {
  await using box = await outbox();
  await box.happen("apple/rotten", 1);
  await box.happen("apple/grown", 1);
  await box.happen("apple/grown", 2);
  const refuse: HandOn = async (tx, events) => {
    if (events.some(({ name }) => name === "apple/rotten")) throw new Error("It is rotten.");
    return box.collect(tx, events);
  };
  await relayOnce(box.pool, refuse, quiet);
  await relayOnce(box.pool, refuse, quiet);
  expect(box.handedOn).toEqual(["fact-3 apple/grown 2"]);
  expect(await box.db.fact.findFirst({ where: { id: 1 } })).toMatchObject({
    tries: 1,
    lastError: "It is rotten.",
  });
  expect((await jobFigures(box.db)).facts).toMatchObject({ waiting: 2, refused: 1 });
  await box.db.$executeRaw`update facts set retry_at = now() where id = 1`;
  await relayOnce(box.pool, box.collect, quiet);
  expect(box.handedOn).toEqual(["fact-3 apple/grown 2", "fact-1 apple/rotten 1", "fact-2 apple/grown 1"]);
});

test("a fact that no function knows is noted and holds up nobody", async () => {
  await using jobs = await testJobs();
  await jobs.start();
  await jobs.happen("unicorn/seen");
  await eventually(async () => (await jobs.db.fact.count({ where: { takers: 0 } })) === 1);
  expect((await jobFigures(jobs.db)).facts).toMatchObject({ waiting: 0, unknown: 1 });
});
