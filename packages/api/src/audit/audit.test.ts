import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { describe, expect, test } from "vitest";
import { record } from "../audit.ts";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { auditEntry, auditPage, auditState } from "./schema.ts";

const now = new Date("2026-11-25T08:00:00Z");

/** A log of a test's own: a chain that a test breaks is broken for good. */
async function logOf(entries = 0) {
  const { db, drop } = await cloneDb();
  const make = given(db);
  const { id } = await make.user({ role: "ADMIN", firstName: "Rəna", lastName: "Quliyeva" });
  const viewer: Viewer = { role: "ADMIN", id };
  const api = createCaller({ db, viewer, now }).audit;
  const write = (n: number, change: object = {}) =>
    record(
      db,
      { viewer, origin: { requestId: `request-${n}`, address: "10.0.0.1" } },
      { action: "training.update", entity: "training", entityId: n, after: { capacity: n }, ...change },
    );
  for (let n = 1; n <= entries; n++) await write(n);
  const found = async (input: object = {}) =>
    (await api.list({ order: "asc", pageSize: 100, ...input })).items.map(({ id }) => id);
  /** Ids have gaps: what matters is their order. */
  const ids = await found();
  /** Which entries do not fit, by their place from 1, and how. */
  const breaks = async () => {
    const { breaks } = auditState.parse(await api.verify());
    return breaks.map(({ id, reason }) => [ids.indexOf(id) + 1, reason]);
  };
  /** What only the owner of the database can do: changing the log behind its triggers. */
  const tamper = async (...statements: string[]) => {
    const all = [
      "alter table audit_entries disable trigger user",
      ...statements,
      "alter table audit_entries enable trigger user",
    ];
    for (const statement of all) await db.$executeRawUnsafe(statement);
  };
  return { db, id, viewer, api, write, found, ids, breaks, tamper, [Symbol.asyncDispose]: drop };
}

