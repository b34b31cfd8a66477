import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { verifyPassword } from "better-auth/crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";
import { invitation, invitationPage } from "./schema.ts";
import { newToken } from "./token.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-25T08:00:00Z");
const days = (n: number) => new Date(now.getTime() + n * 86_400_000);
const settings = { siteUrl: "https://portal.example" };
const as = (viewer: Viewer, at = now) => createCaller({ db, viewer, now: at, settings }).invitation;

const { id: adminId } = await make.user({ role: "ADMIN", firstName: "Rəna", lastName: "Quliyeva" });
const admin: Viewer = { role: "ADMIN", id: adminId };
const guest: Viewer = { role: "ANONYMOUS" };

let last = 0;
const draft = (change: object = {}) => ({
  email: `invited${++last}@agrar.example`,
  firstName: "Nərgiz",
  lastName: "Abbasova",
  ...change,
});
const choice = { firstName: "Nərgiz", lastName: "Abbasova", password: "quba alması 2026" };

/** The last letter to an address, and what its link carries. */
async function letterTo(recipient: string) {
  const letter = await db.mail.findFirstOrThrow({ where: { recipient }, orderBy: { id: "desc" } });
  return { ...letter, token: /#token=([\w-]+)/.exec(letter.text)?.[1] ?? "" };
}

async function invited(change: object = {}, at = now) {
  const wanted = draft(change);
  const { id } = await as(admin, at).create(wanted);
  return { invitationId: id, email: wanted.email, token: (await letterTo(wanted.email)).token };
}

describe("inviting", () => {
  test("sends a letter in the language chosen, whose link is nowhere else", async () => {
    const answer = await as(admin).create(draft({ email: " Leyla@Agrar.Example ", language: "ru" }));
    expect(Object.keys(answer)).toEqual(["id"]);
    const letter = await letterTo("leyla@agrar.example");
    expect(letter).toMatchObject({ kind: "invitation.sent", language: "ru" });
    expect(letter.text).toContain(`https://portal.example/ru/invitation#token=${letter.token}`);
    expect(letter.token).toMatch(/^[\w-]{43}$/);
    const stored = await db.invitation.findUniqueOrThrow({ where: { id: answer.id } });
    expect(stored).toMatchObject({ role: "TRAINER", expiresAt: days(7), invitedById: adminId });
    const entries = await db.auditEntry.findMany({
      where: { entity: "invitation", entityId: String(answer.id) },
    });
    expect(entries).toMatchObject([{ action: "invitation.create", changes: { role: [null, "TRAINER"] } }]);
    const shown = await as(admin).list({ ids: [answer.id] });
    expect(JSON.stringify([stored, entries, shown])).not.toContain(letter.token);
  });

  test("is refused where an account has the address, or an invitation is open", async () => {
    const { email } = await make.user();
    await expect(as(admin).create(draft({ email }))).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "invitation.emailTaken",
      problems: [{ field: "email" }],
    });
    const open = await invited();
    await expect(as(admin).create(draft({ email: open.email }))).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "invitation.duplicate",
    });
    expect(await db.mail.count({ where: { recipient: { in: [email, open.email] } } })).toBe(1);
  });

  test("of eight that come at once for one address, one is made", async () => {
    const wanted = draft();
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => as(admin).create(wanted)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.invitation.count({ where: { email: wanted.email } })).toBe(1);
    expect(await db.mail.count({ where: { recipient: wanted.email } })).toBe(1);
  });

  test("replaces one that has expired", async () => {
    const old = await invited();
    const { id } = await as(admin, days(8)).create(draft({ email: old.email }));
    const { items } = await as(admin, days(8)).list({ ids: [old.invitationId, id] });
    expect(items.map(({ id, state }) => [id, state])).toEqual(
      expect.arrayContaining([
        [old.invitationId, "REVOKED"],
        [id, "OPEN"],
      ]),
    );
  });

  test.each([
    [{ role: "LEARNER" }, "role.unknown"],
    [{ email: "no address" }, "email.malformed"],
    [{ firstName: "" }, "firstName.tooShort"],
    [{ lastName: "<b>x</b>" }, "lastName.malformed"],
    [{ lastName: "a\u202Eb" }, "lastName.malformed"],
    [{ emailVerified: true }, "emailVerified.notKnown"],
    [{ tokenHash: "0".repeat(64) }, "tokenHash.notKnown"],
  ])("with %j answers %s", async (change, reason) => {
    const wanted = draft(change);
    const error = await as(admin)
      .create(wanted as never)
      .catch((refusal) => refusal);
    expect(publicError(error)).toMatchObject({ code: "BAD_REQUEST", reason });
    expect(await db.invitation.count({ where: { email: wanted.email } })).toBe(0);
  });

  test("is for admins alone", async () => {
    const { id } = await make.user();
    const refused: Viewer[] = [
      guest,
      { role: "LEARNER", id },
      { role: "TRAINER", id },
      { role: "SERVICE", keyId: 1, scopes: ["people:read", "people:write"] },
    ];
    for (const viewer of refused) {
      await expect(as(viewer).create(draft())).rejects.toMatchObject({
        code: viewer.role === "ANONYMOUS" ? "UNAUTHORIZED" : "FORBIDDEN",
      });
      await expect(as(viewer).list()).rejects.toThrow();
      await expect(as(viewer).revoke({ id: 1 })).rejects.toThrow();
    }
  });
});

