import { createDb, type Db, Prisma } from "@agrar/db";
import { seedBench } from "@agrar/db/seed";
import { databaseFor, joinTestServer } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { createCaller } from "../server.ts";

const server = await joinTestServer();
const url = await databaseFor(server.url, "plans_large", async (database) => {
  await seedBench(database, "large");
});
const db = createDb({ url, poolSize: 2 });
afterAll(async () => {
  await db.close();
  await server.leave();
});

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };

/** A database that plans every statement it is asked, and keeps what it finds. */
function planning(plans: Plan[]): Db {
  const explain = async (statement: Prisma.Sql) => {
    const [row] = await db.$queryRawUnsafe<[{ "QUERY PLAN": [{ Plan: Plan }] }]>(
      `explain (format json) ${statement.text}`,
      ...statement.values,
    );
    plans.push(row["QUERY PLAN"][0].Plan);
    return db.$queryRaw(statement);
  };
  const queryRaw = (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) =>
    explain("sql" in query ? query : Prisma.sql(query, ...values));
  return { $queryRaw: queryRaw } as unknown as Db;
}

/** What no list may read, however few rows of it: its rows are counted where they are written. */
const counted = ["registrations", "lesson_progress", "exam_attempts"];
/** Few rows, and they stay few. */
const small = ["categories", "trainers"];

/** The tables of a plan that are read whole, or should not be read at all. */
function scanned(plan: Plan): string[] {
  const table = plan["Relation Name"] ?? "";
  const whole = plan["Node Type"] === "Seq Scan" && !small.includes(table);
  return [...(whole || counted.includes(table) ? [table] : []), ...(plan.Plans ?? []).flatMap(scanned)];
}

async function scannedBy(viewer: Viewer, call: (api: ReturnType<typeof createCaller>) => Promise<unknown>) {
  const plans: Plan[] = [];
  await call(createCaller({ db: planning(plans), viewer, now: new Date("2026-11-23T08:00:00Z") }));
  expect(plans.length).toBeGreaterThan(0);
  return plans.flatMap(scanned);
}

const viewers: Viewer[] = [{ role: "ANONYMOUS" }, { role: "TRAINER", id: 5 }, { role: "ADMIN", id: 1 }];

const trainingInputs = [
  ...(["createdAt", "title", "startDate", "endDate", "difficulty", "registrations"] as const).flatMap(
    (sort) => (["asc", "desc"] as const).map((order) => ({ sort, order })),
  ),
  { lang: "en", sort: "title" },
  { lang: "ru", sort: "title" },
  { category: 3 },
  { category: "Arıçılıq" },
  { trainerId: 7 },
  { difficulty: "EXPERT" },
  { type: "OFFLINE" },
  { status: "DRAFT" },
  { hasCertificate: true },
  { from: "2026-10-01", to: "2026-12-31" },
  { ids: [1, 2, 3, 4000] },
  { search: "damcı suvarma" },
  { search: "ba", category: 2 },
  { category: 1, type: "ONLINE", difficulty: "BEGINNER", hasCertificate: true, sort: "registrations" },
  { page: 40, pageSize: 100 },
  { includeModules: true },
] as const;

const examInputs = [
  ...(["createdAt", "title", "startDate", "endDate", "passingScore", "registrations"] as const).flatMap(
    (sort) => (["asc", "desc"] as const).map((order) => ({ sort, order })),
  ),
  { category: 3 },
  { trainingId: 12 },
  { trainerId: 7 },
  { phase: "ACTIVE" },
  { phase: "UPCOMING" },
  { phase: "ENDED", sort: "endDate" },
  { type: "INDEPENDENT" },
  { hasCertificate: true },
  { status: "PUBLISHED" },
  { from: "2026-10-01" },
  { search: "imtahan suvarma" },
  { page: 20, pageSize: 100 },
  { includeQuestions: true },
] as const;

describe.each(viewers)(
  "for $role, no listing of 5 000 trainings and 500 000 registrations reads a whole table",
  (viewer) => {
    test.each(trainingInputs)("training.list %j", async (input) => {
      expect(
        await scannedBy(viewer, (api) => api.training.list({ pageSize: 50, ...input } as never)),
      ).toEqual([]);
    });

    test.each(examInputs)("exam.list %j", async (input) => {
      expect(await scannedBy(viewer, (api) => api.exam.list({ pageSize: 50, ...input } as never))).toEqual(
        [],
      );
    });

    test("by cursor, categories, trainers and one of each", async () => {
      const { nextCursor } = await createCaller({ db, viewer, now: new Date() }).training.list({
        sort: "title",
      });
      const cursor = nextCursor as string;
      expect(await scannedBy(viewer, (api) => api.training.list({ sort: "title", cursor }))).toEqual([]);
      expect(await scannedBy(viewer, (api) => api.category.list())).toEqual([]);
      expect(await scannedBy(viewer, (api) => api.trainer.list({ pageSize: 50 }))).toEqual([]);
      expect(await scannedBy(viewer, (api) => api.training.list({ ids: [3], includeModules: true }))).toEqual(
        [],
      );
    });
  },
);

test("of a word that most rows have, as many rows are read as it has, and never what is counted", async () => {
  for (const search of ["su", "e"]) {
    const read = await scannedBy({ role: "ANONYMOUS" }, (api) => api.training.list({ search }));
    expect(new Set(read)).toEqual(new Set(["trainings"]));
  }
});

test("a search stays quick when its plan is kept for words it was not made for", async () => {
  const patient = createDb({ url, poolSize: 1, statementTimeout: 5_000 });
  const api = createCaller({ db: patient, viewer: { role: "ANONYMOUS" }, now: new Date() });
  try {
    // A statement is named at its third use, and PostgreSQL decides after five more whether to keep one plan.
    for (const search of ["yoxdur", "pambıq", "a", "su", "e", "damcı", "a", "su", "yoxdur", "e", "a", "su"]) {
      for (const list of [api.training.list, api.exam.list]) {
        expect((await list({ search, pageSize: 50 })).total).not.toBeNull();
      }
    }
  } finally {
    await patient.close();
  }
});

test("a statement that reads a whole table, or what is counted, is found out", async () => {
  const found = async (statement: Prisma.Sql) => {
    const plans: Plan[] = [];
    await planning(plans).$queryRaw(statement);
    return plans.flatMap(scanned);
  };
  expect(await found(Prisma.sql`select id from trainings where capacity % 7 = 3`)).toEqual(["trainings"]);
  expect(await found(Prisma.sql`select count(*) from registrations where training_id = 1`)).toEqual([
    "registrations",
  ]);
});
