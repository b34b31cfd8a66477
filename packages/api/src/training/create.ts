import { record } from "../audit.ts";
import type { TrainingCreation } from "../authoring/schema.ts";
import { addRevision } from "../authoring.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { refuseCategory, refuseTrainer } from "./parties.ts";

/**
 * Begins a training, as a draft that nobody else sees. A trainer gives it themselves; an admin may say who does.
 *
 * @throws AppError `account.notAllowed` for learners, `secondFactor.required` for an admin who has yet to set one up,
 * `training.categoryNotFound`, `training.trainerNotFound`.
 */
export async function createTraining(
  ctx: PersonContext,
  { title, type, categoryId, trainerId = ctx.viewer.id }: TrainingCreation,
): Promise<{ id: number }> {
  const { viewer } = ctx;
  if (viewer.role === "LEARNER")
    throw new AppError(
      "FORBIDDEN",
      viewer.withheld === "ADMIN" ? "secondFactor.required" : "account.notAllowed",
    );
  return ctx.db.$transaction(async (tx) => {
    await refuseCategory(tx, categoryId);
    await refuseTrainer(tx, viewer, trainerId);
    const { id } = await tx.training.create({
      data: { title, type, categoryId, trainerId, createdById: viewer.id },
      select: { id: true },
    });
    await addRevision(tx, ctx, { id, version: 1, changed: [] });
    await record(tx, ctx, {
      action: "training.create",
      entity: "training",
      entityId: id,
      after: { title, type, categoryId, trainerId },
    });
    return { id };
  });
}
