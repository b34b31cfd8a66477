import { type Db, Prisma } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { kept } from "./kept.ts";
import { createCaller } from "./server.ts";

const { db, drop } = await cloneDb();
const make = given(db);
afterAll(drop);

const { id, trainerId } = await make.training();
await make.lesson({ trainingId: id });
const exam = await make.exam({ trainingId: id });
await make.question({ examId: exam.id });
await make.rating({ trainingId: id, comment: "Yaxşı idi." });
await db.trainer.create({ data: { userId: trainerId, specialty: { az: "Aqronomiya" } } });

type Plan = { "Relation Name"?: string; Plans?: Plan[] };

const tablesOf = (plan: Plan): string[] => [
  ...(plan["Relation Name"] ? [plan["Relation Name"]] : []),
  ...(plan.Plans ?? []).flatMap(tablesOf),
];

/** The tables that the work reads. */
async function read(work: (db: Db) => Promise<unknown>): Promise<Set<string>> {
  const tables = new Set<string>();
  const $queryRaw = async (query: Prisma.Sql | TemplateStringsArray, ...values: unknown[]) => {
    const statement = "sql" in query ? query : Prisma.sql(query, ...values);
    const [row] = await db.$queryRawUnsafe<[{ "QUERY PLAN": [{ Plan: Plan }] }]>(
      `explain (format json) ${statement.text}`,
      ...statement.values,
    );
    for (const table of tablesOf(row["QUERY PLAN"][0].Plan)) tables.add(table);
    return db.$queryRaw(statement);
  };
  await work({ $queryRaw } as unknown as Db);
  return tables;
}

/** The tables whose changes are told. */
async function told(): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select tgrelid::regclass::text as name from pg_trigger where tgname = 'tell_update'`;
  return new Set(rows.map(({ name }) => name));
}

type Api = ReturnType<typeof createCaller>;
const calls: Record<string, (api: Api) => Promise<unknown>> = {
  "category.list": (api) => api.category.list({ includeTranslations: true }),
  "exam.list": (api) =>
    api.exam.list({
      includeQuestions: true,
      search: "imtahan",
      category: "x",
      hasCertificate: true,
      phase: "ACTIVE",
    }),
  "exam.byId": (api) => api.exam.byId({ id: exam.id, includeQuestions: true }),
  "rating.list": async (api) => {
    await api.rating.list({ trainingId: id, commented: true });
    await api.rating.list({ trainerId });
  },
  "search.overview": async (api) => {
    await api.search.overview({ search: "təlim" });
    await api.search.overview({ search: "tleim" });
  },
  "search.trainings": async (api) => {
    await api.search.trainings({ search: "təlim", category: [1], type: ["VIDEO"], freeSeats: true });
    await api.search.trainings({ search: "tleim" });
  },
  "trainer.list": (api) => api.trainer.list({ search: "aysel" }),
  "training.list": async (api) => {
    await api.training.list({ includeModules: true });
    await api.training.list({ search: "təlim", category: "x", sort: "registrations" });
    await api.training.list({ sort: "rating" });
  },
  "training.byId": (api) => api.training.byId({ id, includeModules: true }),
};

test.each([...kept.keys()])("%s reads only tables whose changes are told", async (path) => {
  const call = calls[path];
  if (!call) throw new Error(`Say here how ${path} is asked for all it can show.`);
  const tables = await read((db) =>
    call(createCaller({ db, viewer: { role: "ANONYMOUS" }, now: new Date() })),
  );
  expect(tables.size).toBeGreaterThan(1);
  expect([...tables].filter((table) => !known.has(table))).toEqual([]);
});

const known = await told();

test("a table whose changes are not told is found out", async () => {
  expect([...(await read((db) => db.$queryRaw`select id from exam_attempts`))]).toEqual(["exam_attempts"]);
  expect(known.has("exam_attempts")).toBe(false);
  expect(known.has("trainings")).toBe(true);
});
