import { createDb } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createMonitor, type MonitorOptions } from "./monitor.ts";
import { planOf } from "./plans.ts";
import { readMetrics } from "./reading.ts";
import { isRead } from "./slow.ts";

let clone: Awaited<ReturnType<typeof cloneDb>>;
beforeAll(async () => {
  clone = await cloneDb();
});
afterAll(() => clone.drop());

const patient = { timeout: 15_000 };

/** A monitor with a client whose statements it hears, and the lines that it writes to the log. To it no statement is slow by itself. */
function watched(options: MonitorOptions = {}) {
  const lines: (Record<string, unknown> & { message: string })[] = [];
  const monitor = createMonitor({
    log: (details, message) => lines.push({ ...details, message }),
    slowAbove: Number.POSITIVE_INFINITY,
    ...options,
  });
  const db = createDb({ url: clone.url, watch: monitor.statement });
  monitor.watch({ db });
  return { monitor, db, lines, [Symbol.asyncDispose]: () => db.close() };
}

const answered = async (work: () => Promise<unknown>) => {
  await work();
  return { ok: true };
};

describe("a call with more statements than its budget", () => {
  test("is counted, written to the log with what it sent again and again, and shown", async () => {
    await using world = watched();
    const { monitor, db, lines } = world;
    const make = given(clone.db);
    for (let n = 0; n < 5; n++) await make.user({ lastName: `secret-${n}` });
    // One statement for the list, and one more for each of its rows.
    const each = async () => {
      const rows = await db.$queryRaw<{ id: number }[]>`select id from users`;
      for (const { id } of rows) await db.$queryRaw`select last_name from users where id = ${id}`;
    };
    await monitor.call("user.list", 1, () => answered(each));
    await monitor.call("user.list", 1, () => answered(() => db.$queryRaw`select id from users`));
    const text = "select last_name from users where id = $1";
    const expected = { procedure: "user.list", statements: 6, budget: 1, text, times: 5 };
    expect(lines).toEqual([{ ...expected, message: "a call sent more statements than its budget" }]);
    const { overBudget, procedures } = await monitor.figures();
    expect(overBudget).toEqual([{ ...expected, at: expect.any(String) }]);
    expect(procedures).toMatchObject([
      { name: "user.list", calls: 2, statements: 3.5, mostStatements: 6, overBudget: 1 },
    ]);
    const reading = readMetrics(await monitor.metrics());
    expect(reading.of("agrar_procedure_over_budget_total", { procedure: "user.list" })).toBe(1);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("is not one for what was asked before it was let in, or by what it left running", async () => {
    await using world = watched();
    const { monitor, db, lines } = world;
    let left: Promise<unknown> = Promise.resolve();
    await monitor.call("user.list", 1, () =>
      answered(async () => {
        await db.$queryRaw`select 'its limit'`;
        monitor.admitted();
        await db.$queryRaw`select 'its own'`;
        left = new Promise((resolve) => setTimeout(resolve, 20)).then(() => db.$queryRaw`select 'later'`);
      }),
    );
    await left;
    expect(lines).toEqual([]);
    expect((await monitor.figures()).procedures).toMatchObject([{ mostStatements: 1, overBudget: 0 }]);
  });

  test("calls side by side are counted apart", async () => {
    await using world = watched();
    const { monitor, db, lines } = world;
    await Promise.all(
      Array.from({ length: 20 }, () =>
        monitor.call("exam.list", 2, () =>
          answered(async () => {
            await db.$queryRaw`select 1 from pg_sleep(0.002)`;
            await db.$queryRaw`select 2`;
          }),
        ),
      ),
    );
    expect(lines).toEqual([]);
    expect((await monitor.figures()).procedures).toMatchObject([
      { name: "exam.list", calls: 20, statements: 2, mostStatements: 2, overBudget: 0 },
    ]);
  });
});

describe("a slow statement", () => {
  const slow = { slowAbove: 30 };
  const nap = (db: ReturnType<typeof createDb>) =>
    db.$queryRaw`select 7 as n from pg_sleep(0.05) where ${"secret-value"}::text <> ''`;

  test("is one line in the log, with who sent it and no value", async () => {
    await using world = watched(slow);
    const { monitor, db, lines } = world;
    await monitor.call("training.list", 1, () => answered(() => nap(db)));
    monitor.statement("select 'quick'")({ ms: slow.slowAbove, rows: 1, error: undefined });
    await vi.waitFor(() => expect(lines).toHaveLength(1), patient);
    const text = "select 7 as n from pg_sleep(0.05) where $1::text <> ''";
    expect(lines[0]).toEqual({
      message: "slow statement",
      at: expect.any(String),
      by: "training.list",
      ms: expect.any(Number),
      rows: 1,
      text,
      plan: undefined,
    });
    expect(lines[0]?.ms).toBeGreaterThanOrEqual(50);
    expect(JSON.stringify(lines)).not.toContain("secret");
    expect((await monitor.figures()).slow).toMatchObject([{ by: "training.list", text, plan: null }]);
    expect(readMetrics(await monitor.metrics()).of("agrar_slow_statements_total")).toBe(1);
  });

  test("that nobody's call sent, and one that failed, are there too", async () => {
    await using world = watched(slow);
    const { db, lines } = world;
    await nap(db);
    await expect(
      db.$queryRaw`select 1 / (${-1}::int + count(*)::int) from pg_sleep(0.05) where ${"secret"}::text <> ''`,
    ).rejects.toThrow("division by zero");
    await vi.waitFor(() => expect(lines).toHaveLength(2), patient);
    expect(lines).toMatchObject([
      { by: null, rows: 1 },
      { by: null, rows: null },
    ]);
    expect(JSON.stringify(lines)).not.toContain("secret");
  });

  test("has its plan where plans are asked for, made on a connection of its own, and not each time", async () => {
    const plan = vi.fn(planOf(clone.url));
    await using world = watched({ ...slow, plan });
    const { db, lines } = world;
    await nap(db);
    await vi.waitFor(() => expect(lines).toHaveLength(1), patient);
    expect(lines[0]?.plan).toMatch(/Function Scan on pg_sleep/);
    expect(lines[0]?.plan).toContain("$1");
    expect(JSON.stringify(lines)).not.toContain("secret");
    await nap(db);
    await vi.waitFor(() => expect(lines).toHaveLength(2), patient);
    expect(lines[1]?.plan).toBeUndefined();
    expect(plan).toHaveBeenCalledTimes(1);
  });

  test("that writes is never planned, and neither is more than one", async () => {
    for (const text of ["select 1", "\n  with a as (select 1) select * from a"])
      expect(isRead(text), text).toBe(true);
    for (const text of [
      "insert into facts values (1)",
      "with gone as (delete from users returning 1) select * from gone",
      "select * into copy from users",
      "select nextval('users_id_seq')",
      "select 1; delete from users",
      "update users set id = 1",
      "BEGIN",
    ])
      expect(isRead(text), text).toBe(false);
    // Even if it were asked for: the connection may only read, and what is planned is not run.
    await expect(planOf(clone.url)("delete from facts")).resolves.toContain("Delete on facts");
    await clone.db.$executeRaw`insert into facts (name, subject, data) values ('a/b', 'a:1', '{}')`;
    await expect(planOf(clone.url)("select 1; delete from facts")).rejects.toThrow("read-only transaction");
    expect(await clone.db.fact.count()).toBe(1);
  });

  test("a plan that cannot be had costs the line nothing", async () => {
    const plan = () => Promise.reject(new Error("no connection"));
    await using world = watched({ ...slow, plan });
    await nap(world.db);
    await vi.waitFor(() => expect(world.lines).toHaveLength(1), patient);
    expect(world.lines[0]).toMatchObject({ message: "slow statement", plan: undefined });
  });
});
