import { AppError } from "../error.ts";
import type { AdminContext } from "../trpc.ts";
import { changeUser } from "./change.ts";
import type { Activation } from "./schema.ts";

/**
 * Bars a person from the portal, at once and in every browser, or lets them in again. Nobody bars themselves.
 *
 * @throws AppError `user.notFound`, `user.erased`, `user.notYourself`, `user.lastAdmin`.
 */
export async function setActive(ctx: AdminContext, { id, isActive }: Activation): Promise<void> {
  if ("id" in ctx.viewer && ctx.viewer.id === id)
    throw new AppError("CONFLICT", "user.notYourself", { field: "id" });
  await changeUser(ctx, { id, action: "user.setActive", change: { isActive } });
}
