import type pg from "pg";
import type { Known } from "./functions.ts";
import { locks, mostDeaths, type Queue, type Taken } from "./queue.ts";
import { failRun } from "./runs.ts";

type Claim = { id: string; attempt: number; run_id: string; is_own: boolean; is_old: boolean };

/** Seconds after which a claim of this process that it does not know of was never told to it: the answer was lost. */
const untold = 15;

/**
 * Gives back the tasks whose process is gone, and those of this process, `worker`, that `isAtWork` does not know of. A task that
 * has taken several processes along takes its run along as well.
 */
export async function giveBackLost(
  tx: pg.ClientBase,
  queue: Queue,
  functions: Known[],
  worker: number,
  isAtWork: (task: Pick<Taken, "id" | "attempt">, isOld: boolean) => boolean,
): Promise<void> {
  const { rows } = await tx.query<Claim>(
    `select c.task_id as id, c.attempt, c.run_id, c.worker = $2 as is_own,
            c.at < clock_timestamp() - make_interval(secs => $3) as is_old
       from jobs.claims c
      where c.worker = $2
         or not exists (
              select from pg_locks l
               where l.locktype = 'advisory' and l.classid = $1 and l.objid = c.worker::bigint::oid and l.objsubid = 2
                 and l.database = (select oid from pg_database where datname = current_database()))
        for update of c skip locked`,
    [locks.worker, worker, untold],
  );
  for (const { id, attempt, run_id, is_own, is_old } of rows) {
    const task = { id, attempt };
    if (is_own && isAtWork(task, is_old)) continue;
    if (attempt + 1 < mostDeaths) await queue.giveBack(tx, task);
    else if (await queue.end(tx, task))
      await failRun(tx, queue, functions, run_id, {
        name: "WorkerLost",
        message: `${mostDeaths} processes died while they worked on it.`,
      });
  }
}
