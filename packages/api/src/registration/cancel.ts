import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { promote } from "../seats.ts";
import type { PersonContext } from "../trpc.ts";
import { visibleTo } from "./policy.ts";
import { holdRegistration } from "./queries.ts";
import type { RegistrationRef } from "./schema.ts";

/**
 * Cancels a registration: one's own, or one in a training that one runs. Its seat goes to who has waited longest. What is cancelled
 * stays so.
 *
 * @throws AppError `registration.notFound`, `registration.rejected`, `registration.completed`.
 */
export async function cancelRegistration(ctx: PersonContext, { id }: RegistrationRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { status, training } = await holdRegistration(tx, { id, AND: visibleTo(ctx.viewer) });
    if (status === "CANCELLED") return;
    if (status === "REJECTED") throw new AppError("CONFLICT", "registration.rejected", { field: "id" });
    if (status === "COMPLETED") throw new AppError("CONFLICT", "registration.completed", { field: "id" });
    await tx.registration.update({
      where: { id },
      data: { status: "CANCELLED", cancelledAt: ctx.now },
      select: { id: true },
    });
    await recordFact(tx, ctx, "registration/cancelled", { registrationId: id });
    if (status === "APPROVED") await promote(tx, ctx, training.id);
    await record(tx, ctx, {
      action: "registration.cancel",
      entity: "registration",
      entityId: id,
      before: { status },
      after: { status: "CANCELLED" },
    });
  });
}
