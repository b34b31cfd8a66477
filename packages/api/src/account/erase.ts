import { Prisma, raisedBy } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { post } from "../mail.ts";
import { provePassword } from "../proof.ts";
import { giveUpPlaces } from "../seats.ts";
import type { PersonContext } from "../trpc.ts";
import type { Erasure } from "./schema.ts";

/**
 * Erases the account of who asks: everything that says who they are goes, the ways to sign in and every session with it. What they
 * did stays without them, because counts, certificates and grades rest on it; a seat that somebody waits for does not.
 *
 * @throws AppError `account.wrongPassword`, `user.lastAdmin`.
 */
export async function eraseOwn(ctx: PersonContext, { password }: Erasure): Promise<void> {
  const { id } = ctx.viewer;
  await provePassword(ctx.db, id, password);
  await ctx.db
    .$transaction(async (tx) => {
      await giveUpPlaces(tx, ctx, id);
      const person = await tx.user.findUniqueOrThrow({
        where: { id },
        select: { email: true, firstName: true, language: true, role: true, isActive: true },
      });
      await tx.user.update({
        where: { id },
        data: { ...nobody(id), isActive: false, role: "LEARNER", erasedAt: ctx.now },
        select: { id: true },
      });
      await tx.file.deleteMany({ where: { ownerId: id, purpose: "PROFILE_PHOTO" } });
      await tx.trainer.updateMany({
        where: { userId: id },
        data: { description: Prisma.DbNull, specializations: [], qualifications: [] },
      });
      await tx.lessonProgress.updateMany({ where: { registration: { userId: id } }, data: { notes: null } });
      await tx.rating.updateMany({
        where: { userId: id },
        data: { comment: null, hiddenAt: null, hiddenReason: null },
      });
      await tx.credential.deleteMany({ where: { userId: id } });
      await tx.twoFactor.deleteMany({ where: { userId: id } });
      await tx.session.deleteMany({ where: { userId: id } });
      await tx.preference.deleteMany({ where: { userId: id } });
      await tx.quietTime.deleteMany({ where: { userId: id } });
      await tx.categorySubscription.deleteMany({ where: { userId: id } });
      await tx.notice.deleteMany({ where: { userId: id } });
      await tx.mail.deleteMany({ where: { recipient: person.email } });
      const { firstName, language } = person;
      await post(tx, { kind: "account.erased", to: person.email, language, about: { firstName } });
      await record(tx, ctx, { action: "account.erase", entity: "user", entityId: id });
    })
    .catch((error) => {
      throw raisedBy(error) === "user.lastAdmin" ? new AppError("CONFLICT", "user.lastAdmin") : error;
    });
}

/** A row that says of nobody who they are, and whose address no letter reaches. */
const nobody = (id: number) => ({
  firstName: "–",
  lastName: "–",
  fatherName: null,
  username: null,
  email: `erased-${id}@erased.invalid`,
  emailVerified: false,
  phone: null,
  region: null,
  birthDate: null,
  gender: null,
  howDidYouHear: null,
  photoId: null,
  twoFactorEnabled: false,
});
