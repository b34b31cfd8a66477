import { type Db, Prisma } from "@agrar/db";
import type { Reader } from "./message.ts";

/** A delivery that is to be made, and its reader. */
export type Open = { id: number; batchKey: string | null; reader: Reader };

/** Why a delivery was left out: its reader has said so. */
export const notWanted = "The person wants none of this.";

const isUnwanted = Prisma.sql`exists (
  select from preferences p
   where p.user_id = d.user_id and p.family = d.family and p.channel = d.channel and p.pace = 'OFF')`;

/** The deliveries of a chunk that are due by a channel. Others on the same fact may have their own chunks by these numbers. */
export const inChunk = (chunk: { factId: number; kind: string; chunk: number }, channel: "MAIL" | "NOTICE") =>
  Prisma.sql`d.fact_id = ${chunk.factId} and d.kind = ${chunk.kind} and d.chunk = ${chunk.chunk}
         and d.channel = ${channel}::"Channel" and d.held_until is null and not d.is_daily`;

/**
 * Those of some deliveries that are to be made, in a fixed order. Before that, those that must not be made any more are noted as
 * skipped: whose reader is gone by now or wants no more of it, or whose address is not written to.
 */
export async function openDeliveries<More extends object = object>(
  db: Db,
  which: Prisma.Sql,
  more = Prisma.empty,
): Promise<(Open & More)[]> {
  await db.$executeRaw`
    update deliveries d
       set state = 'SKIPPED', updated_at = now(),
           last_error = case when not u.is_active or u.erased_at is not null then 'The person is gone.'
                             when ${isUnwanted} then ${notWanted}
                             else 'The address is not written to.' end
      from users u
     where ${which} and u.id = d.user_id
       -- Taken ones may be with the provider already: whatever becomes of them is told by it.
       and d.state in ('WAITING', 'FAILED') and d.batch_key is null
       and (not u.is_active or u.erased_at is not null or ${isUnwanted}
            or (d.channel = 'MAIL' and exists (select from mail_suppressions s where s.address = lower(u.email))))`;
  return db.$queryRaw<(Open & More)[]>`
    select d.id, d.batch_key as "batchKey", ${more}
           json_build_object('id', u.id, 'firstName', u.first_name, 'email', u.email, 'language', u.language) as reader
      from deliveries d join users u on u.id = d.user_id
     where ${which} and d.state in ('WAITING', 'SENDING', 'FAILED')
     order by d.id`;
}

/** Notes for all of them that there is nothing to tell any more. */
export async function skip(db: Db, open: Pick<Open, "id">[]): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { state: "SKIPPED", lastError: "There is nothing to tell any more." },
  });
}
