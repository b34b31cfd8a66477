import type pg from "pg";
import { type Db as Database, PgBoss } from "pg-boss";
import type { Known } from "./functions.ts";

/** What is to be done next in a run. */
export type Task = {
  runId: string;
  functionId: string;
  /** `call` makes the function go on, `step` has it do one step, `wake` ends a sleep. */
  kind: "call" | "step" | "wake";
  stepId: string | null;
  attempt: number;
};

/** A task that this process works on. `attempt` tells it from the same task in other hands. */
export type Taken = { id: string; attempt: number; task: Task };

const queue = "tasks";
/** How often a task may die with the process that works on it. */
export const mostDeaths = 5;
/** What processes hold a lock of to show that they live, and what they hold while they take tasks. */
export const locks = { worker: 7_331, taking: 7_301_445 };
const day = 24 * 60 * 60;
/** More than any function has, for those without a limit of their own. */
const unlimited = 100_000;

export type Queue = Awaited<ReturnType<typeof openQueue>>;

/**
 * The queue of tasks, in pg-boss. It keeps order, delays and limits of concurrency, and fences a task that was given to another
 * meanwhile. Everything that a call comes to is written in the caller's transaction, which is why pg-boss is used without its
 * own workers.
 */
export async function openQueue(pool: pg.Pool) {
  const boss = new PgBoss({
    db: inTransaction(pool),
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", () => {}); // it goes on by itself when the database is back
  await boss.start({ attempts: 5 });
  await boss.createQueue(queue, {
    retryLimit: mostDeaths,
    retryDelay: 0,
    // A step that hangs keeps its place for so long.
    expireInSeconds: 60 * 60,
    // How long a function may sleep.
    retentionSeconds: 400 * day,
    deleteAfterSeconds: day,
  });

  return {
    /** Adds tasks, at once or `after` a time in milliseconds, and wakes whoever takes them. */
    async add(tx: pg.ClientBase, tasks: (Task & { after?: number })[]): Promise<void> {
      if (tasks.length === 0) return;
      await boss.insert(
        queue,
        tasks.map(({ after = 0, ...data }) => ({
          data,
          group: { id: data.functionId, tier: data.functionId },
          ...(after > 0 && { startAfter: new Date(Date.now() + after) }),
        })),
        { db: inTransaction(tx) },
      );
      await tx.query("select pg_notify('tasks', '')");
    },

    /** Takes up to `most` tasks that are due, within the limits of their functions, for a worker. */
    async take(tx: pg.ClientBase, most: number, worker: number, functions: Known[]): Promise<Taken[]> {
      // One process at a time, so that two do not each take the last that a function may have.
      await tx.query("select pg_advisory_xact_lock($1)", [locks.taking]);
      const limits = functions.flatMap(({ id, concurrency }) => (concurrency ? [[id, concurrency]] : []));
      const jobs = await boss.fetch<Task>(queue, {
        db: inTransaction(tx),
        batchSize: most,
        groupConcurrency: { default: unlimited, tiers: Object.fromEntries(limits) },
      });
      if (jobs.length === 0) return [];
      await tx.query(
        `insert into jobs.claims (task_id, attempt, run_id, worker)
         select t.id, t.attempt, t.run_id, $4 from unnest($1::uuid[], $2::int[], $3::uuid[]) t(id, attempt, run_id)
             on conflict (task_id) do update set attempt = excluded.attempt, worker = excluded.worker, at = default`,
        [
          jobs.map(({ id }) => id),
          jobs.map(({ retryCount }) => retryCount),
          jobs.map(({ data }) => data.runId),
          worker,
        ],
      );
      return jobs.map(({ id, retryCount, data }) => ({ id, attempt: retryCount, task: data }));
    },

    /** Ends a task. Resolves with `false` when it is in other hands by now: then nothing that it came to counts. */
    async end(tx: pg.ClientBase, { id, attempt }: Pick<Taken, "id" | "attempt">): Promise<boolean> {
      const { affected } = (await boss.deleteJob(
        queue,
        { id, retryCount: attempt },
        { db: inTransaction(tx) },
      )) as { affected: number };
      if (affected === 1)
        await tx.query("delete from jobs.claims where task_id = $1 and attempt = $2", [id, attempt]);
      return affected === 1;
    },

    /** Gives a task back that died with its worker. */
    async giveBack(tx: pg.ClientBase, { id, attempt }: Pick<Taken, "id" | "attempt">): Promise<void> {
      await boss.fail(
        queue,
        { id, retryCount: attempt },
        { message: "The process that worked on it is gone." },
        {
          db: inTransaction(tx),
        },
      );
      await tx.query("delete from jobs.claims where task_id = $1 and attempt = $2", [id, attempt]);
      await tx.query("select pg_notify('tasks', '')");
    },

    stop: () => boss.stop({ graceful: false, close: false }),
  };
}

/** pg-boss on a connection that is in a transaction, or on a pool. */
const inTransaction = (client: pg.ClientBase | pg.Pool): Database => ({
  executeSql: (text, values) => (client as pg.Pool).query(text, values as unknown[]),
});
