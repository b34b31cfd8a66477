import { hashPassword } from "better-auth/crypto";
import { record } from "../audit.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { take } from "../limit.ts";
import { networkOf } from "../network.ts";
import { refuseKnown } from "../sign-in/policy.ts";
import { inState } from "./policy.ts";
import type { Acceptance } from "./schema.ts";
import { hashOf } from "./token.ts";

/**
 * Makes the account of an invited person, with the password they choose. Their address is known to be theirs: the link came by
 * it. Of several tries with one link, one makes an account.
 *
 * @throws AppError `invitation.notFound` when the link is used, expired or taken back; `invitation.emailTaken` when there is an
 * account with the address by now; `password.breached`, `password.namesYou`.
 */
export async function acceptInvitation(ctx: Context, input: Acceptance): Promise<{ email: string }> {
  const { db, now, origin, settings } = ctx;
  if (origin) await take(db, "invitationTry", networkOf(origin.address));
  const { token, password, ...names } = input;
  const tokenHash = hashOf(token);
  const where = { tokenHash, AND: inState(now).OPEN };
  const known = await db.invitation.findFirst({ where, select: { email: true } });
  if (!known) throw new AppError("NOT_FOUND", "invitation.notFound");
  const about = [names.firstName, names.lastName, known.email];
  await refuseKnown(password, { field: "password", about, server: settings?.breachServer });
  const hash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({ where, data: { acceptedAt: now } });
    if (count === 0) throw new AppError("NOT_FOUND", "invitation.notFound");
    const invitation = await tx.invitation.findUniqueOrThrow({
      where: { tokenHash },
      select: { id: true, email: true, role: true, language: true },
    });
    const { id: invitationId, email, role, language } = invitation;
    if (await tx.user.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError("CONFLICT", "invitation.emailTaken");
    const { id } = await tx.user.create({
      data: { ...names, email, role, language, emailVerified: true },
      select: { id: true },
    });
    await tx.credential.create({
      data: { userId: id, providerId: "credential", accountId: String(id), password: hash },
      select: { id: true },
    });
    if (role === "TRAINER")
      await tx.trainer.create({ data: { userId: id, specialty: { az: "–" } }, select: { userId: true } });
    await tx.invitation.update({ where: { id: invitationId }, data: { userId: id }, select: { id: true } });
    const viewer = role === "LEARNER" ? ctx.viewer : { role, id };
    await record(
      tx,
      { viewer, origin },
      {
        action: "invitation.accept",
        entity: "invitation",
        entityId: invitationId,
        after: { userId: id, role },
      },
    );
    return { email };
  });
}
