import type { Db } from "@agrar/db";

/** Notes that the deliveries of a chunk were tried as often as they are tried, and why the last time went wrong. */
export async function giveUp(db: Db, factId: number, chunk: number, reason: string): Promise<number> {
  const { count } = await db.delivery.updateMany({
    where: { factId, chunk, state: { in: ["WAITING", "SENDING"] } },
    data: { state: "FAILED", lastError: reason },
  });
  return count;
}
