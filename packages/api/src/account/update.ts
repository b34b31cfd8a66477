import { record } from "../audit.ts";
import type { PersonContext } from "../trpc.ts";
import type { ProfileChange } from "./schema.ts";

/**
 * Changes what a person says of themselves; what the change does not name stays. The log keeps which fields, not what they say:
 * it outlives the account.
 */
export async function updateProfile(ctx: PersonContext, change: ProfileChange): Promise<void> {
  const data = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const { id } = ctx.viewer;
  await ctx.db.$transaction(async (tx) => {
    await tx.user.update({ where: { id }, data, select: { id: true } });
    const after = { fields: Object.keys(data).sort() };
    await record(tx, ctx, { action: "account.update", entity: "user", entityId: id, after });
  });
}
