import { record } from "../audit.ts";
import type { PersonContext } from "../trpc.ts";
import type { ServiceKeyDraft } from "./schema.ts";
import { newSecret } from "./secret.ts";

const day = 86_400_000;

/** Makes a key for a service. The answer has the key itself, which is never to be seen again. */
export async function createServiceKey(
  ctx: PersonContext,
  { days, ...draft }: ServiceKeyDraft,
): Promise<{ id: number; key: string }> {
  const { key, start, hash } = newSecret();
  return ctx.db.$transaction(async (tx) => {
    const expiresAt = new Date(ctx.now.getTime() + days * day);
    const { id } = await tx.serviceKey.create({
      data: { ...draft, start, hash, expiresAt, createdById: ctx.viewer.id },
      select: { id: true },
    });
    await record(tx, ctx, {
      action: "serviceKey.create",
      entity: "serviceKey",
      entityId: id,
      after: { ...draft, expiresAt },
    });
    return { id, key };
  });
}
