import type { Db, Prisma } from "@agrar/db";

/** Notes that deliveries were tried as often as they are tried, and why the last time went wrong. */
export async function giveUp(db: Db, which: Prisma.DeliveryWhereInput, reason: string): Promise<number> {
  const { count } = await db.delivery.updateMany({
    where: { ...which, heldUntil: null, state: { in: ["WAITING", "SENDING"] } },
    data: { state: "FAILED", lastError: reason },
  });
  return count;
}
