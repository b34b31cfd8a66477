import { createHash } from "node:crypto";
import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { appRouter, budgetOf, createCaller, serviceOf } from "../server.ts";
import { type Scope, scopes, serviceKey, serviceKeyPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-25T08:00:00Z");
const hours = (n: number) => new Date(now.getTime() + n * 3_600_000);
const origin = { requestId: "request-1", address: "10.0.0.7" };

const { id: adminId } = await make.user({ role: "ADMIN", firstName: "Rəna", lastName: "Quliyeva" });
const admin: Viewer = { role: "ADMIN", id: adminId };
const api = (viewer: Viewer, at = now) => createCaller({ db, viewer, now: at });
const keys = (viewer: Viewer = admin, at = now) => api(viewer, at).serviceKey;
const draft = (change: object = {}) => ({
  name: "Subsidiya portalı",
  scopes: ["lists:read" as const],
  ...change,
});
const bearer = async (key: string, at = now) =>
  api(await serviceOf(db, { key: key, calls: 1 }, at, origin), at);
const withScopes = async (...covered: Scope[]) =>
  bearer((await keys().create(draft({ scopes: covered }))).key);

const entriesOf = (id: number) =>
  db.auditEntry.findMany({
    where: { entity: "serviceKey", entityId: String(id) },
    orderBy: { id: "asc" },
    select: { action: true, changes: true, keyId: true, address: true },
  });

describe("a new key", () => {
  test("is shown once; what is kept is its hash", async () => {
    const { id, key } = await keys().create(draft({ days: 30, callsPerMinute: 10 }));
    expect(key).toMatch(/^agrar_[\w-]{43}$/);
    const stored = await db.serviceKey.findUniqueOrThrow({ where: { id } });
    expect(stored).toMatchObject({
      hash: createHash("sha256").update(key).digest("hex"),
      start: key.slice(0, 12),
      expiresAt: hours(30 * 24),
      callsPerMinute: 10,
      createdById: adminId,
    });
    const elsewhere = JSON.stringify([stored, await keys().list(), await entriesOf(id)]);
    expect(elsewhere).not.toContain(key);
    expect(elsewhere).not.toContain(key.slice(13));
    expect(await entriesOf(id)).toMatchObject([
      {
        action: "serviceKey.create",
        changes: { name: [null, "Subsidiya portalı"], scopes: [null, ["lists:read"]] },
      },
    ]);
    expect(JSON.stringify([await keys().list(), await entriesOf(id)])).not.toContain(stored.hash);
  });

  test.each([
    { name: "x" },
    { name: "y".repeat(101) },
    { scopes: [] },
    { scopes: ["lists:write"] },
    { days: 0 },
    { days: 367 },
    { callsPerMinute: 0 },
    { hash: "0".repeat(64) },
    { createdById: 1 },
  ])("with %j is refused", async (change) => {
    const before = await db.serviceKey.count();
    await expect(keys().create(draft(change) as never)).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect(await db.serviceKey.count()).toBe(before);
  });

  test("is made, seen and ended by admins alone, never by a key", async () => {
    const { id } = await keys().create(draft());
    const refused: Viewer[] = [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id: adminId },
      { role: "TRAINER", id: adminId },
      { role: "SERVICE", keyId: id, scopes: [...scopes] },
    ];
    for (const viewer of refused)
      for (const call of [
        () => keys(viewer).create(draft()),
        () => keys(viewer).list(),
        () => keys(viewer).rotate({ id }),
        () => keys(viewer).revoke({ id }),
      ])
        await expect(call()).rejects.toMatchObject({
          code: viewer.role === "ANONYMOUS" ? "UNAUTHORIZED" : "FORBIDDEN",
        });
  });
});