describe("accepting", () => {
  test("makes an account with the names and the password chosen, whose address is verified", async () => {
    const { token, email, invitationId } = await invited({ language: "en" });
    expect(await as(guest).byToken({ token })).toEqual({
      email,
      firstName: "Nərgiz",
      lastName: "Abbasova",
      role: "TRAINER",
    });
    expect(await as(guest).accept({ ...choice, token, firstName: "Nərgiz-Ülviyyə" })).toEqual({ email });
    const user = await db.user.findUniqueOrThrow({
      where: { email },
      select: {
        id: true,
        firstName: true,
        role: true,
        language: true,
        emailVerified: true,
        trainer: { select: { specialty: true } },
        credentials: { select: { password: true } },
      },
    });
    expect(user).toMatchObject({
      firstName: "Nərgiz-Ülviyyə",
      role: "TRAINER",
      language: "en",
      emailVerified: true,
      trainer: { specialty: { az: "–" } },
    });
    const hash = user.credentials[0]?.password ?? "";
    expect(hash).not.toContain(choice.password);
    expect(await verifyPassword({ hash, password: choice.password })).toBe(true);
    const { items } = await as(admin).list({ ids: [invitationId] });
    expect(items[0]).toMatchObject({ state: "ACCEPTED" });
    const entries = await db.auditEntry.findMany({ where: { action: "invitation.accept" } });
    expect(entries).toMatchObject([{ userId: user.id, role: "TRAINER", entityId: String(invitationId) }]);
  });

  test("of eight tries at once with one link, one makes an account", async () => {
    const { token, email } = await invited({ role: "ADMIN" });
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => as(guest).accept({ ...choice, token })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const refusal of tries.filter((outcome) => outcome.status === "rejected"))
      expect(refusal.reason).toMatchObject({ reason: "invitation.notFound" });
    expect(await db.user.count({ where: { email, role: "ADMIN" } })).toBe(1);
    await db.user.updateMany({ where: { email }, data: { role: "LEARNER" } });
  });

  test("is refused with a link that is used, expired, taken back, or was never given out", async () => {
    const used = await invited();
    await as(guest).accept({ ...choice, token: used.token });
    const expired = await invited({}, days(-8));
    const revoked = await invited();
    await as(admin).revoke({ id: revoked.invitationId });
    for (const token of [used.token, expired.token, revoked.token, newToken()]) {
      await expect(as(guest).byToken({ token })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "invitation.notFound",
      });
      await expect(as(guest).accept({ ...choice, token })).rejects.toMatchObject({
        reason: "invitation.notFound",
      });
    }
    await expect(as(guest).accept({ ...choice, token: "short" })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await db.user.count({ where: { email: { in: [expired.email, revoked.email] } } })).toBe(0);
  });

  test("gives no role but the invitation's, and no password that others know", async () => {
    const { token, email } = await invited();
    for (const change of [
      { role: "ADMIN" },
      { email: "other@agrar.example" },
      { password: "qısa" },
      { password: "password123" },
      { password: "Nərgiz Abbasova" },
      { firstName: "a\u0000b" },
      { firstName: "" },
    ])
      await expect(as(guest).accept({ ...choice, token, ...change } as never)).rejects.toMatchObject({
        code: "BAD_REQUEST",
      });
    expect(await db.user.count({ where: { email } })).toBe(0);
    expect(await as(guest).accept({ ...choice, token })).toEqual({ email });
  });

  test("is refused when there is an account with the address by now, and the link stays", async () => {
    const { token, email } = await invited();
    const { id } = await make.user({ email });
    await expect(as(guest).accept({ ...choice, token })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "invitation.emailTaken",
    });
    await db.user.delete({ where: { id } });
    expect(await as(guest).accept({ ...choice, token })).toEqual({ email });
  });
});

describe("taking back", () => {
  test("closes the link once, and is in the log", async () => {
    const { invitationId: id } = await invited();
    await as(admin).revoke({ id });
    await expect(as(admin).revoke({ id })).rejects.toMatchObject({ reason: "invitation.notFound" });
    const actions = await db.auditEntry.findMany({
      where: { entity: "invitation", entityId: String(id) },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    expect(actions.map(({ action }) => action)).toEqual(["invitation.create", "invitation.revoke"]);
  });

  test("is refused for one that was accepted, and for one that is not there", async () => {
    const { token, invitationId: id } = await invited();
    await as(guest).accept({ ...choice, token });
    for (const wrong of [id, 2_000_000_000])
      await expect(as(admin).revoke({ id: wrong })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "invitation.notFound",
      });
  });
});

test("the list is one statement, in the promised shape, by state and by search", async () => {
  const open = await invited({ firstName: "Xədicə", lastName: "Mirzəyeva" });
  const { result, statements } = await countStatements(() => as(admin).list({ pageSize: 100 }));
  expect(statements).toHaveLength(budgetOf("invitation.list"));
  invitationPage.extend({ items: invitation.array() }).parse(result);
  expect(result.items[0]).toMatchObject({
    id: open.invitationId,
    state: "OPEN",
    invitedBy: { id: adminId, firstName: "Rəna", lastName: "Quliyeva" },
  });
  for (const state of ["OPEN", "ACCEPTED", "EXPIRED", "REVOKED"] as const) {
    const { items, total } = await as(admin).list({ state, pageSize: 100 });
    expect(total, state).toBeGreaterThan(0);
    expect(new Set(items.map((item) => item.state))).toEqual(new Set([state]));
  }
  for (const search of ["xedice", "MİRZƏYEVA", open.email])
    expect((await as(admin).list({ search })).items.map(({ id }) => id)).toEqual([open.invitationId]);
});
