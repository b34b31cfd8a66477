import type { Db } from "@agrar/db";
import { verifyPassword } from "better-auth/crypto";
import { AppError } from "./error.ts";
import { take } from "./limit.ts";

/**
 * Makes sure that a signed-in person is who they say before something that cannot be undone. Who has no password, because an
 * identity provider vouches for them, has signed in there.
 *
 * @throws AppError `account.wrongPassword`, or `limit.reached` after too many tries.
 */
export async function provePassword(db: Db, userId: number, password: string | undefined): Promise<void> {
  await take(db, "proof", `user ${userId}`);
  const credential = await db.credential.findFirst({
    where: { userId, providerId: "credential" },
    select: { password: true },
  });
  if (!credential?.password) return;
  if (!password || !(await verifyPassword({ hash: credential.password, password })))
    throw new AppError("BAD_REQUEST", "account.wrongPassword", { field: "password" });
}
