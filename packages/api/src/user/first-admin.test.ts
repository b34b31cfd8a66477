import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { verifyPassword } from "better-auth/crypto";
import { afterAll, expect, test } from "vitest";
import { makeFirstAdmin } from "./first-admin.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const ctx = { db, viewer: { role: "ANONYMOUS" } as const, now: new Date() };
const ayla = {
  email: "Ayla@agrar.example",
  firstName: "Ayla",
  lastName: "Quliyeva",
  password: "yeddi qara qoyun",
};

test("a portal without an admin gets one, and no second", async () => {
  await make.user({ role: "ADMIN", isActive: false });
  await expect(makeFirstAdmin(ctx, { ...ayla, password: "qısa" })).rejects.toMatchObject({
    code: "BAD_REQUEST",
  });
  await expect(makeFirstAdmin(ctx, { ...ayla, password: "password1" })).rejects.toThrow("attackers");
  const { email } = await make.user();
  await expect(makeFirstAdmin(ctx, { ...ayla, email })).rejects.toMatchObject({ reason: "user.emailTaken" });

  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => makeFirstAdmin(ctx, { ...ayla, email: `${n}${ayla.email}` })),
  );
  const made = outcomes.filter((outcome) => outcome.status === "fulfilled");
  expect(made).toHaveLength(1);
  const id = made[0]?.value.id ?? 0;
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ role: "ADMIN", emailVerified: true });
  const { password } = await db.credential.findFirstOrThrow({ where: { userId: id } });
  expect(await verifyPassword({ hash: password ?? "", password: ayla.password })).toBe(true);
  expect(await db.auditEntry.count({ where: { action: "user.makeFirstAdmin" } })).toBe(1);
});
