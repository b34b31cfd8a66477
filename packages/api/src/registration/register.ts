import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { takeSeat } from "../take-seat.ts";
import { holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { placeOf } from "./queries.ts";
import type { Place, TrainingSeat } from "./schema.ts";

/**
 * Registers the viewer for a training, as `takeSeat` says.
 *
 * @throws AppError `training.notFound` unless it is published; as `takeSeat` does.
 */
export async function register(ctx: PersonContext, { trainingId, lang }: TrainingSeat): Promise<Place> {
  return ctx.db.$transaction(async (tx) => {
    const training = await holdTraining(tx, { id: trainingId, status: "PUBLISHED" });
    if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
    const { id, status, isNew } = await takeSeat(tx, ctx, training);
    const place = await placeOf(tx, { userId: ctx.viewer.id, trainingId, lang });
    if (isNew)
      await record(tx, ctx, {
        action: "registration.register",
        entity: "registration",
        entityId: id,
        after: { status },
      });
    return place as Place;
  });
}