describe("the chain", () => {
  test("is whole, and its head is the hash of the last entry", async () => {
    await using log = await logOf();
    expect(await log.api.verify()).toEqual({ entries: 0, head: null, breaks: [] });
    for (let n = 1; n <= 3; n++) await log.write(n);
    const state = auditState.parse(await log.api.verify());
    const { items } = await log.api.list();
    expect(state).toEqual({ entries: 3, head: items[0]?.hash, breaks: [] });
    expect(state.head).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["action", "'training.delete'"],
    ["entity_id", "'99'"],
    ["user_id", "null"],
    ["role", "'LEARNER'"],
    ["changes", `'{"capacity": [null, 3000]}'`],
    ["address", "'10.0.0.2'"],
    ["request_id", "'request-4'"],
    ["at", "at + interval '1 millisecond'"],
  ])("shows an entry whose %s was altered", async (column, value) => {
    await using log = await logOf(5);
    await log.tamper(`update audit_entries set ${column} = ${value} where id = ${log.ids[2]}`);
    expect(await log.breaks()).toEqual([[3, "altered"]]);
  });

  test("shows an entry altered together with its hash by the one that follows it", async () => {
    await using log = await logOf(5);
    await log.tamper(
      `update audit_entries set role = 'LEARNER' where id = ${log.ids[2]}`,
      `update audit_entries e set hash = audit_hash(e) where id = ${log.ids[2]}`,
    );
    expect(await log.breaks()).toEqual([[4, "follows another"]]);
  });

  test("shows where an entry was removed, at the start too", async () => {
    await using log = await logOf(5);
    await log.tamper(`delete from audit_entries where id in (${log.ids[0]}, ${log.ids[3]})`);
    expect((await log.api.verify()).entries).toBe(3);
    expect(await log.breaks()).toEqual([
      [2, "follows another"],
      [5, "follows another"],
    ]);
  });

  test("shows an entry that was put between, whatever hash it has", async () => {
    await using log = await logOf(3);
    const between = (log.ids[2] ?? 0) - 1;
    await log.tamper(
      `insert into audit_entries (id, role, action, entity, previous)
         select ${between}, 'ADMIN', 'user.setRole', 'user', hash from audit_entries where id = ${log.ids[1]}`,
      `update audit_entries e set hash = audit_hash(e) where id = ${between}`,
    );
    expect(await log.breaks()).toEqual([[3, "follows another"]]);
  });

  test("ends elsewhere when the last entries are removed: who noted the head sees it", async () => {
    await using log = await logOf(5);
    const noted = (await log.api.verify()).head;
    await log.tamper(`delete from audit_entries where id = ${log.ids[4]}`);
    const { head, breaks } = await log.api.verify();
    expect(breaks).toEqual([]);
    expect(head).not.toBe(noted);
  });

  test("is whole after fifty entries that were written at once", async () => {
    await using log = await logOf();
    await Promise.all(Array.from({ length: 50 }, (_, n) => log.write(n + 1)));
    expect(await log.api.verify()).toMatchObject({ entries: 50, breaks: [] });
    const { items } = await log.api.list({ order: "asc", pageSize: 100 });
    const times = items.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
  });

  test("has no entry of what was undone, and takes the next one all the same", async () => {
    await using log = await logOf(1);
    const undone = log.db.$transaction(async (tx) => {
      await record(tx, { viewer: log.viewer, origin: undefined }, { action: "user.setRole", entity: "user" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await log.write(2);
    expect(await log.api.verify()).toMatchObject({ entries: 2, breaks: [] });
  });
});

test("entries are neither changed nor removed, and cannot choose their time, id or place", async () => {
  await using log = await logOf(2);
  const refused = [
    "update audit_entries set role = 'LEARNER'",
    "delete from audit_entries",
    "truncate audit_entries cascade",
  ];
  for (const statement of refused)
    await expect(log.db.$executeRawUnsafe(statement), statement).rejects.toThrow("audit.appendOnly");
  await expect(log.db.user.delete({ where: { id: log.id } })).rejects.toThrow();
  await log.db.$executeRawUnsafe(`
    insert into audit_entries (id, at, role, action, entity, previous, hash)
    values (1, '2020-01-01', 'ADMIN', 'user.setRole', 'user', repeat('a', 64), repeat('b', 64))`);
  const { items } = await log.api.list({ pageSize: 1 });
  expect(items[0]?.id).toBeGreaterThan(log.ids[1] ?? 0);
  expect(items[0]?.at).not.toMatch(/^2020/);
  expect((await log.api.verify()).breaks).toEqual([]);
});

describe("an entry", () => {
  test("says who, when, from where, and of each field that changed both values", async () => {
    await using log = await logOf();
    const before = { role: "LEARNER", isActive: true, tags: ["a"] };
    const after = { role: "TRAINER", isActive: true, tags: ["a"], note: undefined };
    await log.write(7, { action: "user.setRole", entity: "user", before, after });
    await record(
      log.db,
      { viewer: { role: "ANONYMOUS" }, origin: undefined },
      { action: "account.signUp", entity: "user" },
    );
    const { items } = auditPage.extend({ items: auditEntry.array() }).parse(await log.api.list());
    expect(items).toMatchObject([
      { user: null, key: null, role: "ANONYMOUS", entityId: null, changes: null, address: null },
      {
        user: { id: log.id, firstName: "Rəna", lastName: "Quliyeva" },
        key: null,
        role: "ADMIN",
        action: "user.setRole",
        entity: "user",
        entityId: "7",
        changes: { role: ["LEARNER", "TRAINER"] },
        address: "10.0.0.1",
        requestId: "request-7",
      },
    ]);
    expect(Math.abs(Date.parse(items[0]?.at ?? "") - Date.now())).toBeLessThan(60_000);
  });
});

describe("the list", () => {
  test("is one statement whatever its size, and by cursor shows each entry once", async () => {
    await using log = await logOf(20);
    for (const pageSize of [1, 10, 100]) {
      const { statements } = await countStatements(() => log.api.list({ pageSize }));
      expect(statements).toHaveLength(budgetOf("audit.list"));
    }
    const seen: number[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await log.api.list({ pageSize: 6, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(log.ids.toReversed());
  });

  test("is narrowed down by who, what, which row, which request and when", async () => {
    await using log = await logOf(2);
    const { id: keyId } = await createCaller({ db: log.db, viewer: log.viewer, now }).serviceKey.create({
      name: "Audit",
      scopes: ["audit:read"],
    });
    const service: Viewer = { role: "SERVICE", keyId, scopes: ["audit:read"] };
    await record(
      log.db,
      { viewer: service, origin: undefined },
      { action: "serviceKey.use", entity: "serviceKey", entityId: keyId },
    );
    await log.write(3, { action: "training.updateCover" });
    await log.write(4, { action: "trainingCenter.update", entity: "trainingCenter" });
    const all = await log.found();
    const found = async (input: object) => (await log.found(input)).map((id) => all.indexOf(id) + 1);
    expect(await found({ userId: log.id })).toEqual([1, 2, 3, 5, 6]);
    expect(await found({ keyId })).toEqual([4]);
    expect(await found({ action: "training.update" })).toEqual([1, 2]);
    expect(await found({ action: "training" })).toEqual([1, 2, 5]);
    expect(await found({ action: "t_aining" })).toEqual([]);
    expect(await found({ entity: "serviceKey", entityId: String(keyId) })).toEqual([3, 4]);
    expect(await found({ requestId: "request-2" })).toEqual([2]);
    const today = new Date(Date.now() + 4 * 3_600_000).toISOString().slice(0, 10);
    expect(await found({ from: today, to: today })).toHaveLength(6);
    expect(await found({ to: "2026-01-01" })).toEqual([]);
    expect((await createCaller({ db: log.db, viewer: service, now }).audit.list()).total).toBe(6);
  });

  test("begins its days at midnight in Baku", async () => {
    await using log = await logOf(2);
    await log.tamper(
      `update audit_entries set at = '2026-03-09T19:59:59.999Z' where id = ${log.ids[0]}`,
      `update audit_entries set at = '2026-03-09T20:00:00Z' where id = ${log.ids[1]}`,
    );
    const found = (day: string) => log.found({ from: day, to: day });
    expect(await found("2026-03-09")).toEqual([log.ids[0]]);
    expect(await found("2026-03-10")).toEqual([log.ids[1]]);
  });

  test("is for admins and for keys that read it", async () => {
    await using log = await logOf(1);
    const refused: Viewer[] = [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id: log.id },
      { role: "TRAINER", id: log.id },
      { role: "SERVICE", keyId: 1, scopes: ["lists:read", "people:read", "people:write"] },
    ];
    for (const viewer of refused) {
      const { audit } = createCaller({ db: log.db, viewer, now });
      const code = viewer.role === "ANONYMOUS" ? "UNAUTHORIZED" : "FORBIDDEN";
      await expect(audit.list()).rejects.toMatchObject({ code });
      await expect(audit.verify()).rejects.toMatchObject({ code });
    }
  });
});
