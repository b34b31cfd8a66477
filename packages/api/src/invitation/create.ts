import { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { linkTo, post } from "../mail.ts";
import type { PersonContext } from "../trpc.ts";
import type { InvitationDraft } from "./schema.ts";
import { hashOf, newToken } from "./token.ts";

const day = 86_400_000;

/** An invitation is open for this long, in days. */
const openDays = 7;

/**
 * Invites somebody to be a trainer or an admin. The link is in the letter and nowhere else. An open invitation of the same address
 * that has expired is replaced.
 *
 * @throws AppError `invitation.emailTaken` when there is an account with the address, `invitation.duplicate` when an invitation
 * is open.
 */
export async function invite(ctx: PersonContext, draft: InvitationDraft): Promise<{ id: number }> {
  const { db, viewer, now, settings } = ctx;
  const token = newToken();
  const work = db.$transaction(async (tx) => {
    const { email } = draft;
    if (await tx.user.findUnique({ where: { email }, select: { id: true } }))
      throw new AppError("CONFLICT", "invitation.emailTaken", { field: "email" });
    await tx.invitation.updateMany({
      where: { email, acceptedAt: null, revokedAt: null, expiresAt: { lte: now } },
      data: { revokedAt: now },
    });
    const invitation = await tx.invitation.create({
      data: {
        ...draft,
        tokenHash: hashOf(token),
        invitedById: viewer.id,
        expiresAt: new Date(now.getTime() + openDays * day),
      },
      select: { id: true },
    });
    const { firstName, role, language } = draft;
    const link = linkTo(settings?.siteUrl ?? "", language, "/invitation", { token });
    await post(tx, { kind: "invitation.sent", to: email, language, about: { firstName, role, link } });
    await record(tx, ctx, {
      action: "invitation.create",
      entity: "invitation",
      entityId: invitation.id,
      after: { role },
    });
    return invitation;
  });
  return work.catch((error) => {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("CONFLICT", "invitation.duplicate", { field: "email" });
    throw error;
  });
}
