import { hashPassword } from "better-auth/crypto";
import type { z } from "zod";
import { record } from "../audit.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { readInput } from "../input.ts";
import { refuseKnown } from "../sign-in/policy.ts";
import { firstAdmin } from "./schema.ts";

/**
 * Makes the first admin of a portal that has none: whoever runs the portal's machine may. All others are invited.
 *
 * @throws AppError `user.adminExists`, `user.emailTaken`, `password.breached`, `password.namesYou`, and for what does not fit.
 */
export async function makeFirstAdmin(
  ctx: Context,
  input: z.input<typeof firstAdmin>,
): Promise<{ id: number }> {
  const { password, ...person } = readInput(firstAdmin, input);
  const { firstName, lastName, email } = person;
  await refuseKnown(password, { field: "password", about: [firstName, lastName, email] });
  const hash = await hashPassword(password);
  return ctx.db.$transaction(async (tx) => {
    // The lock under which admins are changed: see the trigger that keeps the last one.
    await tx.$executeRaw`select pg_advisory_xact_lock(7301443)`;
    if (await tx.user.findFirst({ where: { role: "ADMIN", isActive: true }, select: { id: true } }))
      throw new AppError("CONFLICT", "user.adminExists");
    if (await tx.user.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError("CONFLICT", "user.emailTaken", { field: "email" });
    const { id } = await tx.user.create({
      data: { ...person, role: "ADMIN", profession: "GOVERNMENT", emailVerified: true },
      select: { id: true },
    });
    await tx.credential.create({
      data: { userId: id, providerId: "credential", accountId: String(id), password: hash },
      select: { id: true },
    });
    await record(tx, ctx, { action: "user.makeFirstAdmin", entity: "user", entityId: id });
    return { id };
  });
}
