import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import { holdTraining } from "./queries.ts";
import type { TrainingRef } from "./schema.ts";

/**
 * Takes a published training off the catalogue. Those registered keep what they have, and it can be published again. Archiving what
 * is archived changes nothing.
 *
 * @throws AppError `training.notFound` when it is not one's to archive, `training.cancelled`, `training.notPublished`.
 */
export const archiveTraining = (ctx: PersonContext, ref: TrainingRef): Promise<void> =>
  close(ctx, ref, { status: "ARCHIVED", action: "training.archive" });

/**
 * Calls a published training off, for good: all who have a seat, or wait for one, are told. Cancelling what is cancelled changes
 * nothing.
 *
 * @throws AppError `training.notFound` when it is not one's to cancel, `training.notPublished`.
 */
export const cancelTraining = (ctx: PersonContext, ref: TrainingRef): Promise<void> =>
  close(ctx, ref, { status: "CANCELLED", action: "training.cancel" });

async function close(
  ctx: PersonContext,
  { id }: TrainingRef,
  { status, action }: { status: "ARCHIVED" | "CANCELLED"; action: string },
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const held = await holdTraining(tx, { id, AND: editableBy(ctx.viewer) });
    if (!held) throw new AppError("NOT_FOUND", "training.notFound", { field: "id" });
    if (held.status === status) return;
    if (held.status === "CANCELLED") throw new AppError("CONFLICT", "training.cancelled", { field: "id" });
    if (held.status !== "PUBLISHED") throw new AppError("CONFLICT", "training.notPublished", { field: "id" });
    await tx.training.update({ where: { id }, data: { status }, select: { id: true } });
    if (status === "CANCELLED") await recordFact(tx, ctx, "training/cancelled", { trainingId: id });
    await record(tx, ctx, {
      action,
      entity: "training",
      entityId: id,
      before: { status: held.status },
      after: { status },
    });
  });
}
