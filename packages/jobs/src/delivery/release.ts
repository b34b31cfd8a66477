import type { Db, Prisma } from "@agrar/db";
import type { Tools } from "../tools.ts";
import { chunkSize } from "./plan.ts";

/** One process at a time releases: what waits is then released once, and chunks are numbered one after another. */
const lock = 7_301_447;

/** How many letters became due, and how many of those that collect what waited. */
export type Released = { letters: number; digests: number };

/** Every five minutes, has the letters go out that were held until now. Which they are is a fact, so that none is forgotten. */
export const releaseHeld = ({ inngest, db }: Tools) =>
  inngest.createFunction({ id: "release-held", triggers: [{ cron: "*/5 * * * *" }] }, async ({ step }) =>
    step.run("release", () => release(db)),
  );

/**
 * Releases what was held until `now`, in one transaction: single letters by chunks of their facts, and for who reads once a day one
 * digest of their day, by chunks too. Each chunk is a fact; what follows it is done once, whatever dies. Whose reader is not to be
 * disturbed now after all, and who has had the letter of this day, waits on.
 */
export function release(db: Db, now = new Date()): Promise<Released> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`select pg_advisory_xact_lock(${lock})`;
      await tx.$executeRaw`
        update deliveries d
           set held_until = quiet_end(${now}, q.time_zone, q.quiet_from, q.quiet_until), updated_at = now()
          from quiet_times q
         where q.user_id = d.user_id and d.held_until <= ${now}
           and quiet_end(${now}, q.time_zone, q.quiet_from, q.quiet_until) is not null`;
      return { letters: await releaseLetters(tx, now), digests: await makeDigests(tx, now) };
    },
    { timeout: 120_000 },
  );
}

async function releaseLetters(tx: Prisma.TransactionClient, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    with due as (
      select id, fact_id, kind, row_number() over (partition by fact_id, kind order by id) - 1 as place
        from deliveries where held_until <= ${now} and not is_daily
    ), placed as (
      -- Counted down from -1: those of a plan count up from 0, and may be written yet.
      select id, (select least(min(chunk), 0) from deliveries d where d.fact_id = due.fact_id)
                 - dense_rank() over (partition by fact_id order by kind, place / ${chunkSize}::int) as chunk
        from due
    ), released as (
      update deliveries d set held_until = null, chunk = placed.chunk, updated_at = now()
        from placed where d.id = placed.id
      returning d.id, d.fact_id, d.chunk
    ), told as (
      insert into facts (name, subject, data)
      select 'delivery/released', 'delivery:' || min(id),
             json_build_object('deliveryId', min(id), 'factId', fact_id, 'chunk', chunk)
        from released group by fact_id, chunk order by min(id)
    )
    select count(*)::int as count from released`;
  return row.count;
}

async function makeDigests(tx: Prisma.TransactionClient, now: Date): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    with due as (
      select d.id, d.user_id, (${now}::timestamptz at time zone coalesce(q.time_zone, 'Asia/Baku'))::date as day
        from deliveries d left join quiet_times q on q.user_id = d.user_id
       where d.held_until <= ${now} and d.is_daily
    ), readers as (
      select user_id, day, row_number() over (order by user_id) - 1 as place
        from (select distinct user_id, day from due) r
       where not exists (select from digests g where g.user_id = r.user_id and g.day = r.day)
    ), made as (
      insert into digests (user_id, day, chunk)
      select user_id, day, place / ${chunkSize}::int + (select coalesce(max(chunk), 0) + 1 from digests) from readers
      returning id, user_id, day, chunk
    ), collected as (
      update deliveries d set held_until = null, digest_id = made.id, updated_at = now()
        from due join made using (user_id, day) where d.id = due.id
      returning d.id
    ), told as (
      insert into facts (name, subject, data)
      select 'digest/due', 'digest:' || min(id), json_build_object('digestId', min(id), 'chunk', chunk)
        from made group by chunk order by chunk
    )
    select count(*)::int as count from made`;
  // Theirs was made earlier in this day of theirs: what came since is for that of the next.
  await tx.$executeRaw`
    update deliveries d
       set held_until = digest_due(next_at_clock(${now}, coalesce(q.time_zone, 'Asia/Baku'), time '00:00'),
                                   q.time_zone, q.quiet_from, q.quiet_until),
           updated_at = now()
      from users u left join quiet_times q on q.user_id = u.id
     where u.id = d.user_id and d.held_until <= ${now} and d.is_daily`;
  return row.count;
}
