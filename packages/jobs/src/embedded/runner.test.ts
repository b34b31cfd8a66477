import { failedRuns, flushRuns, jobFigures, requestRun, retryRuns } from "@agrar/api/job";
import { createPool } from "@agrar/db";
import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import { eventually, testJobs } from "../testing.ts";
import type { Tools } from "../tools.ts";
import { giveBackLost } from "./lost.ts";
import { openQueue } from "./queue.ts";
import { startRuns } from "./runs.ts";
import { transaction } from "./transaction.ts";

/** How often each step ran, as it can only be seen from inside. */
function tally() {
  const counts: Record<string, number> = {};
  return {
    counts,
    /** Counts one more, and says how many there are. */
    count(name: string): number {
      counts[name] = (counts[name] ?? 0) + 1;
      return counts[name];
    },
  };
}

const on = (event: string) => [{ event }];

describe("the embedded runner", () => {
  test("runs steps once each, sleeps, and gives a function what its steps came to", async () => {
    const { counts, count } = tally();
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "walk", triggers: on("apple/grown") }, async ({ event, step }) => {
          const first = await step.run("first", () => ({ times: count("first"), of: event.data.id }));
          await step.sleep("nap", "1s");
          await step.sleepUntil("until", new Date(Date.now() - 1000));
          const second = await step.run("second", () => [first.of, count("second"), null]);
          return { first, second };
        }),
      ],
    });
    await jobs.start();
    const begun = performance.now();
    await jobs.happen("apple/grown", 7);
    expect(await jobs.ended("walk")).toMatchObject({
      state: "completed",
      output: { first: { times: 1, of: 7 }, second: [7, 1, null] },
    });
    expect(performance.now() - begun).toBeGreaterThan(1_000);
    expect(counts).toEqual({ first: 1, second: 1 });
  });

  test("runs steps side by side, also with a sleep among them, and goes on once", async () => {
    const { counts, count } = tally();
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "fork", triggers: on("apple/grown") }, async ({ step }) => {
          const sums = await Promise.all([
            ...[1, 2, 3, 4, 5].map((n) => step.run(`part ${n}`, () => n * count(`part ${n}`))),
            step.sleep("nap", "1s").then(() => 100),
          ]);
          return await step.run("sum", () => sums.reduce((sum, one) => sum + one, 0) * count("sum"));
        }),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown");
    expect((await jobs.ended("fork")).output).toBe(115);
    expect(counts).toEqual({ "part 1": 1, "part 2": 1, "part 3": 1, "part 4": 1, "part 5": 1, sum: 1 });
  });

  test("tries again what went wrong, three times, and no finished step with it", async () => {
    const { counts, count } = tally();
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "mends", triggers: on("apple/grown") }, async ({ step }) => {
          await step.run("fine", () => count("fine"));
          return await step.run("third time", () => {
            if (count("third time") < 3) throw new Error("Not yet.");
            return "done";
          });
        }),
        inngest.createFunction({ id: "outside", triggers: on("apple/grown") }, async () => {
          if (count("outside") < 4) throw new Error("Not in a step.");
          return "at last";
        }),
        inngest.createFunction(
          {
            id: "never",
            triggers: on("apple/grown"),
            onFailure: async ({ event, error, step }) => {
              await step.run("tell", () =>
                count(`failed with ${error.message} for ${event.data.event.data?.id}`),
              );
            },
          },
          async ({ step }) => {
            await step.run("doomed", () => {
              count("doomed");
              throw new Error("No.");
            });
          },
        ),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown", 3);
    expect(await jobs.ended("mends")).toMatchObject({ state: "completed", output: "done", failures: 2 });
    expect(await jobs.ended("outside")).toMatchObject({ state: "completed", output: "at last", failures: 3 });
    expect(await jobs.ended("never")).toMatchObject({ state: "failed", error: { message: "No." } });
    expect(await jobs.ended("never-failure")).toMatchObject({ state: "completed" });
    expect(counts).toEqual({
      fine: 1,
      "third time": 3,
      outside: 4,
      doomed: 4,
      "failed with No. for 3": 1,
    });
  });

  test("lets a function say that trying again is no use, or after which time", async () => {
    const { counts, count } = tally();
    const times: number[] = [];
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "final", triggers: on("apple/grown") }, async ({ step }) => {
          await step.run("once", () => {
            count("once");
            throw new NonRetriableError("It is gone.");
          });
        }),
        inngest.createFunction({ id: "later", triggers: on("apple/grown") }, async ({ step }) => {
          await step.run("after a second", () => {
            times.push(performance.now());
            if (times.length < 2) throw new RetryAfterError("Come back.", "1s");
          });
        }),
        inngest.createFunction({ id: "catches", triggers: on("apple/grown") }, async ({ step }) => {
          const outcome = await step
            .run("fails", () => {
              throw new NonRetriableError("No.");
            })
            .catch((error: Error) => error.message);
          return await step.run("goes on", () => outcome);
        }),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown");
    expect(await jobs.ended("final")).toMatchObject({ state: "failed", error: { message: "It is gone." } });
    expect(await jobs.ended("catches")).toMatchObject({ state: "completed", output: "No." });
    expect(await jobs.ended("later")).toMatchObject({ state: "completed" });
    expect(counts).toEqual({ once: 1 });
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThan(950);
  });

  test("starts functions by what another sends, once for each event", async () => {
    const { counts, count } = tally();
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "sends", triggers: on("apple/grown") }, async ({ step }) => {
          await step.sendEvent("twice", [
            { id: "same", name: "pear/eaten", data: { by: "Leyla" } },
            { id: "same", name: "pear/eaten", data: { by: "Leyla" } },
            { id: "other", name: "pear/eaten", data: { by: "Orxan" } },
          ]);
        }),
        inngest.createFunction({ id: "eats", triggers: on("pear/*") }, async ({ event, step }) => {
          await step.run("eat", () => count(String((event.data as { by: string }).by)));
        }),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown");
    await eventually(
      async () => (await jobs.runs()).every(({ state }) => state === "completed") && counts.Orxan,
    );
    expect(counts).toEqual({ Leyla: 1, Orxan: 1 });
  });

  test("runs as many at a time as a function allows, over all processes", async () => {
    let now = 0;
    let most = 0;
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction(
          { id: "narrow", triggers: on("apple/grown"), concurrency: 2 },
          async ({ step }) => {
            await step.run("inside", async () => {
              now += 1;
              most = Math.max(most, now);
              await new Promise((resolve) => setTimeout(resolve, 30));
              now -= 1;
            });
          },
        ),
      ],
    });
    await jobs.start();
    await jobs.start();
    for (let n = 1; n <= 10; n++) await jobs.happen("apple/grown", n);
    await eventually(async () => {
      const runs = await jobs.runs();
      return runs.length === 10 && runs.every(({ state }) => state === "completed");
    });
    expect(most).toBe(2);
  });

  test("shares work among processes, each step being done by one of them", async () => {
    const { counts, count } = tally();
    const functions = ({ inngest }: Tools) => [
      inngest.createFunction({ id: "shared", triggers: on("apple/grown") }, async ({ event, step }) => {
        await Promise.all(
          [1, 2, 3].map((n) =>
            step.run(`part ${n}`, () => count(`${(event.data as { id: number }).id}/${n}`)),
          ),
        );
      }),
    ];
    await using jobs = await testJobs({ functions, concurrency: 3 });
    await jobs.start();
    await jobs.start();
    for (let n = 1; n <= 20; n++) await jobs.happen("apple/grown", n);
    await eventually(async () => {
      const runs = await jobs.runs();
      return runs.length === 20 && runs.every(({ state }) => state === "completed");
    });
    expect(Object.keys(counts)).toHaveLength(60);
    expect(new Set(Object.values(counts))).toEqual(new Set([1]));
  });

  test("runs by the clock, once however many processes there are", async () => {
    const moments: string[] = [];
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction(
          { id: "clock", triggers: [{ cron: "TZ=Asia/Baku * * * * * *" }] },
          async ({ event }) => {
            moments.push(String(event.ts));
          },
        ),
      ],
    });
    await jobs.start();
    await jobs.start();
    await eventually(async () => moments.length >= 3);
    expect(new Set(moments).size).toBe(moments.length);
  });

  test("keeps failed runs with their reason and input, and has them go on when told so", async () => {
    const { counts, count } = tally();
    let broken = true;
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "waits", triggers: on("apple/grown"), retries: 0 }, async ({ step }) => {
          await step.run("before", () => count("before"));
          await step.run("broken", () => {
            if (broken) throw new Error("The press is out of order.");
          });
          return await step.run("after", () => count("after"));
        }),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown", 12);
    await jobs.ended("waits");
    const {
      items: [failed],
    } = await failedRuns(jobs.db);
    expect(failed).toMatchObject({
      functionId: "agrar-waits",
      event: { name: "apple/grown", data: { id: 12 } },
      error: { message: "The press is out of order." },
    });
    expect((await jobFigures(jobs.db)).runs).toMatchObject({ failed: 1, running: 0, waiting: 0 });
    broken = false;
    expect(await retryRuns(jobs.db, { id: "00000000-0000-0000-0000-000000000000" })).toBe(0);
    expect(await retryRuns(jobs.db, { id: failed?.id ?? "" })).toBe(1);
    expect(
      await eventually(async () => (await jobs.runs()).find(({ state }) => state === "completed")),
    ).toMatchObject({ output: 1 });
    expect(counts).toEqual({ before: 1, after: 1 });
  });

  test("runs a function by hand, and forgets failed runs when told so", async () => {
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "yearly", triggers: [{ cron: "0 0 1 1 *" }], retries: 0 }, async () => {
          throw new Error("Not this year.");
        }),
      ],
    });
    await jobs.start();
    await requestRun(jobs.db, "agrar-yearly", new Date());
    expect(await jobs.ended("yearly")).toMatchObject({ state: "failed" });
    expect(await flushRuns(jobs.db)).toBe(1);
    expect(await jobs.runs()).toEqual([]);
  });

  test("stops after what is being done, and goes on when it is started again", async () => {
    const { counts, count } = tally();
    const begun = Promise.withResolvers<void>();
    const functions = ({ inngest }: Tools) => [
      inngest.createFunction({ id: "long", triggers: on("apple/grown") }, async ({ step }) => {
        await step.run("slow", async () => {
          count("slow");
          begun.resolve();
          await new Promise((resolve) => setTimeout(resolve, 200));
        });
        await step.run("next", () => count("next"));
      }),
    ];
    await using jobs = await testJobs({ functions });
    const first = await jobs.start();
    await jobs.happen("apple/grown");
    await begun.promise;
    await first.stop();
    expect(counts).toEqual({ slow: 1 });
    await jobs.start();
    expect(await jobs.ended("long")).toMatchObject({ state: "completed" });
    expect(counts).toEqual({ slow: 1, next: 1 });
  });

  test("loses nothing when the database drops all connections", async () => {
    const { counts, count } = tally();
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "tough", triggers: on("apple/grown") }, async ({ event, step }) => {
          await step.run("first", () => count(`first ${event.data.id}`));
          await step.sleep("nap", "1s");
          await step.run("second", () => count(`second ${event.data.id}`));
        }),
      ],
    });
    await jobs.start();
    for (let n = 1; n <= 10; n++) await jobs.happen("apple/grown", n);
    await eventually(async () => Object.keys(counts).length >= 5);
    await jobs.db.$queryRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and application_name = 'jobs'`;
    await eventually(async () => {
      const runs = await jobs.runs();
      return runs.length === 10 && runs.every(({ state }) => state === "completed");
    });
    expect(Object.keys(counts)).toHaveLength(20);
  });
});

describe("what the embedded runner cannot do", () => {
  const refused = async (functions: NonNullable<Parameters<typeof testJobs>[0]>["functions"]) => {
    await using jobs = await testJobs({ ...(functions && { functions }) });
    return await jobs.start().then(
      () => "started",
      (error: Error) => error.message,
    );
  };

  test.each([
    ["batchEvents", { batchEvents: { maxSize: 5, timeout: "1s" } }],
    ["debounce", { debounce: { period: "1s" } }],
    ["rateLimit", { rateLimit: { limit: 1, period: "1s" } }],
    ["throttle", { throttle: { limit: 1, period: "1s" } }],
    ["idempotency", { idempotency: "event.data.id" }],
    ["priority", { priority: { run: "1" } }],
    ["singleton", { singleton: { mode: "skip" } }],
    ["cancel", { cancelOn: [{ event: "pear/eaten" }] }],
    ["timeouts", { timeouts: { finish: "1m" } }],
    ["concurrency", { concurrency: { limit: 1, key: "event.data.id" } }],
  ])("is refused at the start, with the function's name: %s", async (word, options) => {
    const message = await refused(({ inngest }) => [
      inngest.createFunction(
        { id: "odd", triggers: on("apple/grown"), ...(options as object) },
        async () => {},
      ),
    ]);
    expect(message).toContain("The embedded runner cannot run these functions: agrar-odd ");
    expect(message).toContain(word);
  });

  test("is refused at the start: steps and triggers that only a server has", async () => {
    const message = await refused(({ inngest }) => [
      inngest.createFunction({ id: "waits", triggers: on("apple/grown") }, async ({ step }) => {
        await step.waitForEvent("pear", { event: "pear/eaten", timeout: "1h" });
      }),
      inngest.createFunction({ id: "asks", triggers: on("apple/grown") }, async ({ step }) => {
        await step.fetch("https://example.org");
      }),
      inngest.createFunction(
        { id: "picks", triggers: [{ event: "apple/grown", if: "event.data.id > 3" }] },
        async () => {},
      ),
      inngest.createFunction({ id: "odd-hours", triggers: [{ cron: "at noon" }] }, async () => {}),
    ]);
    expect(message).toMatch(/^The embedded runner cannot run these functions: [^\n]+\.$/);
    for (const part of [
      "waits uses step.waitForEvent",
      "asks uses step.fetch",
      "picks uses an expression on apple/grown",
      "odd-hours has a cron that says nothing: at noon",
    ])
      expect(message).toContain(part);
  });

  test("fails a run at once where it was hidden at the start", async () => {
    await using jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "hides", triggers: on("apple/grown") }, async ({ step }) => {
          const { waitForEvent: wait } = step;
          await wait("pear", { event: "pear/eaten", timeout: "1h" });
        }),
      ],
    });
    await jobs.start();
    await jobs.happen("apple/grown");
    expect(await jobs.ended("hides")).toMatchObject({
      state: "failed",
      error: { message: "The embedded runner cannot run the step pear (WaitForEvent)." },
    });
  });
});

describe("a task whose process dies", () => {
  /** Takes the task that is due in the name of a process that lives no longer, as often as it may die. */
  async function dying(times: number) {
    const jobs = await testJobs({
      functions: ({ inngest }: Tools) => [
        inngest.createFunction({ id: "deadly", triggers: on("apple/grown") }, async ({ step }) =>
          step.run("survive", () => "alive"),
        ),
      ],
    });
    const pool = createPool({ connectionString: jobs.url, max: 2 });
    const queue = await openQueue(pool);
    const known = { id: "agrar-deadly", events: ["apple/grown"], crons: [], failureOf: null, maxAttempts: 4 };
    const functions = [{ ...known, concurrency: null }];
    const event = { id: "grown", name: "apple/grown", data: {}, ts: 0 };
    await transaction(pool, (tx) => startRuns(tx, queue, functions, [event]));
    const taken = [];
    for (let n = 0; n < times; n++) {
      const [task] = await transaction(pool, (tx) => queue.take(tx, 1, 1, functions));
      if (!task) throw new Error("There is no task.");
      taken.push(task);
      await transaction(pool, (tx) => giveBackLost(tx, queue, functions, 2, () => false));
    }
    return {
      jobs,
      pool,
      queue,
      taken,
      async [Symbol.asyncDispose]() {
        await queue.stop();
        await pool.end();
        await jobs[Symbol.asyncDispose]();
      },
    };
  }

  test("is done by another, without using up a try, and what the dead one says of it counts no more", async () => {
    await using after = await dying(3);
    expect(after.taken.map(({ attempt, task }) => [attempt, task.attempt])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
    ]);
    for (const stale of after.taken)
      expect(await transaction(after.pool, (tx) => after.queue.end(tx, stale))).toBe(false);
    await after.jobs.start();
    expect(await after.jobs.ended("deadly")).toMatchObject({
      state: "completed",
      output: "alive",
      failures: 0,
    });
  });

  test("is given up after the fifth, with its reason", async () => {
    await using after = await dying(5);
    expect(await after.jobs.ended("deadly")).toMatchObject({
      state: "failed",
      error: { name: "WorkerLost", message: "5 processes died while they worked on it." },
    });
  });

  test("ends without a word when its run was forgotten", async () => {
    await using after = await dying(1);
    await after.jobs.db.$executeRaw`delete from jobs.runs`;
    await after.jobs.start();
    await eventually(async () => {
      const [left] = await after.jobs.db.$queryRaw<[{ tasks: number }]>`
        select count(*)::int as tasks from pgboss.job where name = 'tasks'`;
      return left.tasks === 0;
    });
    expect(after.jobs.log).toEqual([]);
  });

  test("is left alone by a process that does not know its function", async () => {
    await using after = await dying(1);
    await after.jobs.start({ functions: () => [] });
    await eventually(async () => after.jobs.log.some(({ message }) => message.includes("agrar-deadly")));
    expect(await after.jobs.runs()).toMatchObject([{ state: "running" }]);
  });
});
