import { countStatements } from "@agrar/db";
import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import type { TRPCError } from "@trpc/server";
import { afterAll, describe, expect, test } from "vitest";
import type { Settings, Viewer } from "../context.ts";
import { publicError } from "../error.ts";
import { limits } from "../limit.ts";
import { budgetOf, createCaller } from "../server.ts";
import { account, type ProfileChange, viewerCard } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const as = (viewer: Viewer, settings?: Settings) => createCaller({ db, viewer, now, settings }).account;
const learner = (id: number): Viewer => ({ role: "LEARNER", id });

const site = { siteUrl: "https://portal.example" };

/** Somebody with a password, a photo, a second factor, a session, a letter, and things they did. */
async function somebody(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({
    firstName: "Günel",
    lastName: "Əsgərova",
    fatherName: "Rauf",
    phone: "+994 50 123 45 67",
    region: "Şəki",
    ...data,
  });
  const { id: userId, email } = user;
  await make.password(userId);
  const photo = await make.file({ ownerId: userId, purpose: "PROFILE_PHOTO" });
  await db.user.update({ where: { id: userId }, data: { photoId: photo.id, twoFactorEnabled: true } });
  await db.twoFactor.create({ data: { userId, secret: "SECRET-totp", backupCodes: "SECRET-recovery" } });
  await db.session.create({
    data: {
      userId,
      token: `SECRET-token-${userId}`,
      expiresAt: new Date("2026-12-01"),
      ipAddress: "10.0.0.7",
    },
  });
  const registration = await make.registration({ userId, completedAt: now, status: "COMPLETED" });
  const lesson = await make.lesson({ trainingId: registration.trainingId });
  await db.lessonProgress.create({
    data: {
      registrationId: registration.id,
      lessonId: lesson.id,
      notes: "Qeydim",
    },
  });
  await make.attempt({ userId, score: 80 });
  const { id: categoryId } = await make.category();
  await db.categorySubscription.create({ data: { userId, categoryId } });
  await db.preference.create({ data: { userId, family: "EXAM", channel: "MAIL", pace: "OFF" } });
  await db.quietTime.create({ data: { userId, timeZone: "Europe/Berlin" } });
  await db.mail.create({
    data: {
      kind: "account.verify",
      recipient: email,
      language: "az",
      subject: "Kod",
      text: "123456",
    },
  });
  return { ...user, photo: photo.url, trainingId: registration.trainingId };
}

describe("who is signed in", () => {
  test("is said in a few words and one statement, and nothing of guests", async () => {
    const { id, photo } = await somebody();
    for (const readAt of [null, null, now]) await make.notice({ userId: id, readAt });
    const { result, statements } = await countStatements(() => as(learner(id)).viewer());
    expect(statements).toHaveLength(budgetOf("account.viewer"));
    expect(viewerCard.parse(result)).toEqual({
      id,
      firstName: "Günel",
      lastName: "Əsgərova",
      language: "az",
      role: "LEARNER",
      withheldRole: null,
      photoUrl: photo,
      unreadNotices: 2,
      readsMailbox: false,
    });
    expect(await as({ role: "ANONYMOUS" }).viewer()).toBeNull();
  });

  test("is told whether there is a mailbox to read: an admin, on a machine for trying", async () => {
    const { id } = await make.user({ role: "ADMIN" });
    const reads = async (viewer: Viewer, showMailbox: boolean) =>
      (await as(viewer, { ...site, showMailbox }).viewer())?.readsMailbox;
    expect(await reads({ role: "ADMIN", id }, true)).toBe(true);
    expect(await reads({ role: "ADMIN", id }, false)).toBe(false);
    for (const role of ["LEARNER", "TRAINER"] as const) expect(await reads({ role, id }, true)).toBe(false);
  });

  test("is somebody who waits for their role until the second factor is set up", async () => {
    const { id } = await make.user({ role: "ADMIN" });
    const waiting: Viewer = { role: "LEARNER", id, withheld: "ADMIN" };
    expect(await as(waiting).viewer()).toMatchObject({ role: "LEARNER", withheldRole: "ADMIN" });
    const settings: Settings = { ...site, secondFactorRoles: ["ADMIN"] };
    expect(await as(waiting, settings).own()).toMatchObject({
      withheldRole: "ADMIN",
      secondFactor: { enabled: false, hasApp: false, required: true },
    });
  });
});

