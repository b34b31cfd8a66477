import type { Channel, Db } from "@agrar/db";
import type { Reader } from "./message.ts";

/** A delivery that is to be made, and its reader. */
export type Open = { id: number; batchKey: string | null; reader: Reader };

/**
 * The deliveries of a chunk that are to be made, in a fixed order. Before that, those that must not be made any more are noted
 * as skipped: whose reader is gone by now, or whose address is not written to.
 */
export async function openDeliveries(
  db: Db,
  { factId, chunk, channel }: { factId: number; chunk: number; channel: Channel },
): Promise<Open[]> {
  await db.$executeRaw`
    update deliveries d
       set state = 'SKIPPED', updated_at = now(),
           last_error = case when u.is_active and u.erased_at is null then 'The address is not written to.'
                             else 'The person is gone.' end
      from users u
     where d.fact_id = ${factId} and d.chunk = ${chunk} and d.channel = ${channel}::"Channel"
       -- Taken ones may be with the provider already: whatever becomes of them is told by it.
       and d.state in ('WAITING', 'FAILED') and d.batch_key is null and u.id = d.user_id
       and (not u.is_active or u.erased_at is not null
            or (d.channel = 'MAIL' and exists (select from mail_suppressions s where s.address = lower(u.email))))`;
  const rows = await db.delivery.findMany({
    where: { factId, chunk, channel, state: { in: ["WAITING", "SENDING", "FAILED"] } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      batchKey: true,
      user: { select: { id: true, firstName: true, email: true, language: true } },
    },
  });
  return rows.map(({ user, ...row }) => ({ ...row, reader: user }));
}

/** Notes for all of them that there is nothing to tell any more. */
export async function skip(db: Db, open: Open[]): Promise<void> {
  await db.delivery.updateMany({
    where: { id: { in: open.map(({ id }) => id) } },
    data: { state: "SKIPPED", lastError: "There is nothing to tell any more." },
  });
}
