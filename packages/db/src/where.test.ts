import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { given } from "./given.ts";
import { Prisma } from "./index.ts";
import { cloneDb } from "./testing.ts";
import { columnOf, sqlWhere } from "./where.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

const types = ["ONLINE", "OFFLINE", "VIDEO"] as const;
const statuses = ["DRAFT", "PUBLISHED"] as const;
const days = ["2026-01-01", "2026-06-01", "2026-12-31"].map((day) => new Date(day));
let trainers: number[] = [];

beforeAll(async () => {
  const make = given(db);
  trainers = await Promise.all([make.user(), make.user()]).then((users) => users.map(({ id }) => id));
  const category = await make.category();
  const trainings: { id: number }[] = [];
  for (let n = 0; n < 24; n++) {
    trainings.push(
      await make.training({
        categoryId: category.id,
        trainerId: trainers[n % 2] as number,
        type: types[n % 3] as (typeof types)[number],
        status: statuses[n % 2] as (typeof statuses)[number],
        difficulty: n % 4 === 0 ? null : "EXPERT",
        startDate: n % 5 === 0 ? null : (days[n % 3] as Date),
        capacity: n % 7 === 0 ? null : n + 1,
      }),
    );
  }
  for (let n = 0; n < 12; n++) {
    await make.exam({
      categoryId: category.id,
      trainingId: n % 3 === 0 ? null : (trainings[n]?.id as number),
    });
  }
});

const scalar = fc.oneof(
  fc.record({ type: fc.constantFrom(...types) }),
  fc.record({ status: fc.constantFrom(...statuses) }),
  fc.record({ difficulty: fc.constantFrom(null, "EXPERT" as const) }),
  fc.record({ difficulty: fc.record({ not: fc.constantFrom(null, "EXPERT" as const) }) }),
  fc.record({ type: fc.record({ in: fc.subarray([...types]) }) }),
  fc.record({ startDate: fc.constantFrom(null, ...days) }),
  fc.record({ startDate: fc.record({ gte: fc.constantFrom(...days) }) }),
  fc.record({
    startDate: fc.record({ gt: fc.constantFrom(...days), lte: fc.constantFrom(...days, undefined) }),
  }),
  fc.record({ capacity: fc.record({ lt: fc.integer({ min: 0, max: 30 }) }) }),
  fc.record({ hasCertificate: fc.constantFrom(true, false, undefined) }),
);
const { where } = fc.letrec<{ where: Prisma.TrainingWhereInput }>((tie) => ({
  where: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar as fc.Arbitrary<Prisma.TrainingWhereInput>,
    fc.record({ AND: fc.array(tie("where"), { maxLength: 3 }) }),
    fc.record({ OR: fc.array(tie("where"), { maxLength: 3 }) }),
    fc.record({ NOT: scalar as fc.Arbitrary<Prisma.TrainingWhereInput> }),
    fc
      .tuple(scalar, tie("where"))
      .map(([one, other]) => ({ ...one, AND: other }) as Prisma.TrainingWhereInput),
  ),
}));

function emptyInside(condition: Prisma.TrainingWhereInput): boolean {
  try {
    sqlWhere(condition, "t");
    return false;
  } catch (error) {
    expect((error as Error).message).toContain("empty");
    return true;
  }
}

test("it finds the rows that Prisma finds", async () => {
  await fc.assert(
    fc.asyncProperty(where, async (condition) => {
      fc.pre(!emptyInside(condition));
      const prisma = await db.training.findMany({
        where: condition,
        select: { id: true },
        orderBy: { id: "asc" },
      });
      const sql =
        await db.$queryRaw`select t.id from trainings t where ${sqlWhere(condition, "t")} order by t.id`;
      expect(sql).toEqual(prisma);
    }),
    { numRuns: 150 },
  );
});

test("it follows a relation to one, and none where there is none", async () => {
  const conditions: Prisma.ExamWhereInput[] = [
    { training: { trainerId: trainers[0] as number } },
    { training: { status: "PUBLISHED" } },
    { OR: [{ trainingId: null }, { training: { startDate: null } }] },
  ];
  for (const condition of conditions) {
    const prisma = await db.exam.findMany({ where: condition, select: { id: true }, orderBy: { id: "asc" } });
    const sql = await db.$queryRaw`select e.id from exams e left join trainings t on t.id = e.training_id
      where ${sqlWhere(condition, "e", { training: { alias: "t" } })} order by e.id`;
    expect(prisma.length).toBeGreaterThan(0);
    expect(sql).toEqual(prisma);
  }
});

test("what it does not know it refuses", () => {
  expect(() => sqlWhere({ title: { contains: "a" } }, "t")).toThrow('"contains" on "title"');
  expect(() => sqlWhere({ OR: [{ status: "DRAFT" }, {}] }, "t")).toThrow("empty condition");
  expect(() => sqlWhere({ status: "DRAFT", OR: [] }, "t")).toThrow("empty OR");
  expect(() =>
    sqlWhere({ NOT: { training: { status: "DRAFT" } } }, "e", { training: { alias: "t" } }),
  ).toThrow("training");
  expect(() => sqlWhere({ exams: { some: {} } }, "t")).toThrow('"some" on "exams"');
});

test("every field of the schema is in the column that its name says", async () => {
  const columns = await db.$queryRaw<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns where table_schema = 'public'`;
  const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const fields = {
    users: Prisma.UserScalarFieldEnum,
    trainers: Prisma.TrainerScalarFieldEnum,
    categories: Prisma.CategoryScalarFieldEnum,
    trainings: Prisma.TrainingScalarFieldEnum,
    exams: Prisma.ExamScalarFieldEnum,
    registrations: Prisma.RegistrationScalarFieldEnum,
  };
  for (const [table, names] of Object.entries(fields)) {
    for (const field of Object.values(names)) expect(there).toContain(`${table}.${columnOf(field)}`);
  }
});