describe("one's own account", () => {
  test("says what its page needs", async () => {
    const { id, photo } = await somebody();
    const { result, statements } = await countStatements(() => as(learner(id)).own());
    expect(statements).toHaveLength(budgetOf("account.own"));
    expect(account.parse(result)).toMatchObject({
      id,
      fatherName: "Rauf",
      phone: "+994 50 123 45 67",
      photoUrl: photo,
      hasPassword: true,
      secondFactor: { enabled: true, hasApp: true, required: false },
    });
    expect(JSON.stringify(result)).not.toContain("SECRET");
  });

  test("is another when an app was begun and not shown, and when there is no password", async () => {
    const { id } = await make.user();
    await db.twoFactor.create({ data: { userId: id, secret: "x", backupCodes: "x", verified: false } });
    expect(await as(learner(id)).own()).toMatchObject({
      hasPassword: false,
      secondFactor: { enabled: false, hasApp: false },
    });
  });
});

describe("a change of the profile", () => {
  test("changes what it names, of nobody else, and the log says which fields", async () => {
    const [{ id }, other] = [await somebody(), await somebody()];
    await as(learner(id)).update({ firstName: " Aygün ", region: null, language: "ru" });
    expect(await as(learner(id)).own()).toMatchObject({
      firstName: "Aygün",
      lastName: "Əsgərova",
      region: null,
      language: "ru",
      phone: "+994 50 123 45 67",
    });
    expect(await as(learner(other.id)).own()).toMatchObject({ firstName: "Günel", language: "az" });
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "account.update", entityId: String(id) },
    });
    expect(entry).toMatchObject({ userId: id, role: "LEARNER" });
    expect(entry.changes).toEqual({ fields: [null, ["firstName", "language", "region"]] });
  });

  test.each([
    [{}, "input.empty"],
    [{ firstName: "" }, "firstName.tooShort"],
    [{ firstName: null }, "firstName.invalid"],
    [{ lastName: "<i>x</i>" }, "lastName.malformed"],
    [{ phone: "call me" }, "phone.malformed"],
    [{ region: "a\u0000b" }, "region.malformed"],
    [{ profession: "ADMIN" }, "profession.unknown"],
    [{ language: "de" }, "language.unknown"],
    [{ role: "ADMIN" }, "role.notKnown"],
    [{ email: "other@agrar.example" }, "email.notKnown"],
    [{ twoFactorEnabled: false }, "twoFactorEnabled.notKnown"],
    [{ id: 1 }, "id.notKnown"],
  ])("with %j is refused", async (change, reason) => {
    const { id } = await make.user();
    const before = await db.user.findUnique({ where: { id } });
    const refusal = as(learner(id)).update(change as ProfileChange);
    await expect(refusal).rejects.toSatisfy((error) => reasonOf(error) === reason);
    expect(await db.user.findUnique({ where: { id } })).toEqual(before);
  });
});

test("a photo is removed from its owner alone", async () => {
  const [{ id }, other] = [await somebody(), await somebody()];
  await as(learner(id)).removePhoto();
  expect(await as(learner(id)).own()).toMatchObject({ photoUrl: null });
  expect(await db.file.count({ where: { ownerId: id } })).toBe(0);
  expect(await as(learner(other.id)).own()).toMatchObject({ photoUrl: other.photo });
});

