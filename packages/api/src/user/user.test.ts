import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { user, userPage, userSorts } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-25T08:00:00Z");
const as = (viewer: Viewer) => createCaller({ db, viewer, now }).user;
const ids = (page: { items: { id: number }[] }) => page.items.map(({ id }) => id);

const { id: adminId } = await make.user({ role: "ADMIN", firstName: "Rəna", lastName: "Quliyeva" });
const admin: Viewer = { role: "ADMIN", id: adminId };

/** The entries of the log about a person, the first first. */
const entriesOf = (id: number) =>
  db.auditEntry.findMany({
    where: { entity: "user", entityId: String(id) },
    orderBy: { id: "asc" },
    select: { action: true, changes: true, userId: true },
  });

const session = (userId: number) =>
  db.session.create({ data: { userId, token: `token ${userId}`, expiresAt: new Date("2027-01-01") } });
const sessionsOf = (userId: number) => db.session.count({ where: { userId } });

const shelf = "Naftalan";
const people = {
  vet: await make.user({
    firstName: "Çingiz",
    lastName: "Əhmədov",
    fatherName: "Yusif oğlu",
    email: "cingiz.vet@agrar.example",
    phone: "+994 50 123 45 67",
    region: shelf,
    profession: "VETERINARIAN",
    emailVerified: true,
    twoFactorEnabled: true,
    lastLoginAt: new Date("2026-11-20T05:00:00Z"),
  }),
  barred: await make.user({ firstName: "Ülkər", lastName: "Cəfərli", region: shelf, isActive: false }),
  erased: await make.user({ region: shelf, isActive: false, erasedAt: now }),
  trainer: await make.user({ firstName: "Şahin", lastName: "Zeynalov", region: shelf, role: "TRAINER" }),
};

