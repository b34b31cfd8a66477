import type pg from "pg";
import type { Event } from "../event.ts";
import { type Known, takersOf } from "./functions.ts";
import type { Queue, Task } from "./queue.ts";

const first = { kind: "call", stepId: null, attempt: 0 } satisfies Partial<Task>;

/** Starts the functions that events are for. Resolves with how many take each; one that took it before takes it once. */
export async function startRuns(
  tx: pg.ClientBase,
  queue: Queue,
  functions: Known[],
  events: Event[],
): Promise<number[]> {
  const runs = events.flatMap((event) =>
    takersOf(functions, event.name).map(({ id }) => ({ functionId: id, event })),
  );
  await insertRuns(tx, queue, runs);
  return events.map(({ name }) => takersOf(functions, name).length);
}

/** Starts a run of each function with its event, unless it has one for this event already. */
export async function insertRuns(
  tx: pg.ClientBase,
  queue: Queue,
  runs: { functionId: string; event: Event }[],
): Promise<void> {
  if (runs.length === 0) return;
  const { rows } = await tx.query<{ id: string; function_id: string }>(
    `insert into jobs.runs (function_id, event_id, event)
     select * from unnest($1::text[], $2::text[], $3::jsonb[])
         on conflict (function_id, event_id) do nothing returning id, function_id`,
    [
      runs.map(({ functionId }) => functionId),
      runs.map(({ event }) => event.id),
      runs.map(({ event }) => JSON.stringify(event)),
    ],
  );
  await queue.add(
    tx,
    rows.map((row) => ({ ...first, runId: row.id, functionId: row.function_id })),
  );
}

/** Ends a run that cannot go on, with its reason, and starts what is to run then. */
export async function failRun(
  tx: pg.ClientBase,
  queue: Queue,
  functions: Known[],
  runId: string,
  error: unknown,
): Promise<void> {
  const { rows } = await tx.query<{ function_id: string; event: Event }>(
    `update jobs.runs set state = 'failed', error = $2, ended_at = clock_timestamp(), failures = failures + 1
      where id = $1 and state = 'running' returning function_id, event`,
    [runId, JSON.stringify(error)],
  );
  const [run] = rows;
  if (!run) return;
  await insertRuns(
    tx,
    queue,
    functions
      .filter(({ failureOf }) => failureOf === run.function_id)
      .map(({ id }) => ({
        functionId: id,
        event: {
          id: `${runId}/failed/${Date.now()}`,
          name: "inngest/function.failed",
          data: { function_id: run.function_id, run_id: runId, error, event: run.event, events: [run.event] },
          ts: Date.now(),
        },
      })),
  );
}

/** Takes up the runs that somebody wants done, or done again: a failed one goes on from its last finished step. */
export async function takeUpRuns(tx: pg.ClientBase, queue: Queue, functions: Known[]): Promise<void> {
  const { rows } = await tx.query<{ id: string; function_id: string }>(
    `update jobs.runs set state = 'running', error = null, ended_at = null
      where id in (select id from jobs.runs where state = 'waiting' and function_id = any($1)
                      for update skip locked)
     returning id, function_id`,
    [functions.map(({ id }) => id)],
  );
  if (rows.length === 0) return;
  // A step that was given up gets its tries anew, and one that was under way is planned again by the function itself.
  await tx.query("delete from jobs.steps where run_id = any($1) and state <> 'done'", [
    rows.map(({ id }) => id),
  ]);
  await queue.add(
    tx,
    rows.map((row) => ({ ...first, runId: row.id, functionId: row.function_id })),
  );
}
