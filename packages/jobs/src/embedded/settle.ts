import type pg from "pg";
import type { Event } from "../event.ts";
import type { Known } from "./functions.ts";
import type { Queue, Taken, Task } from "./queue.ts";
import { failRun, startRuns } from "./runs.ts";
import type { Operation, Reply } from "./sdk.ts";

type Settling = { tx: pg.ClientBase; queue: Queue; functions: Known[]; retryDelay: number };

/**
 * Writes down what a call came to and what is next, in one transaction: the steps, the events it sent, the tasks that follow,
 * and that its own task is done. Resolves with `false`, having written nothing, when the task is in other hands by now.
 */
export async function settle(
  around: Settling,
  taken: Taken,
  reply: Reply,
  events: Event[],
): Promise<boolean> {
  const { tx, queue, functions } = around;
  const { runId } = taken.task;
  // Steps that end together wait for each other here, so that one of them sees that it is the last.
  const { rows } = await tx.query<{ state: string }>("select state from jobs.runs where id = $1 for update", [
    runId,
  ]);
  if (!(await queue.end(tx, taken))) return false;
  // It failed by another of its steps meanwhile, or somebody forgot it.
  if (rows[0]?.state !== "running") return true;
  await startRuns(tx, queue, functions, events);
  if (reply.is === "result")
    await tx.query(
      `update jobs.runs set state = 'completed', output = $2, last_error = null, ended_at = clock_timestamp()
        where id = $1`,
      [runId, JSON.stringify(reply.output)],
    );
  else if (reply.is === "error") await settleError(around, taken.task, reply);
  else await settleOperations(around, taken.task, reply);
  return true;
}

/** Ends a sleep. */
export async function wake({ tx, queue }: Settling, taken: Taken): Promise<boolean> {
  const { runId, stepId } = taken.task;
  await tx.query("select from jobs.runs where id = $1 for update", [runId]);
  if (!(await queue.end(tx, taken))) return false;
  await tx.query(
    `update jobs.steps set state = 'done', ended = nextval('jobs.ended_seq')
      where run_id = $1 and id = $2 and state = 'sleeping'`,
    [runId, stepId],
  );
  await goOn({ tx, queue }, taken.task);
  return true;
}

/** Puts a task back as it is, for later. */
export async function postpone(
  { tx, queue }: Pick<Settling, "tx" | "queue">,
  taken: Taken,
  after: number,
): Promise<void> {
  if (await queue.end(tx, taken)) await queue.add(tx, [{ ...taken.task, after }]);
}

async function settleError(
  { tx, queue, functions, retryDelay }: Settling,
  task: Task,
  { error, isFinal, retryAfter }: Extract<Reply, { is: "error" }>,
): Promise<void> {
  const { maxAttempts = 1 } = functions.find(({ id }) => id === task.functionId) ?? {};
  if (isFinal || task.attempt + 1 >= maxAttempts) return failRun(tx, queue, functions, task.runId, error);
  await again({ tx, queue }, task, error, retryAfter ?? retryDelay);
}

async function settleOperations(
  { tx, queue, functions, retryDelay }: Settling,
  task: Task,
  { operations, retryAfter }: Extract<Reply, { is: "operations" }>,
): Promise<void> {
  for (const operation of operations) {
    switch (operation.op) {
      case "StepRun":
      case "Step":
        await endStep(tx, task.runId, operation, "done");
        break;
      case "StepFailed":
        await noteError(tx, task.runId, operation.error);
        await endStep(tx, task.runId, operation, "failed");
        break;
      case "StepError":
        return again({ tx, queue }, task, operation.error, retryAfter ?? retryDelay);
      case "StepPlanned":
        if (await plan(tx, task.runId, operation, "planned"))
          await queue.add(tx, [{ ...task, kind: "step", stepId: operation.id, attempt: 0 }]);
        break;
      case "Sleep":
        if (await plan(tx, task.runId, operation, "sleeping"))
          await queue.add(tx, [
            {
              ...task,
              kind: "wake",
              stepId: operation.id,
              attempt: 0,
              after: lengthOf(operation.name ?? ""),
            },
          ]);
        break;
      default:
        return failRun(tx, queue, functions, task.runId, {
          name: "Unsupported",
          message: `The embedded runner cannot run the step ${operation.displayName ?? operation.id} (${operation.op}).`,
        });
    }
  }
  await goOn({ tx, queue }, task);
}

/** Has the function go on, unless steps of it are still under way: the last of them does. */
async function goOn({ tx, queue }: Pick<Settling, "tx" | "queue">, task: Task): Promise<void> {
  const { rowCount } = await tx.query(
    "select from jobs.steps where run_id = $1 and state in ('planned', 'sleeping') limit 1",
    [task.runId],
  );
  if (rowCount === 0) await queue.add(tx, [{ ...task, kind: "call", stepId: null, attempt: 0 }]);
}

/** The same once more, after a while. */
async function again(
  { tx, queue }: Pick<Settling, "tx" | "queue">,
  task: Task,
  error: unknown,
  after: number,
): Promise<void> {
  await noteError(tx, task.runId, error);
  await queue.add(tx, [{ ...task, attempt: task.attempt + 1, after }]);
}

const noteError = (tx: pg.ClientBase, runId: string, error: unknown) =>
  tx.query("update jobs.runs set last_error = $2, failures = failures + 1 where id = $1", [
    runId,
    JSON.stringify(error ?? null),
  ]);

async function endStep(
  tx: pg.ClientBase,
  runId: string,
  { id, displayName, name, data, error }: Operation,
  state: "done" | "failed",
): Promise<void> {
  // What ended stays as it ended.
  await tx.query(
    `insert into jobs.steps as s (run_id, id, name, state, data, error, ended)
     values ($1, $2, $3, $4, $5, $6, nextval('jobs.ended_seq'))
         on conflict (run_id, id) do update
            set state = excluded.state, data = excluded.data, error = excluded.error, ended = excluded.ended
          where s.state = 'planned'`,
    [
      runId,
      id,
      displayName ?? name ?? id,
      state,
      JSON.stringify(data ?? null),
      JSON.stringify(error ?? null),
    ],
  );
}

/** Notes that a step is under way; `false` when it was before. */
async function plan(
  tx: pg.ClientBase,
  runId: string,
  { id, displayName, name }: Operation,
  state: "planned" | "sleeping",
): Promise<boolean> {
  const { rowCount } = await tx.query(
    "insert into jobs.steps (run_id, id, name, state) values ($1, $2, $3, $4) on conflict do nothing",
    [runId, id, displayName ?? name ?? id, state],
  );
  return rowCount === 1;
}

const units: Record<string, number> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

/** Milliseconds of a sleep: `1d2h30m5s`, or until a moment. */
function lengthOf(text: string): number {
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join("") === text)
    return parts.reduce((sum, [, count, unit = "s"]) => sum + Number(count) * (units[unit] ?? 0) * 1000, 0);
  return Math.max(0, Date.parse(text) - Date.now());
}
