import { AppError } from "../error.ts";
import type { AdminContext } from "../trpc.ts";
import { changeUser } from "./change.ts";
import type { Activation } from "./schema.ts";

/**
 * Bars a person from the portal, at once and in every browser, or lets them in again. Nobody bars themselves, and no service an
 * admin: a key that is lost must not cost the portal those who can revoke it.
 *
 * @throws AppError `user.notFound`, `user.erased`, `user.notYourself`, `user.lastAdmin`, `account.notAllowed`.
 */
export async function setActive(ctx: AdminContext, { id, isActive }: Activation): Promise<void> {
  if ("id" in ctx.viewer && ctx.viewer.id === id)
    throw new AppError("CONFLICT", "user.notYourself", { field: "id" });
  if (ctx.viewer.role === "SERVICE" && (await isAdmin(ctx, id)))
    throw new AppError("FORBIDDEN", "account.notAllowed", { field: "id" });
  await changeUser(ctx, { id, action: "user.setActive", change: { isActive } });
}

async function isAdmin({ db }: AdminContext, id: number): Promise<boolean> {
  return (await db.user.count({ where: { id, role: "ADMIN" } })) > 0;
}
