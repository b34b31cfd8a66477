import type { Prisma } from "@agrar/db";
import { AppError } from "./error.ts";
import { recordFact } from "./fact.ts";
import type { RegistrationStatus } from "./registration/schema.ts";
import { freeSeats } from "./seats.ts";
import type { HeldTraining } from "./training/queries.ts";
import type { PersonContext } from "./trpc.ts";

const facts = {
  PENDING: "registration/requested",
  APPROVED: "registration/confirmed",
  WAITLISTED: "registration/waitlisted",
} as const;

/**
 * Gives the viewer a place in a held training, and records it (domain 3.2): with a seat while there is one, else at the end of the
 * waitlist; where the trainer decides, as a request. Who is registered stays as they are, and who had cancelled begins anew.
 *
 * @throws AppError `registration.rejected`, `registration.ownTraining`, `registration.notOpenYet`, `registration.closed`,
 * `registration.trainingBegun`, `registration.emailNotVerified`.
 */
export async function takeSeat(
  tx: Prisma.TransactionClient,
  ctx: PersonContext,
  training: HeldTraining,
): Promise<{ id: number; status: RegistrationStatus; isNew: boolean }> {
  const { viewer, now } = ctx;
  const key = { userId: viewer.id, trainingId: training.id };
  const before = await tx.registration.findUnique({
    where: { userId_trainingId: key },
    select: { id: true, status: true },
  });
  if (before?.status === "REJECTED") throw new AppError("CONFLICT", "registration.rejected");
  if (before && before.status !== "CANCELLED") return { ...before, isNew: false };
  refuse(training, ctx);
  if (training.requireEmailVerification) {
    const { emailVerified } = await tx.user.findUniqueOrThrow({
      where: { id: viewer.id },
      select: { emailVerified: true },
    });
    if (!emailVerified) throw new AppError("FORBIDDEN", "registration.emailNotVerified");
  }
  const status = training.requiresApproval
    ? "PENDING"
    : (await freeSeats(tx, training)) > 0
      ? "APPROVED"
      : "WAITLISTED";
  const data = { status, registeredAt: now, cancelledAt: null, approvedById: null } as const;
  const { id } = await tx.registration.upsert({
    where: { userId_trainingId: key },
    update: data,
    create: { ...data, ...key },
    select: { id: true },
  });
  await recordFact(tx, ctx, facts[status], { registrationId: id });
  return { id, status, isNew: true };
}

/** Refuses who comes too early or too late, and the trainer. */
function refuse(training: HeldTraining, { viewer, now }: PersonContext): void {
  const { trainerId, registrationOpensAt: opens, registrationClosesAt: closes, begunAt, type } = training;
  const refused = (reason: string) => new AppError("CONFLICT", `registration.${reason}`);
  if (trainerId === viewer.id) throw refused("ownTraining");
  if (opens && now < opens) throw refused("notOpenYet");
  if (closes && now >= closes) throw refused("closed");
  if (type !== "VIDEO" && begunAt && now >= begunAt) throw refused("trainingBegun");
}
