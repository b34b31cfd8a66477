import type { FactName } from "@agrar/api/fact";
import { type Db, Prisma } from "@agrar/db";
import type { HandedOn } from "../event.ts";
import { familyOf } from "./family.ts";
import type { Message } from "./message.ts";
import { notWanted } from "./open.ts";

/** How many people a chunk has at most: what the largest provider takes in one call. */
export const chunkSize = 100;

/**
 * Writes down who is to be told, by which channel and when, in one statement, and resolves with the number of chunks that are due at
 * once. What people want decides: who wants none of it is written down as left out, letters for who is not to be disturbed are
 * held until they may be, and those for who reads once a day until then. Whoever is written down already stays as they are, so
 * that planning twice plans once.
 */
export async function planDeliveries<Name extends FactName>(
  db: Db,
  fact: HandedOn<Name>,
  message: Message<Name>,
  now = new Date(),
): Promise<number> {
  const { kind, audience, tellsActor = false, urgent = false } = message;
  const family = familyOf(message);
  const canWait = family !== null && !urgent;
  await db.$executeRaw`
    insert into deliveries (fact_id, user_id, channel, kind, family, chunk, state, last_error, is_daily, held_until)
    select ${fact.id}, d.user_id, d.channel, ${kind}, ${family}::"Family", d.chunk,
           (case when d.pace = 'OFF' then 'SKIPPED' else 'WAITING' end)::"DeliveryState",
           case when d.pace = 'OFF' then ${notWanted} end,
           d.can_wait and d.pace = 'DAILY',
           case when d.can_wait and d.pace = 'DAILY' then digest_due(${now}, q.time_zone, q.quiet_from, q.quiet_until)
                when d.can_wait then quiet_end(${now}, q.time_zone, q.quiet_from, q.quiet_until) end
      from (select person.id as user_id, channel.name as channel, (person.place - 1) / ${chunkSize}::int as chunk,
                   coalesce(p.pace, 'AT_ONCE') as pace,
                   ${canWait} and channel.name = 'MAIL' and p.pace is distinct from 'OFF' as can_wait
              from (select u.id, u.email_verified, row_number() over (order by u.id) as place
                      from users u
                     where u.id in (select a.user_id from (${audience(fact)}) a)
                       and u.is_active and u.erased_at is null
                       and (${tellsActor} or u.id is distinct from ${fact.actorId}::int)) person
              join (values ('MAIL'::"Channel"), ('NOTICE')) channel(name)
                on channel.name = 'NOTICE' or person.email_verified
              left join preferences p
                on p.user_id = person.id and p.channel = channel.name and p.family = ${family}::"Family") d
      left join quiet_times q on q.user_id = d.user_id
     where exists (select from facts where id = ${fact.id})
        on conflict do nothing`;
  const [row] = await db.$queryRaw<{ chunks: number }[]>(Prisma.sql`
    select coalesce(max(chunk) + 1, 0) as chunks from deliveries
     where fact_id = ${fact.id} and kind = ${kind} and state <> 'SKIPPED' and held_until is null and not is_daily`);
  return row?.chunks ?? 0;
}