describe("what one takes away", () => {
  test("is all that there is of oneself, and nothing that opens the account", async () => {
    const [{ id, email, photo, trainingId }, other] = [
      await somebody(),
      await somebody({ firstName: "Zaur" }),
    ];
    await as(learner(id)).update({ region: "Quba" });
    await make.notice({ userId: id, title: "Salam" });
    await make.notice({ userId: other.id, title: "Zaur üçün" });
    const data = await as(learner(id)).export();
    expect(data).toMatchObject({
      profile: { firstName: "Günel", email, region: "Quba", phone: "+994 50 123 45 67" },
      registrations: [{ training: { id: trainingId }, status: "COMPLETED", progress: [{ notes: "Qeydim" }] }],
      attempts: [{ score: 80, status: "PASSED" }],
      files: [{ url: photo }],
      notices: [{ title: "Salam", readAt: null }],
      sessions: [{ ipAddress: "10.0.0.7" }],
      preferences: {
        paces: { EXAM: { MAIL: "OFF" }, TRAINING: { MAIL: "AT_ONCE" } },
        categories: [expect.any(Number)],
        timeZone: "Europe/Berlin",
      },
      log: [{ action: "account.update" }],
    });
    const text = JSON.stringify(data);
    const { password } = await db.credential.findFirstOrThrow({ where: { userId: id } });
    expect(password).toContain(":");
    for (const secret of [password ?? "", "SECRET", "token", "hash", other.email, "Zaur"])
      expect(text, secret).not.toContain(secret);
  });

  test("costs as much for many trainings as for one", async () => {
    const { id } = await somebody();
    const before = await countStatements(() => as(learner(id)).export());
    for (let n = 0; n < 10; n++) await make.registration({ userId: id });
    const after = await countStatements(() => as(learner(id)).export());
    expect(after.result.registrations).toHaveLength(11);
    expect(before.statements).toHaveLength(budgetOf("account.export"));
    expect(after.statements).toHaveLength(budgetOf("account.export"));
  });
});

