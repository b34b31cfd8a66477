import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { inState } from "./policy.ts";
import type { ServiceKeyRotation } from "./schema.ts";
import { newSecret } from "./secret.ts";

const hour = 3_600_000;

/**
 * Makes a key that takes over from another, with its name, scopes, limit and length of life. The other ends after the overlap.
 *
 * @throws AppError `serviceKey.notFound` when it is no longer in force.
 */
export async function rotateServiceKey(
  ctx: PersonContext,
  { id, overlapHours }: ServiceKeyRotation,
): Promise<{ id: number; key: string }> {
  const { key, start, hash } = newSecret();
  const now = ctx.now.getTime();
  return ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from service_keys where id = ${id} for update`;
    const old = await tx.serviceKey.findFirst({
      where: { id, AND: inState(ctx.now).ACTIVE },
      select: { name: true, scopes: true, callsPerMinute: true, createdAt: true, expiresAt: true },
    });
    if (!old) throw new AppError("NOT_FOUND", "serviceKey.notFound", { field: "id" });
    const { createdAt, expiresAt, ...draft } = old;
    const overlapEnd = new Date(Math.min(expiresAt.getTime(), now + overlapHours * hour));
    await tx.serviceKey.update({ where: { id }, data: { expiresAt: overlapEnd }, select: { id: true } });
    const next = await tx.serviceKey.create({
      data: {
        ...draft,
        start,
        hash,
        createdById: ctx.viewer.id,
        expiresAt: new Date(now + expiresAt.getTime() - createdAt.getTime()),
      },
      select: { id: true },
    });
    await record(tx, ctx, {
      action: "serviceKey.rotate",
      entity: "serviceKey",
      entityId: id,
      before: { expiresAt },
      after: { expiresAt: overlapEnd, nextId: next.id },
    });
    return { id: next.id, key };
  });
}