describe("a key in use", () => {
  test("is refused when it is none, has expired or is revoked", async () => {
    const { id, key } = await keys().create(draft({ days: 1 }));
    expect(await serviceOf(db, { key: key, calls: 1 }, hours(23), origin)).toEqual({
      role: "SERVICE",
      keyId: id,
      scopes: ["lists:read"],
    });
    const invalid = { code: "UNAUTHORIZED", reason: "serviceKey.invalid" };
    const altered = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
    for (const wrong of ["", "agrar_", altered, `${key} `, key.slice("agrar_".length)])
      await expect(serviceOf(db, { key: wrong, calls: 1 }, now, origin), wrong).rejects.toMatchObject(
        invalid,
      );
    await expect(serviceOf(db, { key: key, calls: 1 }, hours(24), origin)).rejects.toMatchObject(invalid);
    await keys().revoke({ id });
    await expect(serviceOf(db, { key: key, calls: 1 }, now, origin)).rejects.toMatchObject(invalid);
  });

  test("is limited by itself, with the seconds to wait", async () => {
    const { key } = await keys().create(draft({ callsPerMinute: 3 }));
    const other = await keys().create(draft({ callsPerMinute: 3 }));
    for (let n = 0; n < 3; n++) await serviceOf(db, { key: key, calls: 1 }, now, origin);
    const refusal = await serviceOf(db, { key: key, calls: 1 }, now, origin).catch((error) => error);
    expect(refusal).toMatchObject({ code: "TOO_MANY_REQUESTS", reason: "limit.reached" });
    expect(refusal.retryAfter).toBeGreaterThan(0);
    expect(refusal.retryAfter).toBeLessThanOrEqual(60);
    await serviceOf(db, { key: other.key, calls: 1 }, now, origin);
  });

  test("shows its last use, and is in the log once an hour with the address", async () => {
    const { id, key } = await keys().create(draft());
    await Promise.all(Array.from({ length: 8 }, () => serviceOf(db, { key: key, calls: 1 }, now, origin)));
    await serviceOf(db, { key: key, calls: 1 }, hours(0.5), origin);
    await serviceOf(db, { key: key, calls: 1 }, hours(1.1), origin);
    const { items } = await keys().list({ ids: [id] });
    expect(new Date(items[0]?.lastUsedAt ?? 0)).toEqual(hours(1.1));
    const uses = (await entriesOf(id)).filter(({ action }) => action === "serviceKey.use");
    expect(uses).toEqual(
      Array.from({ length: 2 }, () => ({
        action: "serviceKey.use",
        changes: null,
        keyId: id,
        address: origin.address,
      })),
    );
  });
});

type Call = (input: object) => Promise<unknown>;

describe("scopes", () => {
  const input = { pageSize: 1 };
  const calls: Record<Scope, (caller: ReturnType<typeof api>) => Promise<unknown>> = {
    "lists:read": (caller) => caller.training.list(input),
    "people:read": (caller) => caller.user.list(input),
    "people:write": (caller) => caller.user.setActive({ id: 2_000_000_000, isActive: true }),
    "audit:read": (caller) => caller.audit.list(input),
  };

  test.each(scopes)("%s opens what it names and nothing else", async (scope) => {
    const caller = await withScopes(scope);
    for (const asked of scopes) {
      const reason = await calls[asked](caller).then(
        () => undefined,
        (error) => error.reason,
      );
      // Past the scope, the person is not there.
      const expected = asked === "people:write" ? "user.notFound" : undefined;
      expect(reason, asked).toBe(asked === scope ? expected : "serviceKey.scopeMissing");
    }
  });

  test("a procedure that names no scope is closed to every key", async () => {
    const caller = await withScopes(...scopes);
    const open = Object.entries(appRouter._def.procedures)
      .filter(
        ([, procedure]) => (procedure as unknown as { _def: { meta?: { scope?: Scope } } })._def.meta?.scope,
      )
      .map(([name]) => name);
    expect(open.length).toBeGreaterThan(8);
    for (const name of Object.keys(appRouter._def.procedures).filter((name) => !open.includes(name))) {
      const [noun = "", verb = ""] = name.split(".");
      const procedures = caller as unknown as Record<string, Record<string, Call>>;
      const reason = await procedures[noun]?.[verb]?.({ id: 1 }).then(
        () => undefined,
        (error) => error.reason,
      );
      expect(reason, name).toBe("serviceKey.scopeMissing");
    }
  });

  test("lists:read sees drafts, and neither joining links nor answer keys", async () => {
    const secret = "https://meet.example/SECRET";
    const training = await make.training({ status: "DRAFT", meetLink: secret, meetingId: "SECRET" });
    const exam = await make.exam({ trainingId: training.id, status: "DRAFT" });
    await make.question({ examId: exam.id, explanation: { az: "SECRET" } });
    const lesson = await make.lesson({ trainingId: training.id, content: { az: "SECRET" } });
    await make.file({
      purpose: "LESSON_VIDEO",
      trainingId: training.id,
      lessonId: lesson.id,
      url: "/SECRET",
    });
    const caller = await withScopes("lists:read");
    const answers = [
      await caller.training.list({ ids: [training.id], includeModules: true, includeTranslations: true }),
      await caller.training.byId({ id: training.id, includeModules: true }),
      await caller.exam.list({ ids: [exam.id], includeQuestions: true, includeTranslations: true }),
      await caller.exam.byId({ id: exam.id, includeQuestions: true }),
    ];
    expect(answers).toMatchObject([{ total: 1 }, { id: training.id }, { total: 1 }, { id: exam.id }]);
    expect(JSON.stringify(answers)).not.toMatch(/SECRET|isCorrect|@agrar\.example/);
  });
});

