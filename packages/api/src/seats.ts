import type { Prisma } from "@agrar/db";
import type { Context } from "./context.ts";
import { recordFacts } from "./fact.ts";

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

/** Gives the free seats of a held training to those who have waited longest, and records it for each. */
export async function promote(tx: Prisma.TransactionClient, ctx: Context, training: Seats): Promise<void> {
  const free = await freeSeats(tx, training);
  if (free === 0) return;
  const next = await tx.registration.findMany({
    where: { trainingId: training.id, status: "WAITLISTED" },
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
