import { type Db, Prisma } from "@agrar/db";
import { masked } from "./job/mask.ts";

/** How much was done within the last minute, the last hour and the last day. */
type Done = { minute: number; hour: number; day: number };

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
    done: Done;
  };
  runs: {
    /** In the hands of a process right now. */
    running: number;
    /** Under way otherwise: in the queue, asleep, or until the next try. */
    waiting: number;
    failed: number;
    /** Ended well within the last five minutes, for each of them. */
    perMinute: number;
    done: Done;
  };
  deliveries: {
    /** By state: all that wait or failed (`WAITING`, `SENDING`, `FAILED`), and those of the last day in any other. */
    byState: Record<string, number>;
    /** Handed over within the last five minutes, for each of them. */
    perMinute: number;
    done: Done;
  };
  /** Since when facts are late, and since when letters do not leave, as an ISO string; null while all is well. */
  alarms: { facts: string | null; letters: string | null };
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
                  'unknown', count(*) filter (where takers = 0),
                  'done', ${done("handed_on_at")})
                  from facts where handed_on_at is null or handed_on_at > now() - interval '1 day'),
      'runs', (select json_build_object(
                 'running', (select count(distinct run_id) from jobs.claims),
                 'waiting', count(*) filter (where state in ('waiting', 'running')
                                               and not exists (select from jobs.claims c where c.run_id = r.id)),
                 'failed', count(*) filter (where state = 'failed'),
                 'perMinute', count(*) filter (where state = 'completed' and ended_at > now() - interval '5 minutes') / 5.0,
                 'done', ${done("case when state = 'completed' then ended_at end")})
                 from jobs.runs r where state in ('waiting', 'running', 'failed') or ended_at > now() - interval '1 day'),
      'deliveries', json_build_object(
                      'byState', (select coalesce(json_object_agg(state, n), '{}')
                                    from (select state, count(*) as n from deliveries where state = any (${open}) group by state
                                          union all
                                          select state, count(*) as n from deliveries
                                           where created_at > now() - interval '1 day'
                                             and state = any (array(select s from unnest(enum_range(null::"DeliveryState")) s
                                                                     where s <> all (${open})))
                                           group by state) d),
                      'perMinute', ${sent("5 minutes")} / 5.0,
                      'done', json_build_object('minute', ${sent("1 minute")}, 'hour', ${sent("1 hour")}, 'day', ${sent("1 day")})),
      'alarms', (select json_build_object(
                   'facts', min(raised_at) filter (where name = 'facts'),
                   'letters', min(raised_at) filter (where name = 'letters'))
                   from jobs.alarms where cleared_at is null)
    ) as figures`;
  return row.figures;
}

/** The states of deliveries that wait or failed. They are counted apart from the others: each half is read from an index alone. */
const open = Prisma.raw(`'{WAITING,SENDING,FAILED}'::"DeliveryState"[]`);

/** Deliveries of a day can be a million: each count reads as much of an index as it counts. `within` is ours, never an input. */
const sent = (within: string) =>
  Prisma.raw(`(select count(*) from deliveries where sent_at > now() - interval '${within}')`);

/** Of the rows of the last day, how many were done within which time. `moment` is ours, never an input. */
const done = (moment: string) =>
  Prisma.raw(`json_build_object(
    'minute', count(*) filter (where ${moment} > now() - interval '1 minute'),
    'hour', count(*) filter (where ${moment} > now() - interval '1 hour'),
    'day', count(*) filter (where ${moment} > now() - interval '1 day'))`);

/** A run that failed for good: what it was given, and why. What could open an account is masked. */
export type FailedRun = {
  id: string;
  functionId: string;
  event: { name: string; data: unknown };
  error: { name: string; message: string };
  /** How often something went wrong in it. */
  failures: number;
  /** As an ISO string. */
  endedAt: string;
};

/** The runs that failed for good, the last first: at most so many, `after` so many; and how many there are in all. */
export async function failedRuns(
  db: Db,
  { most = 100, after = 0 }: { most?: number; after?: number } = {},
): Promise<{ items: FailedRun[]; total: number }> {
  const [row] = await db.$queryRaw<[{ items: FailedRun[]; total: number }]>`
    select (select count(*)::int from jobs.runs where state = 'failed') as total,
           (select coalesce(json_agg(f), '[]')
              from (select id, function_id as "functionId", failures, ended_at as "endedAt",
                           json_build_object('name', event ->> 'name', 'data', event -> 'data') as event,
                           json_build_object('name', coalesce(error ->> 'name', 'Error'),
                                             'message', coalesce(error ->> 'message', error #>> '{}', '')) as error
                      from jobs.runs where state = 'failed'
                     order by ended_at desc, id desc limit ${most} offset ${after}) f) as items`;
  return { total: row.total, items: row.items.map(maskedRun) };
}

const maskedRun = ({ event, error, ...run }: FailedRun): FailedRun => ({
  ...run,
  event: { name: event.name, data: masked(event.data) },
  error: { name: error.name, message: masked(error.message) },
});

type Writer = Pick<Prisma.TransactionClient, "$executeRaw">;

/** Has failed runs go on from their last finished step: one, or all. Resolves with their number. */
export async function retryRuns(db: Writer, which: { id: string } | "all"): Promise<number> {
  const id = which === "all" ? null : which.id;
  return db.$executeRaw`
    update jobs.runs set state = 'waiting' where state = 'failed' and (${id}::text is null or id::text = ${id})`;
}

/** Forgets all failed runs. Resolves with their number. Deliveries keep what became of them. */
export const flushRuns = (db: Writer): Promise<number> =>
  db.$executeRaw`delete from jobs.runs where state = 'failed'`;

/** Has a function run once, as if its time had come. The embedded runner takes it up within a second. */
export async function requestRun(db: Writer, functionId: string, now: Date): Promise<void> {
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
