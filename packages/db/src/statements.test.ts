import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "./database.ts";
import {
  countStatements,
  createDb,
  poolFigures,
  recordStatements,
  type Statement,
  type StatementWatch,
} from "./index.ts";
import { emptyDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

/** Runs `use` with a client of one connection, so that statements of several scopes have to wait for each other. */
async function withDb<T>(use: (db: ReturnType<typeof createDb>) => Promise<T>, prepare = true): Promise<T> {
  const db = createDb({ url: database.url, poolSize: 1, prepare });
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

const textsOf = (statements: Statement[]) => statements.map(({ text }) => text);

test("counts what a transaction sends, its frame included", () =>
  withDb(async (db) => {
    const { result, statements } = await countStatements(() =>
      db.$transaction(async (tx) => {
        await tx.$queryRaw`select 1`;
        return tx.$queryRaw`select 2 as two`;
      }),
    );
    expect(result).toEqual([{ two: 2 }]);
    expect(textsOf(statements)).toEqual(["BEGIN", "select 1", "select 2 as two", "COMMIT"]);
  }));

test("measures how long each statement took, failed ones too", () =>
  withDb(async (db) => {
    const { statements } = await countStatements(async () => {
      await db.$queryRaw`select 1 from pg_sleep(0.05)`;
      await expect(db.$queryRaw`select 1 / 0`).rejects.toThrow("division by zero");
    });
    expect(statements).toHaveLength(2);
    expect(statements[0]?.ms).toBeGreaterThanOrEqual(50);
    expect(statements[1]?.ms).toBeGreaterThan(0);
  }));

test("scopes that share one connection see their own statements only", () =>
  withDb(async (db) => {
    const counts = Array.from({ length: 20 }, (_, scope) =>
      countStatements(async () => {
        await Promise.all(
          Array.from({ length: scope % 4 }, () => db.$queryRawUnsafe(`select ${scope} from pg_sleep(0.001)`)),
        );
        await db.$queryRawUnsafe(`select ${scope}`);
      }),
    );
    for (const [scope, { statements }] of (await Promise.all(counts)).entries()) {
      expect(statements).toHaveLength((scope % 4) + 1);
      for (const { text } of statements) expect(text).toContain(`select ${scope}`);
    }
  }));

test("an outer scope sees what an inner one sees, and nothing is kept outside of scopes", () =>
  withDb(async (db) => {
    const log: Statement[] = [];
    await db.$queryRaw`select 'outside'`;
    await recordStatements(log, async () => {
      await db.$queryRaw`select 'outer'`;
      const { statements } = await countStatements(() => db.$queryRaw`select 'inner'`);
      expect(textsOf(statements)).toEqual(["select 'inner'"]);
    });
    expect(textsOf(log)).toEqual(["select 'outer'", "select 'inner'"]);
  }));

test("a watch hears of each statement and its end, with no value of it", async () => {
  const heard: { text: string; rows: number | null; failed: boolean; ms: number }[] = [];
  const watch: StatementWatch = (text) => {
    const started = heard.length;
    return ({ ms, rows, error }) => {
      heard[started] = { text, rows, failed: error !== null && error !== undefined, ms };
    };
  };
  const db = createDb({ url: database.url, poolSize: 1, watch });
  try {
    await db.$queryRaw`select * from generate_series(1, ${3}::int) from_secret where ${"secret"} <> ''`;
    expect(poolFigures(db)).toEqual({ open: 1, idle: 1, waiting: 0, most: 1 });
    await expect(db.$queryRaw`select 1 / ${0}::int`).rejects.toThrow("division by zero");
  } finally {
    await db.close();
  }
  expect(heard).toEqual([
    {
      text: "select * from generate_series(1, $1::int) from_secret where $2 <> ''",
      rows: 3,
      failed: false,
      ms: expect.any(Number),
    },
    { text: "select 1 / $1::int", rows: null, failed: true, ms: expect.any(Number) },
  ]);
});

test.each([
  [true, 1],
  [false, 0],
])("with prepare=%s a connection keeps %i plans of a repeated statement", (prepare, plans) =>
  withDb(async (db) => {
    for (let run = 0; run < 4; run += 1) await db.$queryRaw`select 'repeated'`;
    const kept =
      await db.$queryRaw`select from pg_prepared_statements where statement like '%repeated%' and name <> ''
      and statement not like '%pg_prepared%'`;
    expect(kept).toHaveLength(plans);
  }, prepare),
);

test("moments come back right where the database has a zone of its own, and JSON as it was written", async () => {
  await withClient(database.url, (client) =>
    client.query(`do $$ begin
      execute format('alter database %I set timezone = ''Asia/Baku''', current_database());
    end $$`),
  );
  await withDb(async (db) => {
    const moment = new Date("2026-03-01T22:30:00.000Z");
    const [row] = await db.$queryRaw<unknown[]>`select ${moment}::timestamptz as moment,
      json_build_object('at', ${moment}::timestamptz, 'day', '2026-03-01'::date, 'rate', 12.50::numeric) as page`;
    expect(row).toEqual({
      moment,
      page: { at: "2026-03-01T22:30:00+00:00", day: "2026-03-01", rate: 12.5 },
    });
  });
});
