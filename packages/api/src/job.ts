import type { Db } from "@agrar/db";

/** How the jobs are doing. Ages are in seconds. */
export type JobFigures = {
  facts: {
    /** Not handed on yet. */
    waiting: number;
    oldestAge: number;
    /** Those of them that were refused at least once. */
    refused: number;
    /** Handed on within the last five minutes, for each of them. */
    perMinute: number;
    /** Handed on in the last day, though no function knows them. */
    unknown: number;
  };
  runs: {
    /** In the hands of a process right now. */
    running: number;
    /** Under way otherwise: in the queue, asleep, or until the next try. */
    waiting: number;
    failed: number;
    /** Ended well within the last five minutes, for each of them. */
    perMinute: number;
  };
  deliveries: {
    /** By state: `SENT`, `FAILED` … */
    byState: Record<string, number>;
    /** Handed over within the last five minutes, for each of them. */
    perMinute: number;
  };
};

/** Counts what is to be watched. */
export async function jobFigures(db: Db): Promise<JobFigures> {
  const [row] = await db.$queryRaw<[{ figures: JobFigures }]>`
    select json_build_object(
      'facts', (select json_build_object(
                  'waiting', count(*) filter (where handed_on_at is null),
                  'oldestAge', coalesce(round(extract(epoch from now() - min(at) filter (where handed_on_at is null))), 0),
                  'refused', count(*) filter (where handed_on_at is null and tries > 0),
                  'perMinute', count(*) filter (where handed_on_at > now() - interval '5 minutes') / 5.0,
                  'unknown', count(*) filter (where takers = 0))
                  from facts where handed_on_at is null or at > now() - interval '1 day'),
      'runs', (select json_build_object(
                 'running', (select count(distinct run_id) from jobs.claims),
                 'waiting', count(*) filter (where state in ('waiting', 'running')
                                               and not exists (select from jobs.claims c where c.run_id = r.id)),
                 'failed', count(*) filter (where state = 'failed'),
                 'perMinute', count(*) filter (where state = 'completed') / 5.0)
                 from jobs.runs r where state <> 'completed' or ended_at > now() - interval '5 minutes'),
      'deliveries', json_build_object(
                 'byState', (select coalesce(json_object_agg(state, n), '{}')
                               from (select state, count(*) as n from deliveries group by state) d),
                 'perMinute', (select count(*) / 5.0 from deliveries where sent_at > now() - interval '5 minutes'))
    ) as figures`;
  return row.figures;
}

/** A run that failed for good: what it was given, and why. */
export type FailedRun = {
  id: string;
  functionId: string;
  event: { name: string; data: unknown };
  error: { name?: string; message?: string };
  /** How often something went wrong in it. */
  failures: number;
  endedAt: Date;
};

/** The runs that failed for good, latest first. */
export function failedRuns(db: Db, most = 100): Promise<FailedRun[]> {
  return db.$queryRaw<FailedRun[]>`
    select id, function_id as "functionId", event, error, failures, ended_at as "endedAt"
      from jobs.runs where state = 'failed' order by ended_at desc limit ${most}`;
}

/** Has failed runs go on from their last finished step: one, or all. Resolves with their number. */
export async function retryRuns(db: Db, which: { id: string } | "all"): Promise<number> {
  const id = which === "all" ? null : which.id;
  return db.$executeRaw`
    update jobs.runs set state = 'waiting' where state = 'failed' and (${id}::text is null or id::text = ${id})`;
}

/** Forgets all failed runs. Resolves with their number. Deliveries keep what became of them. */
export const flushRuns = (db: Db): Promise<number> =>
  db.$executeRaw`delete from jobs.runs where state = 'failed'`;

/** Has a function run once, as if its time had come. The embedded runner takes it up within a second. */
export async function requestRun(db: Db, functionId: string, now: Date): Promise<void> {
  const event = {
    id: `asked/${functionId}/${now.toISOString()}`,
    name: "inngest/scheduled.timer",
    data: { cron: "by hand" },
    ts: now.getTime(),
  };
  await db.$executeRaw`
    insert into jobs.runs (function_id, event_id, event, state)
    values (${functionId}, ${event.id}, ${JSON.stringify(event)}::jsonb, 'waiting') on conflict do nothing`;
}