describe("the list", () => {
  const list = (input: object) => as(admin).list({ region: shelf, pageSize: 100, ...input } as never);

  test("is one statement whatever its size, and has the promised shape to the last field", async () => {
    for (const pageSize of [1, 4, 100]) {
      const { result, statements } = await countStatements(() => list({ pageSize }));
      expect(statements).toHaveLength(budgetOf("user.list"));
      expect(result.total).toBe(4);
      userPage.extend({ items: user.array() }).parse(result);
    }
    const { items } = await list({ ids: [people.vet.id] });
    expect(items[0]).toEqual({
      id: people.vet.id,
      firstName: "Çingiz",
      lastName: "Əhmədov",
      fatherName: "Yusif oğlu",
      email: "cingiz.vet@agrar.example",
      emailVerified: true,
      phone: "+994 50 123 45 67",
      region: shelf,
      role: "LEARNER",
      profession: "VETERINARIAN",
      language: "az",
      photoUrl: null,
      isActive: true,
      isErased: false,
      secondFactor: true,
      lastLoginAt: "2026-11-20T05:00:00+00:00",
      createdAt: expect.any(String),
    });
    expect(user.parse(await as(admin).byId({ id: people.erased.id }))).toMatchObject({ isErased: true });
  });

  test.each([
    [{ role: "TRAINER" }, ["trainer"]],
    [{ profession: "VETERINARIAN" }, ["vet"]],
    [{ isActive: false }, ["barred", "erased"]],
    [{ isActive: true, emailVerified: false }, ["trainer"]],
    [{ emailVerified: true }, ["vet"]],
    [{ secondFactor: true }, ["vet"]],
    [{ secondFactor: false, isActive: true }, ["trainer"]],
    [{ region: "Naftala" }, []],
  ] as const)("%j finds %j", async (input, found) => {
    const expected = found.map((name) => people[name as keyof typeof people].id);
    expect(ids(await list(input)).sort()).toEqual(expected.sort());
  });

  test("a search finds names, address and number, in any spelling", async () => {
    for (const search of ["cingiz", "ƏHMƏDOV çin", "cingiz.vet@agrar.example", "yusif", "123 45 67"])
      expect(ids(await list({ search })), search).toEqual([people.vet.id]);
    for (const search of ["cingiz.vet@agrar.exa", "CINGIZ.VET@agrar.example"])
      expect(ids(await list({ search })), search).toEqual([people.vet.id]);
    for (const search of ["Zeynalova", "ingiz.vet@agrar.example", "vet.cingiz@agrar.example"])
      expect(ids(await list({ search })), search).toEqual([]);
    const refused = list({ search: "%%" });
    await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  test("every sort, by number and by cursor, shows each person once in one order", async () => {
    for (const sort of userSorts) {
      for (const order of ["asc", "desc"] as const) {
        const whole = ids(await list({ sort, order }));
        expect(whole).toHaveLength(4);
        const byCursor: number[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await list({ sort, order, pageSize: 1, ...(cursor ? { cursor } : {}) });
          byCursor.push(...ids(page));
          cursor = page.nextCursor;
        }
        expect(byCursor, `${sort} ${order}`).toEqual(whole);
        expect(ids(await list({ sort, order, pageSize: 2, page: 2 }))).toEqual(whole.slice(2));
      }
    }
  });

  test("sorts by the Azerbaijani alphabet, and who never signed in comes last of the latest", async () => {
    const named = { ids: [people.vet.id, people.barred.id, people.trainer.id] };
    expect(ids(await list({ sort: "lastName", order: "asc", ...named }))).toEqual([
      people.barred.id,
      people.vet.id,
      people.trainer.id,
    ]);
    expect(ids(await list({ sort: "lastLoginAt" }))[0]).toBe(people.vet.id);
  });

  test("is for admins and for keys that read people, and for nobody else", async () => {
    const refused: [Viewer, string][] = [
      [{ role: "ANONYMOUS" }, "account.signInRequired"],
      [{ role: "LEARNER", id: people.vet.id }, "account.notAllowed"],
      [{ role: "LEARNER", id: people.vet.id, withheld: "ADMIN" }, "secondFactor.required"],
      [{ role: "TRAINER", id: people.trainer.id }, "account.notAllowed"],
      [{ role: "SERVICE", keyId: 1, scopes: ["lists:read", "people:write"] }, "serviceKey.scopeMissing"],
    ];
    for (const [viewer, reason] of refused) {
      await expect(as(viewer).list()).rejects.toMatchObject({ reason });
      await expect(as(viewer).byId({ id: people.vet.id })).rejects.toMatchObject({ reason });
    }
    const service: Viewer = { role: "SERVICE", keyId: 1, scopes: ["people:read"] };
    expect((await as(service).list({ region: shelf })).total).toBe(4);
  });

  test("nobody who is not there is shown", async () => {
    await expect(as(admin).byId({ id: 2_000_000_000 })).rejects.toMatchObject({ reason: "user.notFound" });
  });
});

describe("a change of role", () => {
  test("ends the person's sessions and is in the log with both roles", async () => {
    const { id } = await make.user();
    await session(id);
    await as(admin).setRole({ id, role: "ADMIN" });
    expect(await sessionsOf(id)).toBe(0);
    expect(await entriesOf(id)).toEqual([
      { action: "user.setRole", changes: { role: ["LEARNER", "ADMIN"] }, userId: adminId },
    ]);
    await as(admin).setRole({ id, role: "LEARNER" });
  });

  test("to the role they have changes nothing and is no entry", async () => {
    const { id } = await make.user();
    await session(id);
    await as(admin).setRole({ id, role: "LEARNER" });
    expect(await sessionsOf(id)).toBe(1);
    expect(await entriesOf(id)).toEqual([]);
  });

  test("puts a new trainer into the directory, and keeps what it says of a former one", async () => {
    const { id } = await make.user();
    await as(admin).setRole({ id, role: "TRAINER" });
    await db.trainer.update({ where: { userId: id }, data: { specialty: { az: "Arıçılıq" } } });
    await as(admin).setRole({ id, role: "LEARNER" });
    await as(admin).setRole({ id, role: "TRAINER" });
    const row = await db.trainer.findUniqueOrThrow({ where: { userId: id }, select: { specialty: true } });
    expect(row.specialty).toEqual({ az: "Arıçılıq" });
  });

  test("is refused for who is not there, who is erased, and to keys", async () => {
    const missing = as(admin).setRole({ id: 2_000_000_000, role: "ADMIN" });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND", reason: "user.notFound" });
    const { id } = await make.user({ erasedAt: now, isActive: false });
    const erased = as(admin).setRole({ id, role: "ADMIN" });
    await expect(erased).rejects.toMatchObject({ code: "CONFLICT", reason: "user.erased" });
    const service: Viewer = { role: "SERVICE", keyId: 1, scopes: ["people:read", "people:write"] };
    await expect(as(service).setRole({ id, role: "ADMIN" })).rejects.toMatchObject({
      reason: "serviceKey.scopeMissing",
    });
    await expect(as(admin).setRole({ id, role: "ROOT" as never })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    expect(await entriesOf(id)).toEqual([]);
  });
});

describe("deactivating", () => {
  test("ends the sessions at once; activating brings none back", async () => {
    const { id } = await make.user();
    await session(id);
    await as(admin).setActive({ id, isActive: false });
    expect(await sessionsOf(id)).toBe(0);
    await as(admin).setActive({ id, isActive: true });
    expect(await sessionsOf(id)).toBe(0);
    expect((await entriesOf(id)).map(({ action, changes }) => [action, changes])).toEqual([
      ["user.setActive", { isActive: [true, false] }],
      ["user.setActive", { isActive: [false, true] }],
    ]);
  });

  test("is refused for oneself, who is not there and who is erased", async () => {
    const refusals = [
      [adminId, "user.notYourself"],
      [2_000_000_000, "user.notFound"],
      [(await make.user({ erasedAt: now, isActive: false })).id, "user.erased"],
    ] as const;
    for (const [id, reason] of refusals)
      await expect(as(admin).setActive({ id, isActive: false })).rejects.toMatchObject({ reason });
    expect(await db.user.findUnique({ where: { id: adminId }, select: { isActive: true } })).toEqual({
      isActive: true,
    });
  });

  test("is open to keys that write people, and the key is in the log", async () => {
    const { id } = await make.user();
    const { id: keyId } = await createCaller({ db, viewer: admin, now }).serviceKey.create({
      name: "Kadrlar",
      scopes: ["people:write"],
    });
    const reader: Viewer = { role: "SERVICE", keyId, scopes: ["people:read"] };
    await expect(as(reader).setActive({ id, isActive: false })).rejects.toMatchObject({
      reason: "serviceKey.scopeMissing",
    });
    await as({ role: "SERVICE", keyId, scopes: ["people:write"] }).setActive({ id, isActive: false });
    const { items } = await createCaller({ db, viewer: admin, now }).audit.list({ keyId });
    expect(items[0]).toMatchObject({ role: "SERVICE", user: null, key: { id: keyId }, entityId: String(id) });
  });
});

test("no key deactivates an admin", async () => {
  const { id: keyId } = await make.serviceKey({ createdById: adminId, scopes: ["people:write"] });
  const { id } = await make.user({ role: "ADMIN" });
  const service = as({ role: "SERVICE", keyId, scopes: ["people:write"] });
  await expect(service.setActive({ id, isActive: false })).rejects.toMatchObject({
    reason: "account.notAllowed",
  });
  expect(await db.user.findUnique({ where: { id } })).toMatchObject({ isActive: true });
});

describe("the last admin", () => {
  let pair: [number, number];
  const admins = () => db.user.count({ where: { role: "ADMIN", isActive: true } });
  const standDown = (keep: number[]) =>
    db.user.updateMany({ where: { role: "ADMIN", id: { notIn: keep } }, data: { role: "LEARNER" } });

  beforeEach(async () => {
    pair = [(await make.user({ role: "ADMIN" })).id, (await make.user({ role: "ADMIN" })).id];
    await standDown(pair);
  });

  test("cannot be given another role, nor be deactivated", async () => {
    const [one, other] = pair;
    await as({ role: "ADMIN", id: one }).setRole({ id: other, role: "TRAINER" });
    const demoted = as({ role: "ADMIN", id: one }).setRole({ id: one, role: "LEARNER" });
    await expect(demoted).rejects.toMatchObject({ code: "CONFLICT", reason: "user.lastAdmin" });
    const barred = as({ role: "ADMIN", id: other }).setActive({ id: one, isActive: false });
    await expect(barred).rejects.toMatchObject({ reason: "user.lastAdmin" });
    expect(await admins()).toBe(1);
    expect(await entriesOf(one)).toEqual([]);
  });

  test("an admin who is deactivated does not count", async () => {
    const [one, other] = pair;
    await as({ role: "ADMIN", id: one }).setActive({ id: other, isActive: false });
    await expect(as({ role: "ADMIN", id: one }).setRole({ id: one, role: "LEARNER" })).rejects.toMatchObject({
      reason: "user.lastAdmin",
    });
  });

  test("of two admins who demote each other at once, exactly one stays", async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = pair;
      const outcomes = await Promise.allSettled([
        as({ role: "ADMIN", id: one }).setRole({ id: other, role: "LEARNER" }),
        as({ role: "ADMIN", id: other }).setRole({ id: one, role: "LEARNER" }),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
        reason: { reason: "user.lastAdmin" },
      });
      expect(await admins()).toBe(1);
      await db.user.updateMany({ where: { id: { in: pair } }, data: { role: "ADMIN" } });
    }
  });
});
