import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import { holdTraining } from "./queries.ts";
import type { TrainingRef } from "./schema.ts";

/**
 * Deletes a draft with its modules, lessons and files, for good.
 *
 * @throws AppError `training.notFound` when it is not one's to delete, `training.notDraft`, `training.hasRegistrations`,
 * `training.hasExams`.
 */
export async function deleteTraining(ctx: PersonContext, { id }: TrainingRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const held = await holdTraining(tx, { id, AND: editableBy(ctx.viewer) });
    if (!held) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
    if (held.status !== "DRAFT") throw new AppError("CONFLICT", "training.notDraft", { field: "id" });
    if (await tx.registration.count({ where: { trainingId: id } }))
      throw new AppError("CONFLICT", "training.hasRegistrations", { field: "id" });
    if (await tx.exam.count({ where: { trainingId: id } }))
      throw new AppError("CONFLICT", "training.hasExams", { field: "id" });
    const { title } = await tx.training.delete({ where: { id }, select: { title: true } });
    await record(tx, ctx, { action: "training.delete", entity: "training", entityId: id, before: { title } });
  });
}
