import type { FactName, Facts } from "@agrar/api/fact";
import type pg from "pg";
import { transaction } from "./embedded/transaction.ts";
import { type Event, eventOf, type HandedOn } from "./event.ts";
import { listen } from "./listener.ts";
import { pulse } from "./pulse.ts";
import type { Log } from "./tools.ts";

/** Takes events for good, in the transaction that notes it. Says how many functions take each, where it knows. */
export type HandOn = (tx: pg.ClientBase, events: Event[]) => Promise<(number | null)[]>;

/** Most facts in one go. */
const batch = 500;
/** One relay at a time hands on; the others wait for it to end or to die. */
const lock = 7_301_446;
/** Milliseconds between two looks, where nothing wakes the relay before. */
const interval = 5_000;
/** Seconds until a fact that could not be handed on is tried again: twice as long each time, up to the most. */
const pause = { first: 5, most: 300 };

type Row = {
  id: number;
  name: FactName;
  data: Facts[FactName];
  actor_id: number | null;
  at: Date;
  subject: string;
};

/** Hands on facts as they are committed, until it is stopped. */
export async function startRelay(
  url: string,
  pool: pg.Pool,
  handOn: HandOn,
  log: Log,
): Promise<{ stop(): Promise<void> }> {
  const relaying = pulse(
    () => relayOnce(pool, handOn, log),
    interval,
    (error) => log("error", "facts could not be handed on", error),
  );
  const listener = await listen(url, ["facts"], () => relaying.beat());
  return {
    async stop() {
      await relaying.stop();
      await listener.stop();
    },
  };
}

/**
 * Hands on the facts that wait, oldest first, and resolves with whether there may be more. A fact that is refused waits for its
 * next try and keeps back those of its subject, and no others.
 */
export function relayOnce(pool: pg.Pool, handOn: HandOn, log: Log): Promise<boolean> {
  return transaction(pool, async (tx) => {
    const { rows: turn } = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1) as mine", [
      lock,
    ]);
    if (!turn[0]?.mine) return false;
    const { rows } = await tx.query<Row>(
      `select f.id, f.name, f.data, f.actor_id, f.at, f.subject from facts f
        where f.handed_on_at is null
          and not exists (select from facts e where e.handed_on_at is null and e.subject = f.subject
                             and e.id <= f.id and e.retry_at > clock_timestamp())
        order by f.id limit $1`,
      [batch],
    );
    if (rows.length === 0) return false;
    try {
      await attempt(tx, rows, handOn);
    } catch (error) {
      // One of them is at fault: find it, and let the others pass.
      if (rows.length > 1) log("warn", "facts are handed on one by one", error);
      const held = new Set<string>();
      for (const row of rows) {
        if (held.has(row.subject)) continue;
        await attempt(tx, [row], handOn).catch(async (cause: Error) => {
          held.add(row.subject);
          await tx.query(
            `update facts set tries = tries + 1, last_error = $2,
                    retry_at = clock_timestamp() + make_interval(secs => least($4, $3 * 2 ^ least(tries, 10)))
              where id = $1`,
            [row.id, cause.message, pause.first, pause.most],
          );
        });
      }
    }
    return rows.length === batch;
  });
}

async function attempt(tx: pg.ClientBase, rows: Row[], handOn: HandOn): Promise<void> {
  await tx.query("savepoint attempt");
  try {
    const takers = await handOn(tx, rows.map(toEvent));
    await tx.query(
      `update facts f set handed_on_at = clock_timestamp(), takers = t.takers, last_error = null
         from unnest($1::int[], $2::int[]) t(id, takers) where f.id = t.id`,
      [rows.map(({ id }) => id), takers],
    );
    await tx.query("release savepoint attempt");
  } catch (error) {
    await tx.query("rollback to savepoint attempt");
    throw error;
  }
}

const toEvent = ({ id, name, data, actor_id, at }: Row): Event =>
  eventOf({ id, name, data, actorId: actor_id, at: at.toISOString() } satisfies HandedOn);
