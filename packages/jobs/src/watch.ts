import type pg from "pg";
import { type Pulse, pulse } from "./pulse.ts";
import type { Log } from "./tools.ts";

/** How long a fact may wait until somebody is to know of it, in minutes, and how long until they are told again. */
const patience = { first: 5, again: 60 };
/** Milliseconds between two looks. */
const interval = 30_000;

/** Looks every now and then whether facts wait too long, and says so: in the log, and by a fact of its own. */
export function startWatch(pool: pg.Pool, log: Log): Pulse {
  const watching = pulse(
    async () => {
      await reportDelay(pool, log);
      return false;
    },
    interval,
    (error) => log("error", "the age of facts could not be read", error),
  );
  watching.beat();
  return watching;
}

/** Records `fact/delayed` about the oldest fact that has waited too long, unless it was done lately. */
export async function reportDelay(pool: pg.Pool, log: Log): Promise<void> {
  const { rows } = await pool.query<{ fact_id: number }>(
    `insert into facts (name, subject, data)
     select 'fact/delayed', 'fact:' || f.id, jsonb_build_object('factId', f.id)
       from (select id from facts
              where handed_on_at is null and name <> 'fact/delayed' and at < now() - make_interval(mins => $1)
              order by id limit 1) f
      where not exists (select from facts
                         where name = 'fact/delayed' and at > now() - make_interval(mins => $2))
     returning (data ->> 'factId')::int as fact_id`,
    [patience.first, patience.again],
  );
  const [delayed] = rows;
  if (delayed)
    log(
      "error",
      `fact ${delayed.fact_id} has waited for more than ${patience.first} minutes to be handed on`,
    );
}
