import type { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { ownedBy } from "./policy.ts";

/**
 * Signs one browser out.
 *
 * @throws AppError `session.notFound` when it is not one of one's own.
 */
export async function endSession(ctx: PersonContext, { id }: { id: number }): Promise<void> {
  const ended = await end(ctx, "session.end", { id, AND: ownedBy(ctx.viewer, ctx.now) });
  if (ended === 0) throw new AppError("NOT_FOUND", "session.notFound", { field: "id" });
}

/** Signs every browser out, this one too. */
export async function endAllSessions(ctx: PersonContext): Promise<void> {
  await end(ctx, "session.endAll", { userId: ctx.viewer.id });
}

async function end(ctx: PersonContext, action: string, where: Prisma.SessionWhereInput): Promise<number> {
  return ctx.db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where });
    const entity = { entity: "user", entityId: ctx.viewer.id };
    if (count > 0) await record(tx, ctx, { action, ...entity, after: { sessions: count } });
    return count;
  });
}
