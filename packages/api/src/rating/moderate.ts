import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { AdminContext } from "../trpc.ts";
import type { Concealment, RatingRef } from "./schema.ts";

/**
 * Hides a comment from everybody but its author, who reads why. The stars stay and count.
 *
 * @throws AppError `rating.notFound`, `rating.noComment`.
 */
export const hideComment = (ctx: AdminContext, { id, reason }: Concealment): Promise<void> =>
  moderate(ctx, id, { action: "rating.hide", hiddenAt: ctx.now, hiddenReason: reason });

/**
 * Shows a comment again. What is shown stays so.
 *
 * @throws AppError `rating.notFound`, `rating.noComment`.
 */
export const showComment = (ctx: AdminContext, { id }: RatingRef): Promise<void> =>
  moderate(ctx, id, { action: "rating.show", hiddenAt: null, hiddenReason: null });

async function moderate(
  ctx: AdminContext,
  id: number,
  { action, ...data }: { action: string; hiddenAt: Date | null; hiddenReason: string | null },
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.rating.findUnique({
      where: { id },
      select: { comment: true, hiddenReason: true, updatedAt: true },
    });
    if (!found) throw new AppError("NOT_FOUND", "rating.notFound", { field: "id" });
    if (found.hiddenReason === data.hiddenReason && found.comment !== null) return;
    const { count } = await tx.rating.updateMany({
      where: { id, comment: { not: null } },
      data: { ...data, updatedAt: found.updatedAt },
    });
    if (count === 0) throw new AppError("CONFLICT", "rating.noComment", { field: "id" });
    await record(tx, ctx, {
      action,
      entity: "rating",
      entityId: id,
      before: { hiddenReason: found.hiddenReason },
      after: { hiddenReason: data.hiddenReason },
    });
  });
}
