import type { Prisma } from "@agrar/db";
import type { Context } from "./context.ts";
import { recordFacts } from "./fact.ts";
import { holdTraining, isOver } from "./training/queries.ts";

type Seats = { id: number; capacity: number | null };

/** More than wait anywhere. */
const all = 1_000_000;

/**
 * How many seats of a training nobody has. The training must be held, by an earlier statement: this one sees what those who held
 * it before have done.
 */
export async function freeSeats(tx: Prisma.TransactionClient, { id, capacity }: Seats): Promise<number> {
  if (capacity === null) return all;
  const { taken } = await tx.trainingCount.findUniqueOrThrow({
    where: { trainingId: id },
    select: { taken: true },
  });
  return Math.max(capacity - taken, 0);
}

/**
 * Gives the free seats of a training, as it now is, to those who have waited longest, and records it for each. In one that is not open,
 * or is over, nobody gets one.
 */
export async function promote(tx: Prisma.TransactionClient, ctx: Context, id: number): Promise<void> {
  const training = await holdTraining(tx, { id, status: "PUBLISHED" });
  if (!training || isOver(training, ctx.now)) return;
  const free = await freeSeats(tx, training);
  if (free === 0) return;
  const next = await tx.registration.findMany({
    where: { trainingId: id, status: "WAITLISTED" },
    orderBy: { waitlistNumber: "asc" },
    take: free,
    select: { id: true },
  });
  if (next.length === 0) return;
  const ids = next.map(({ id }) => id);
  await tx.registration.updateMany({ where: { id: { in: ids } }, data: { status: "APPROVED" } });
  await recordFacts(
    tx,
    ctx,
    "registration/confirmed",
    ids.map((registrationId) => ({ registrationId })),
  );
}
