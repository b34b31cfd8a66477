import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { freeSeats } from "../seats.ts";
import { type HeldTraining, holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { placeOf } from "./queries.ts";
import type { Place, TrainingSeat } from "./schema.ts";

const facts = {
  PENDING: "registration/requested",
  APPROVED: "registration/confirmed",
  WAITLISTED: "registration/waitlisted",
} as const;

/**
 * Registers the viewer for a training (domain 3.2): with a seat while there is one, else at the end of the waitlist; where the
 * trainer decides, as a request. Who is registered stays as they are, and who had cancelled begins anew.
 *
 * @throws AppError `training.notFound` unless it is published; `registration.ownTraining`, `registration.rejected`,
 * `registration.notOpenYet`, `registration.closed`, `registration.trainingBegun`, `registration.emailNotVerified`.
 */
export async function register(ctx: PersonContext, { trainingId }: TrainingSeat): Promise<Place> {
  const { db, viewer, now } = ctx;
  return db.$transaction(async (tx) => {
    const training = await holdTraining(tx, { id: trainingId, status: "PUBLISHED" });
    if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
    const before = await placeOf(tx, { userId: viewer.id, trainingId });
    if (before?.status === "REJECTED") throw new AppError("CONFLICT", "registration.rejected");
    if (before && before.status !== "CANCELLED") return before;
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
    const { id } = before
      ? await tx.registration.update({ where: { id: before.id }, data, select: { id: true } })
      : await tx.registration.create({
          data: { ...data, userId: viewer.id, trainingId },
          select: { id: true },
        });
    await recordFact(tx, ctx, facts[status], { registrationId: id });
    const place = await placeOf(tx, { userId: viewer.id, trainingId });
    await record(tx, ctx, {
      action: "registration.register",
      entity: "registration",
      entityId: id,
      after: { status },
    });
    return place as Place;
  });
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
