import { type Prisma, raisedBy } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { AdminContext } from "../trpc.ts";

/**
 * Changes what admins decide about a person, and writes it into the log; nothing happens when it is so already. The row is locked
 * first: what was read is what is changed. Triggers end the person's sessions and keep the last admin.
 *
 * @throws AppError `user.notFound`, `user.erased` for an account that its owner has erased, `user.lastAdmin`.
 */
export async function changeUser(
  ctx: AdminContext,
  { id, action, change }: { id: number; action: string; change: { role: Role } | { isActive: boolean } },
  also: (tx: Prisma.TransactionClient) => Promise<unknown> = async () => {},
): Promise<void> {
  const work = ctx.db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from users where id = ${id} for no key update`;
    const user = await tx.user.findUnique({
      where: { id },
      select: { role: true, isActive: true, erasedAt: true },
    });
    if (!user) throw new AppError("NOT_FOUND", "user.notFound", { field: "id" });
    if (user.erasedAt) throw new AppError("CONFLICT", "user.erased", { field: "id" });
    const before = "role" in change ? { role: user.role } : { isActive: user.isActive };
    if (JSON.stringify(before) === JSON.stringify(change)) return;
    await tx.user.update({ where: { id }, data: change, select: { id: true } });
    await also(tx);
    await record(tx, ctx, { action, entity: "user", entityId: id, before, after: change });
  });
  await work.catch((error) => {
    throw raisedBy(error) === "user.lastAdmin" ? new AppError("CONFLICT", "user.lastAdmin") : error;
  });
}

type Role = "LEARNER" | "TRAINER" | "ADMIN";