describe("an erased account", () => {
  test("says of nobody who it was, lets nobody in, and keeps what counts rest on", async () => {
    const [{ id, email, trainingId }, other] = [await somebody(), await somebody()];
    const countsOf = () => db.trainingStats.findUniqueOrThrow({ where: { trainingId } });
    const counts = await countsOf();
    expect(counts.completed).toBe(1);
    await make.notice({ userId: id });
    await as(learner(id)).erase({ password: givenPassword });

    const row = await db.user.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ isActive: false, role: "LEARNER", erasedAt: now, twoFactorEnabled: false });
    expect(JSON.stringify(row)).not.toMatch(/Günel|Əsgərova|Rauf|994|Şəki|@agrar\.example/);
    const userId = id;
    for (const left of [
      await db.credential.count({ where: { userId } }),
      await db.twoFactor.count({ where: { userId } }),
      await db.session.count({ where: { userId } }),
      await db.notice.count({ where: { userId } }),
      await db.file.count({ where: { ownerId: id } }),
      await db.preference.count({ where: { userId } }),
      await db.quietTime.count({ where: { userId } }),
      await db.categorySubscription.count({ where: { userId } }),
      await db.lessonProgress.count({ where: { registration: { userId }, notes: { not: null } } }),
    ])
      expect(left).toBe(0);
    // The letters before are gone; the one that says that it is done has just been written.
    const letters = await db.mail.findMany({ where: { recipient: email }, select: { kind: true } });
    expect(letters).toEqual([{ kind: "account.erased" }]);

    expect(await countsOf()).toEqual(counts);
    expect(await db.registration.count({ where: { userId } })).toBe(1);
    expect(await db.examAttempt.count({ where: { userId } })).toBe(1);
    expect(await db.user.findUnique({ where: { id: other.id } })).toMatchObject({ firstName: "Günel" });
  });

  test("gives up the seats that others wait for, and waits for none itself", async () => {
    const { id: userId } = await somebody();
    const full = await make.training({ capacity: 1 });
    const awaited = await make.training({ capacity: 1 });
    const over = await make.training({ capacity: 1, startDate: new Date("2026-11-01") });
    const open = await make.training();
    const place = (trainingId: number, data: Parameters<typeof make.registration>[0] = {}) =>
      make.registration({ trainingId, ...data });
    const seat = await place(full.id, { userId });
    const [next, last] = [
      await place(full.id, { status: "WAITLISTED" }),
      await place(full.id, { status: "WAITLISTED" }),
    ];
    await place(awaited.id);
    const waits = await place(awaited.id, { userId, status: "WAITLISTED" });
    const asks = await place(open.id, { userId, status: "PENDING" });
    const kept = [await place(over.id, { userId }), await place((await make.training()).id, { userId })];
    await as(learner(userId)).erase({ password: givenPassword });

    const statusOf = async ({ id }: { id: number }) =>
      (await db.registration.findUniqueOrThrow({ where: { id } })).status;
    for (const one of [seat, waits, asks]) expect(await statusOf(one)).toBe("CANCELLED");
    for (const one of kept) expect(await statusOf(one)).toBe("APPROVED");
    expect([await statusOf(next), await statusOf(last)]).toEqual(["APPROVED", "WAITLISTED"]);
    expect((await db.trainingStats.findUniqueOrThrow({ where: { trainingId: full.id } })).taken).toBe(1);
    const facts = await db.fact.findMany({ where: { subject: { startsWith: "registration:" } } });
    expect(facts.map(({ name, subject }) => `${name} ${subject}`).sort()).toEqual(
      [
        ...[seat, waits, asks].map(({ id }) => `registration/cancelled registration:${id}`),
        `registration/confirmed registration:${next.id}`,
      ].sort(),
    );
  });

  test("asks for the password, and for it only so often", async () => {
    const { id } = await somebody();
    for (const input of [{}, { password: "not the password" }])
      await expect(as(learner(id)).erase(input)).rejects.toMatchObject({
        code: "BAD_REQUEST",
        reason: "account.wrongPassword",
        problems: [{ field: "password" }],
      });
    for (let n = 2; n < limits.proof.points; n++)
      await as(learner(id))
        .erase({ password: "guess" })
        .catch(() => {});
    await expect(as(learner(id)).erase({ password: givenPassword })).rejects.toMatchObject({
      reason: "limit.reached",
      retryAfter: expect.any(Number),
    });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ firstName: "Günel", erasedAt: null });
  });

  test("is not that of the last admin, of whom nothing is lost", async () => {
    const { id } = await somebody({ role: "ADMIN" });
    await db.user.updateMany({ where: { role: "ADMIN", id: { not: id } }, data: { role: "LEARNER" } });
    const admin: Viewer = { role: "ADMIN", id };
    await expect(as(admin).erase({ password: givenPassword })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "user.lastAdmin",
    });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ firstName: "Günel", role: "ADMIN" });
    expect(await db.session.count({ where: { userId: id } })).toBe(1);
    await make.user({ role: "ADMIN" });
    await as(admin).erase({ password: givenPassword });
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ erasedAt: now, role: "LEARNER" });
  });
});

test("guests and services have no account", async () => {
  const nobodies: Viewer[] = [
    { role: "ANONYMOUS" },
    { role: "SERVICE", keyId: 1, scopes: ["lists:read", "people:read"] },
  ];
  for (const viewer of nobodies) {
    const { own, update, removePhoto, export: take, erase } = as(viewer);
    for (const call of [own(), update({ region: null }), removePhoto(), take(), erase({})])
      await expect(call).rejects.toSatisfy((error) =>
        ["account.signInRequired", "serviceKey.scopeMissing"].includes(reasonOf(error)),
      );
  }
});

test("the ways to sign in are what the portal was started with", async () => {
  const guest: Viewer = { role: "ANONYMOUS" };
  expect(await as(guest, site).waysToSignIn()).toEqual({ identityProvider: null });
  expect(await as(guest, { ...site, identityProvider: "ASAN" }).waysToSignIn()).toEqual({
    identityProvider: "ASAN",
  });
});

/** The reason that a refusal has outside, also when zod was the one to refuse. */
const reasonOf = (error: unknown): string => publicError(error as TRPCError).reason;
