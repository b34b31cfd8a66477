import type pg from "pg";
import { type Pulse, pulse } from "./pulse.ts";
import type { Log } from "./tools.ts";

/** How long a fact may wait until somebody is to know of it, in minutes. */
const patience = 5;
/** Milliseconds between two looks. */
const interval = 30_000;

/**
 * Looks every now and then whether facts wait too long and whether letters leave, and says so, once while it lasts: in the log, as
 * an alarm that is open until it is over, and, where facts are late, by a fact of its own. `leaving` says whether letters are to leave
 * the portal at all.
 */
export function startWatch(pool: pg.Pool, log: Log, leaving: boolean): Pulse {
  const watching = pulse(
    async () => {
      await watchFacts(pool, log);
      await watchLetters(pool, log, leaving);
      return false;
    },
    interval,
    (error) => log("error", "nobody could look whether the jobs are late", error),
  );
  watching.beat();
  return watching;
}

/** The fact that has waited too long, if there is one. That of an alarm is not what an alarm is about. */
const late = `select id from facts
               where handed_on_at is null and name <> 'fact/delayed' and at < now() - interval '${patience} minutes'
               order by id limit 1`;

/** Raises the alarm when a fact has waited too long, with the fact `fact/delayed` about it, and clears it when none has any more. */
export async function watchFacts(pool: pg.Pool, log: Log): Promise<void> {
  const { rows } = await pool.query<{ fact_id: number }>(
    `with late as (${late}),
          raised as (${raise("facts", "from late")})
     insert into facts (name, subject, data)
     select 'fact/delayed', 'fact:' || late.id, jsonb_build_object('factId', late.id) from late, raised
     returning (data ->> 'factId')::int as fact_id`,
  );
  for (const { fact_id } of rows)
    log("error", `fact ${fact_id} has waited for more than ${patience} minutes to be handed on`);
  await clear(pool, log, "facts", `not exists (${late})`, "facts are handed on in time again");
}

/**
 * Raises the alarm when letters do not leave: the last thing that became of one is a failure, one is tried again while none has left
 * for minutes, or one about an account has been in the mailbox for minutes. What failed is of no account once a letter has left.
 * Who would mail this would mail it in vain: it is in the log, and on the page that looks after the jobs.
 */
export async function watchLetters(pool: pg.Pool, log: Log, leaving: boolean): Promise<void> {
  const stuck = `
    exists (select from deliveries d
             where d.channel = 'MAIL'
               and (d.state = 'FAILED' and d.updated_at > now() - interval '1 day'
                      and not exists (select from deliveries s where s.channel = 'MAIL' and s.sent_at > d.updated_at)
                    or d.state = 'SENDING' and d.tries > 1
                      and not exists (select from deliveries s where s.channel = 'MAIL'
                                         and s.sent_at > now() - interval '${patience} minutes')))
    or ${leaving} and exists (select from mails
                               where created_at between now() - interval '1 hour' and now() - interval '${patience} minutes')`;
  const { rowCount } = await pool.query(raise("letters", `where ${stuck}`));
  if (rowCount) log("error", "letters do not leave the portal");
  await clear(pool, log, "letters", `not (${stuck})`, "letters leave the portal again");
}

type Alarm = "facts" | "letters";

/** The statement that opens an alarm for each row of `rows`, unless it is open. */
const raise = (name: Alarm, rows: string) =>
  `insert into jobs.alarms (name) select '${name}' ${rows}
       on conflict (name) where cleared_at is null do nothing returning id`;

/** Ends an alarm, when `isOver`, and says so. */
async function clear(pool: pg.Pool, log: Log, name: Alarm, isOver: string, message: string): Promise<void> {
  const { rows } = await pool.query<{ minutes: number }>(
    `update jobs.alarms set cleared_at = clock_timestamp()
      where name = $1 and cleared_at is null and ${isOver}
     returning ceil(extract(epoch from cleared_at - raised_at) / 60)::int as minutes`,
    [name],
  );
  for (const { minutes } of rows) log("info", `${message}, after ${minutes} minutes of alarm`);
}
