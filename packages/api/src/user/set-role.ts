import type { AdminContext } from "../trpc.ts";
import { changeUser } from "./change.ts";
import type { RoleChange } from "./schema.ts";

/**
 * Gives a person another role. Their sessions end, and a new trainer is in the directory.
 *
 * @throws AppError `user.notFound`, `user.erased`, `user.lastAdmin`.
 */
export async function setRole(ctx: AdminContext, { id, role }: RoleChange): Promise<void> {
  await changeUser(ctx, { id, action: "user.setRole", change: { role } }, async (tx) => {
    if (role !== "TRAINER") return;
    const create = { userId: id, specialty: { az: "–" } };
    await tx.trainer.upsert({ where: { userId: id }, update: {}, create, select: { userId: true } });
  });
}
