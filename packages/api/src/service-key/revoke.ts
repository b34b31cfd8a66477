import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";

/**
 * Ends a key at once.
 *
 * @throws AppError `serviceKey.notFound` when there is none, or it is revoked already.
 */
export async function revokeServiceKey(ctx: PersonContext, { id }: { id: number }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.serviceKey.updateMany({
      where: { id, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "serviceKey.notFound", { field: "id" });
    await record(tx, ctx, { action: "serviceKey.revoke", entity: "serviceKey", entityId: id });
  });
}
