import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";

/**
 * Takes an invitation back: its link opens nothing any more.
 *
 * @throws AppError `invitation.notFound` when there is none that could still be accepted.
 */
export async function revokeInvitation(ctx: PersonContext, { id }: { id: number }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw new AppError("NOT_FOUND", "invitation.notFound", { field: "id" });
    await record(tx, ctx, { action: "invitation.revoke", entity: "invitation", entityId: id });
  });
}
