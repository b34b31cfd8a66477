import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { withClient } from "../../src/database.ts";
import { given } from "../../src/given.ts";
import { cloneDb } from "../../src/testing.ts";
import { verifyAudit } from "./verify.ts";

/** A log of five entries that say all that an entry can say. */
async function log() {
  const { db, url, drop } = await cloneDb();
  onTestFinished(drop);
  const make = given(db);
  const { id: userId } = await make.user({ role: "ADMIN" });
  const { id: keyId } = await make.serviceKey();
  const about = { action: "user.setRole", entity: "user", entityId: "7" };
  await db.auditEntry.createMany({
    data: [
      { ...about, role: "ADMIN", userId, changes: { role: ["LEARNER", "TRAINER"], "Ə\u0001": [1.0, null] } },
      { ...about, role: "ADMIN", userId, address: "2001:db8::1", requestId: 'quote"d' },
      { ...about, role: "SERVICE", keyId },
      { role: "ANONYMOUS", action: "account.signInFailed", entity: "user" },
      { ...about, role: "ADMIN", userId },
    ],
  });
  const { head } = await verifyAudit(url);
  const [id = "", hash = ""] = head?.split(":") ?? [];
  return { db, url, noted: { id: Number(id), hash } };
}

/** For transactions that wait for each other, on a machine that does much else. */
const patient = { maxWait: 20_000, timeout: 20_000 };

/** What somebody does who may do everything in the database. */
const tamper = (url: string, sql: string) =>
  withClient(url, (client) => client.query(`set session_replication_role = replica; ${sql}`));

const last = "(select max(id) from audit_entries)";
const middle = `(${last} - 2)`;

test("a log that nobody touched is whole, and has the entry that was noted", async () => {
  const { db, url, noted } = await log();
  expect(await verifyAudit(url, noted)).toEqual({
    entries: 5,
    head: `${noted.id}:${noted.hash}`,
    faults: [],
  });
  await db.auditEntry.create({ data: { role: "ADMIN", action: "user.setRole", entity: "user" } });
  expect(await verifyAudit(url, noted)).toMatchObject({ entries: 6, faults: [] });
});

test("the command computes what the database computes, in whichever zone and style of dates", async () => {
  const { db, url } = await log();
  const [row] = await db.$queryRaw<[{ count: number }]>`
    select count(*)::int from audit_entries e where e.hash = audit_hash(e)`;
  expect(row.count).toBe(5);
  expect(await db.$queryRaw`select * from audit_breaks`).toEqual([]);
  const elsewhere = `${url}?options=${encodeURIComponent("-c timezone=Asia/Baku -c datestyle=German -c lc_time=C -c extra_float_digits=0")}`;
  expect((await verifyAudit(elsewhere)).faults).toEqual([]);
});

test.each([
  ["a changed value", `update audit_entries set role = 'LEARNER' where id = ${middle}`, /was altered/],
  [
    "a changed time",
    `update audit_entries set at = at - interval '1 ms' where id = ${middle}`,
    /was altered/,
  ],
  ["a changed author", `update audit_entries set user_id = null where id = ${last}`, /was altered/],
  ["a removed entry", `delete from audit_entries where id = ${middle}`, /does not follow/],
  [
    "the removed first entry",
    "delete from audit_entries where id = (select min(id) from audit_entries)",
    /follow/,
  ],
  [
    "an entry with a hash that fits itself alone",
    `update audit_entries set role = 'LEARNER' where id = ${middle};
     update audit_entries e set hash = audit_hash(e) where id = ${middle}`,
    /does not follow/,
  ],
  [
    "an entry put in between",
    `update audit_entries set id = id + 10 where id = ${last};
     insert into audit_entries (id, role, action, entity, previous, hash)
     select id + 1, 'ADMIN', 'x.y', 'x', hash, repeat('1', 64) from audit_entries where id = (${last} - 11)`,
    /was altered/,
  ],
  [
    "an altered entry, and the function that the database checks it by",
    `update audit_entries set role = 'LEARNER' where id = ${middle};
     create or replace function audit_hash(e audit_entries) returns text language sql stable return e.hash`,
    /was altered/,
  ],
])("%s shows", async (_what, sql, fault) => {
  const { url } = await log();
  await tamper(url, sql);
  const { faults } = await verifyAudit(url);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.join("\n")).toMatch(fault);
});

test("a cut end, or a log that was written anew, shows beside a noted entry alone", async () => {
  const cut = await log();
  await tamper(cut.url, `delete from audit_entries where id = ${last}`);
  expect((await verifyAudit(cut.url)).faults).toEqual([]);
  expect((await verifyAudit(cut.url, cut.noted)).faults).toEqual([
    expect.stringMatching(/is not there any more/),
  ]);

  const anew = await log();
  await tamper(
    anew.url,
    `update audit_entries set role = 'LEARNER' where id = ${last};
     update audit_entries e set hash = audit_hash(e) where id = ${last}`,
  );
  expect((await verifyAudit(anew.url)).faults).toEqual([]);
  expect((await verifyAudit(anew.url, anew.noted)).faults).toEqual([expect.stringMatching(/another hash/)]);
});

test("fifty who write at once write one chain", async () => {
  const { db, url } = await log();
  const entry = { role: "ADMIN", action: "user.setRole", entity: "user" };
  await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      db
        .$transaction(async (tx) => {
          await tx.auditEntry.create({ data: { ...entry, entityId: String(n) } });
          if (n % 5 === 0) throw new Error("undone");
        }, patient)
        .catch(() => {}),
    ),
  );
  expect(await verifyAudit(url)).toMatchObject({ entries: 45, faults: [] });
});

test("the command prints the last entry, and ends with 1 when the log is not whole", async () => {
  const { url, noted } = await log();
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [main, ...args], { env: { ...process.env, DATABASE_URL: url } });
  const expected = `${noted.id}:${noted.hash}`;
  expect((await run("--expect", expected)).stdout).toBe(
    `5 entries, whole.\nNote the last one where nobody can change it: ${expected}\n`,
  );
  await expect(run("--expect", `999:${noted.hash}`)).rejects.toMatchObject({
    code: 1,
    stderr: "Entry 999, which was noted, is not there any more.\n",
  });
  await expect(run("--expect", "5")).rejects.toMatchObject({ code: 2 });
  await tamper(url, `update audit_entries set action = 'x.y' where id = ${middle}`);
  await expect(run()).rejects.toMatchObject({ code: 1, stdout: "5 entries, not whole.\n" });
});
