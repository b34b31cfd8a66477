import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { createJobs, type Jobs, type JobsOptions } from "./jobs.ts";

/** What a run came to. */
export type Run = {
  id: string;
  function_id: string;
  state: string;
  output: unknown;
  error: { name?: string; message: string } | null;
  failures: number;
};

/**
 * Jobs over a database of a test's own. `fast` shortens the wait between two tries to a twentieth of a second. With `await using`
 * everything stops and is dropped at the end of the test.
 */
export async function testJobs(options: Partial<JobsOptions> = {}) {
  const { db, url, drop } = await cloneDb();
  const started: Jobs[] = [];
  const log: { level: string; message: string; details: unknown }[] = [];
  return {
    db,
    url,
    log,
    make: given(db),
    /** One more process that shares the work, as far as the database sees it. */
    async start(more: Partial<JobsOptions> = {}): Promise<Jobs> {
      const jobs = createJobs({
        db,
        url,
        siteUrl: "https://portal.example",
        secret: "what the links of letters are signed with",
        retryDelay: 50,
        log: (level, message, details) => log.push({ level, message, details }),
        ...options,
        ...more,
      });
      await jobs.start();
      started.push(jobs);
      return jobs;
    },
    /** Has something happen that the portal itself knows nothing of. */
    happen: (name: string, id = 1, data: object = {}) => happen(db, name, id, data),
    /** The run of a function, once it has ended. */
    ended: (functionId: string) => endedRun(db, functionId),
    runs: () => db.$queryRaw<Run[]>`select * from jobs.runs order by started_at, id`,
    async [Symbol.asyncDispose]() {
      for (const jobs of started) await jobs.stop();
      await drop();
    },
  };
}

const happen = (db: Db, name: string, id: number, data: object) => db.$executeRaw`
  insert into facts (name, subject, data)
  values (${name}, ${`${name.split("/")[0]}:${id}`}, ${JSON.stringify({ id, ...data })}::jsonb)`;

async function endedRun(db: Db, functionId: string): Promise<Run> {
  const run = await eventually(async () => {
    const [row] = await db.$queryRaw<Run[]>`
      select * from jobs.runs where function_id = ${`agrar-${functionId}`} and state in ('completed', 'failed')`;
    return row;
  });
  return run;
}

/** What `look` finds, as soon as it finds something. */
export async function eventually<T>(
  look: () => Promise<T | undefined | false | null>,
  patience = 20_000,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`Nothing came of it in ${patience} ms: ${look}`);
    await sleep(10);
  }
}
