import { randomInt } from "node:crypto";
import type pg from "pg";
import type { Event } from "../event.ts";
import { listen } from "../listener.ts";
import { pulse } from "../pulse.ts";
import type { Log } from "../tools.ts";
import type { Known } from "./functions.ts";
import { giveBackLost } from "./lost.ts";
import { locks, type Queue, type Taken } from "./queue.ts";
import { insertRuns, takeUpRuns } from "./runs.ts";
import { missedTicks, schedule } from "./schedule.ts";
import { call, type Handler, type StepResult } from "./sdk.ts";
import { postpone, settle, wake } from "./settle.ts";
import { transaction } from "./transaction.ts";

export type RunnerOptions = {
  url: string;
  pool: pg.Pool;
  queue: Queue;
  handler: Handler;
  functions: Known[];
  /** Milliseconds between two tries of what went wrong. */
  retryDelay: number;
  /** Calls at a time in this process. */
  concurrency: number;
  log: Log;
};

/** Milliseconds between two looks at the queue and at who has died, where nothing wakes this process before. */
const interval = { take: 1_000, sweep: 1_000 };
/** Milliseconds until a function that is not known here is looked for again. */
const unknownPause = 10_000;

/**
 * Runs functions on PostgreSQL alone: takes tasks, calls Inngest's SDK in this process as its server would over the network, and
 * writes down what came of it. Any number of processes share the work. One that dies is noticed by a lock that its connection
 * held, and what it was at is given back within two seconds; what it had finished stays finished.
 */
export async function startRunner(options: RunnerOptions): Promise<{ stop(): Promise<void> }> {
  const { url, pool, queue, functions, log } = options;
  const worker = randomInt(1, 2 ** 31 - 1);
  const working = new Map<string, Promise<void>>();
  /** What was worked on, and could not be written down. */
  const dropped = new Set<string>();
  const failed = (error: unknown) => log("error", "the jobs could not be looked after", error);

  const taking = pulse(takeTasks, interval.take, failed);
  const sweeping = pulse(sweep, interval.sweep, failed);
  const parts: { stop(): unknown }[] = [
    // The lock goes last: until then, nobody takes away what is being ended.
    await listen(
      url,
      ["tasks"],
      () => taking.beat(),
      (client) => client.query("select pg_advisory_lock($1::int, $2::int)", [locks.worker, worker]),
    ),
    { stop: () => Promise.allSettled(working.values()) },
    sweeping,
    taking,
  ];
  try {
    sweeping.beat();
    // First, so that no moment falls between the two: what both come to happens once.
    parts.push(
      schedule(functions, (tick) => {
        transaction(pool, (tx) => insertRuns(tx, queue, [tick])).catch(failed);
      }),
    );
    await transaction(pool, async (tx) => insertRuns(tx, queue, await missedTicks(tx, functions)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };

  async function stop(): Promise<void> {
    for (const part of parts.splice(0).reverse()) await part.stop();
  }

  async function takeTasks(): Promise<boolean> {
    const free = options.concurrency - working.size;
    if (free <= 0) return false;
    const taken = await transaction(pool, (tx) => queue.take(tx, free, worker, functions));
    for (const one of taken) {
      const work = doTask(one)
        .catch((error) => {
          failed(error);
          dropped.add(keyOf(one));
          sweeping.beat();
        })
        .finally(() => {
          working.delete(keyOf(one));
          taking.beat();
        });
      working.set(keyOf(one), work);
    }
    return taken.length > 0;
  }

  async function doTask(taken: Taken): Promise<void> {
    const { task } = taken;
    const around = { queue, functions, retryDelay: options.retryDelay };
    if (task.kind === "wake") {
      await transaction(pool, (tx) => wake({ ...around, tx }, taken));
      return;
    }
    const known = functions.find(({ id }) => id === task.functionId);
    if (!known) {
      // A process of another version may know it, now or soon.
      log("warn", `no function ${task.functionId} is known here`);
      await transaction(pool, (tx) => postpone({ ...around, tx }, taken, unknownPause));
      return;
    }
    const run = await readRun(pool, task.runId);
    if (!run) {
      await transaction(pool, (tx) => queue.end(tx, taken));
      return;
    }
    const { reply, events } = await call(options.handler, {
      functionId: task.functionId,
      stepId: task.stepId,
      runId: task.runId,
      attempt: task.attempt,
      maxAttempts: known.maxAttempts,
      ...run,
    });
    if (reply.is === "error") log("warn", `${task.functionId} went wrong`, reply.error);
    await transaction(pool, (tx) => settle({ ...around, tx }, taken, reply, events));
  }

  /** Takes up what somebody asked for, and what died with its process. */
  async function sweep(): Promise<boolean> {
    await transaction(pool, async (tx) => {
      await takeUpRuns(tx, queue, functions);
      await giveBackLost(tx, queue, functions, worker, (task, isOld) => {
        const key = keyOf(task);
        const isDropped = dropped.delete(key);
        return working.has(key) || !(isOld || isDropped);
      });
    });
    return false;
  }
}

const keyOf = ({ id, attempt }: Pick<Taken, "id" | "attempt">) => `${id}/${attempt}`;

/**
 * What a function is told when it is called: its event, and what its steps have come to. Nothing when its run is over, by the
 * failure of another of its steps or because somebody forgot it.
 */
async function readRun(pool: pg.Pool, runId: string) {
  const { rows } = await pool.query<{ event: Event; steps: StepRow[] }>(
    `select r.event, coalesce((select json_agg(json_build_object('id', s.id, 'state', s.state, 'data', s.data, 'error', s.error)
                                               order by s.ended)
                                 from jobs.steps s where s.run_id = r.id and s.ended is not null), '[]') as steps
       from jobs.runs r where r.id = $1 and r.state = 'running'`,
    [runId],
  );
  const [run] = rows;
  if (!run) return undefined;
  const results = run.steps.map(({ id, state, data, error }): [string, StepResult] => [
    id,
    state === "failed" ? { type: "error", error } : { type: "data", data: data ?? null },
  ]);
  return { event: run.event, steps: Object.fromEntries(results), order: run.steps.map(({ id }) => id) };
}

type StepRow = { id: string; state: string; data: unknown; error: unknown };
