import { Prisma } from "@agrar/db";
import type { Context } from "./context.ts";
import { recordFacts } from "./fact.ts";
import { holdTraining, isAhead, isOver } from "./training/queries.ts";

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

/**
 * Gives up what others could have in somebody's place, in trainings that are open: requests, places in the line, and seats that are
 * counted; those go to who has waited longest. It is recorded for each. The trainings are held, and so it comes first in a
 * transaction that holds the person.
 */
export async function giveUpPlaces(
  tx: Prisma.TransactionClient,
  ctx: Context,
  userId: number,
): Promise<void> {
  const given = Prisma.sql`
    r.user_id = ${userId} and t.id = r.training_id and t.status = 'PUBLISHED' and ${isAhead(ctx.now)}
      and (r.status in ('PENDING', 'WAITLISTED') or r.status = 'APPROVED' and t.capacity is not null)`;
  await tx.$queryRaw`
    select t.id from trainings t where exists (select from registrations r where ${given}) order by t.id for no key update`;
  const places = await tx.$queryRaw<{ id: number; trainingId: number; isAwaited: boolean }[]>`
    update registrations r set status = 'CANCELLED', cancelled_at = ${ctx.now}, updated_at = ${ctx.now}
      from trainings t where ${given}
    returning r.id, r.training_id as "trainingId", exists (
      select from registrations w where w.training_id = t.id and w.status = 'WAITLISTED' and w.id <> r.id) as "isAwaited"`;
  if (places.length === 0) return;
  await recordFacts(
    tx,
    ctx,
    "registration/cancelled",
    places.map(({ id }) => ({ registrationId: id })),
  );
  for (const { trainingId, isAwaited } of places) if (isAwaited) await promote(tx, ctx, trainingId);
}