describe("rotating", () => {
  test("gives a key that takes over, and the old one goes on for the overlap", async () => {
    const { id, key } = await keys().create(draft({ days: 10, scopes: ["audit:read"], callsPerMinute: 77 }));
    await db.serviceKey.update({ where: { id }, data: { createdAt: now } });
    const next = await keys(admin, hours(48)).rotate({ id, overlapHours: 24 });
    expect(next.key).not.toBe(key);
    expect(await serviceOf(db, { key: key, calls: 1 }, hours(71), origin)).toMatchObject({ keyId: id });
    await expect(serviceOf(db, { key: key, calls: 1 }, hours(72), origin)).rejects.toMatchObject({
      reason: "serviceKey.invalid",
    });
    expect(await serviceOf(db, { key: next.key, calls: 1 }, hours(72), origin)).toMatchObject({
      keyId: next.id,
      scopes: ["audit:read"],
    });
    expect(await db.serviceKey.findUnique({ where: { id: next.id } })).toMatchObject({
      name: "Subsidiya portalı",
      callsPerMinute: 77,
      expiresAt: hours(48 + 240),
    });
    expect((await entriesOf(id)).find(({ action }) => action === "serviceKey.rotate")).toMatchObject({
      changes: { nextId: [null, next.id] },
    });
  });

  test("with no overlap ends the old key at once, and never makes it last longer", async () => {
    const one = await keys().create(draft({ days: 1 }));
    await keys().rotate({ id: one.id, overlapHours: 0 });
    await expect(serviceOf(db, { key: one.key, calls: 1 }, now, origin)).rejects.toMatchObject({
      reason: "serviceKey.invalid",
    });
    const two = await keys().create(draft({ days: 1 }));
    await keys().rotate({ id: two.id, overlapHours: 168 });
    await expect(serviceOf(db, { key: two.key, calls: 1 }, hours(24), origin)).rejects.toMatchObject({
      reason: "serviceKey.invalid",
    });
  });

  test("is refused for a key that is no longer in force", async () => {
    const { id } = await keys().create(draft({ days: 1 }));
    await expect(keys(admin, hours(24)).rotate({ id })).rejects.toMatchObject({
      reason: "serviceKey.notFound",
    });
    await keys().revoke({ id });
    for (const wrong of [id, 2_000_000_000])
      for (const call of [() => keys().rotate({ id: wrong }), () => keys().revoke({ id: wrong })])
        await expect(call()).rejects.toMatchObject({ code: "NOT_FOUND", reason: "serviceKey.notFound" });
    expect((await entriesOf(id)).map(({ action }) => action)).toEqual([
      "serviceKey.create",
      "serviceKey.revoke",
    ]);
  });
});

test("the list is one statement, in the promised shape, by state, name and every sort", async () => {
  const { id } = await keys().create(draft({ name: "Baytarlıq reyestri" }));
  const expired = await keys(admin, hours(-48)).create(draft({ name: "Köhnə reyestr", days: 1 }));
  const revoked = await keys().create(draft({ name: "Geri alınmış" }));
  await keys().revoke({ id: revoked.id });
  const { result, statements } = await countStatements(() => keys().list({ pageSize: 100 }));
  expect(statements).toHaveLength(budgetOf("serviceKey.list"));
  serviceKeyPage.extend({ items: serviceKey.array() }).parse(result);
  const states = new Map(result.items.map((item) => [item.id, item.state]));
  expect([id, expired.id, revoked.id].map((each) => states.get(each))).toEqual([
    "ACTIVE",
    "EXPIRED",
    "REVOKED",
  ]);
  for (const state of ["ACTIVE", "EXPIRED", "REVOKED"] as const) {
    const { items } = await keys().list({ state, pageSize: 100 });
    expect(items.map((item) => item.id)).toEqual(
      result.items.filter((item) => item.state === state).map((item) => item.id),
    );
  }
  expect((await keys().list({ search: "reyestr baytar" })).items.map((item) => item.id)).toEqual([id]);
  const byName = await keys().list({ sort: "name", order: "asc", search: "reyestr" });
  expect(byName.items.map(({ name }) => name)).toEqual(["Baytarlıq reyestri", "Köhnə reyestr"]);
  const byEnd = await keys().list({ sort: "expiresAt", order: "asc", search: "reyestr" });
  expect(byEnd.items.map(({ name }) => name)).toEqual(["Köhnə reyestr", "Baytarlıq reyestri"]);
});
