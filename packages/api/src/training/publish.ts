import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { promote } from "../seats.ts";
import type { PersonContext } from "../trpc.ts";
import { lacks } from "./lacks.ts";
import { editableBy } from "./policy.ts";
import { holdTraining } from "./queries.ts";
import type { TrainingRef } from "./schema.ts";

/**
 * Opens a training to everybody. Those who want to hear of its category are told when it was a draft; one that comes back from the
 * archive is no news, and gives the seats that were given up meanwhile to those who have waited longest. Publishing what is published
 * changes nothing.
 *
 * @throws AppError `training.notFound` when it is not one's to publish, `training.cancelled`, `training.notReady` with all that it
 * lacks.
 */
export async function publishTraining(ctx: PersonContext, { id }: TrainingRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const held = await holdTraining(tx, { id, AND: editableBy(ctx.viewer) });
    if (!held) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
    if (held.status === "PUBLISHED") return;
    if (held.status === "CANCELLED") throw new AppError("CONFLICT", "training.cancelled", { field: "id" });
    const problems = await lacks(tx, id, ctx.now);
    if (problems.length > 0) throw new AppError("CONFLICT", "training.notReady", { problems });
    await tx.training.update({ where: { id }, data: { status: "PUBLISHED" }, select: { id: true } });
    if (held.status === "DRAFT") await recordFact(tx, ctx, "training/published", { trainingId: id });
    await promote(tx, ctx, id);
    await record(tx, ctx, {
      action: "training.publish",
      entity: "training",
      entityId: id,
      before: { status: held.status },
      after: { status: "PUBLISHED" },
    });
  });
}
