import { createDb, type Db, Prisma } from "@agrar/db";
import { seedBench } from "@agrar/db/seed";
import { databaseFor, joinTestServer } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { invitationStates } from "../invitation/schema.ts";
import { registrationStages } from "../registration/schema.ts";
import { createCaller } from "../server.ts";
import { userSorts } from "../user/schema.ts";

const server = await joinTestServer();
const url = await databaseFor(
  server.url,
  "plans_large",
  async (database) => {
    await seedBench(database, "large");
    await fillLog(database);
  },
  "with a log, runs and notices",
);
const db = createDb({ url, poolSize: 2 });
afterAll(async () => {
  await db.close();
  await server.leave();
});

/** An audit log of 40 000 entries: of people who sign in, of admins who change trainings, of keys in use. */
async function fillLog(database: string) {
  const log = createDb({ url: database, statementTimeout: 120_000 });
  await log.$executeRaw`
    insert into service_keys (name, start, hash, scopes, created_by_id, expires_at)
    values ('Subsidiya portalı', 'agrar_000000', repeat('0', 64), '{lists:read}', 1, now() + interval '90 days')`;
  await log.$executeRaw`
    insert into audit_entries (user_id, key_id, role, action, entity, entity_id, request_id)
    select case when n % 4 > 0 then 1 + n % 900 end, case when n % 4 = 0 then 1 end,
           case when n % 4 = 0 then 'SERVICE' when n % 4 = 1 then 'ADMIN' else 'LEARNER' end,
           (array['serviceKey.use', 'training.update', 'account.signIn', 'account.signOut'])[1 + n % 4],
           (array['serviceKey', 'training', 'user', 'user'])[1 + n % 4], 1 + n % 900, 'request-' || n
      from generate_series(1, 40000) n`;
  await log.$executeRaw`
    with told as (insert into facts (name, subject, data, handed_on_at)
                  select 'training/published', 'training:' || n, '{}', now() from generate_series(1, 40) n returning id)
    insert into notices (user_id, fact_id, kind, title, path, read_at)
    select 1 + n, told.id, 'training.published', 'Yeni təlim', '/trainings', case when n % 3 > 0 then now() end
      from told, generate_series(0, 999) n`;
  // With commits that are not waited for, only what is on disk is marked as visible to all, and counted from an index.
  await log.$executeRaw`checkpoint`;
  await log.$executeRaw`vacuum analyze audit_entries, notices, users`;
  await fillRuns(log);
  await log.close();
}

/** 20 000 runs that went well and 500 that failed. */
async function fillRuns(log: Db) {
  await log.$executeRaw`
    insert into jobs.runs (function_id, event_id, event, state, error, ended_at)
    select 'agrar-deliver-chunk', n, '{"name": "delivery/chunk-due", "data": {}}',
           case when n % 41 = 0 then 'failed' else 'completed' end, '{"message": "Busy."}', now() - make_interval(secs => n)
      from generate_series(1, 20500) n`;
  await log.$executeRaw`vacuum analyze jobs.runs`;
}

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
const small = ["categories", "trainers", "service_keys", "invitations"];

/** The tables of a plan that are read whole, or should not be read at all. */
function scanned(plan: Plan): string[] {
  const table = plan["Relation Name"] ?? "";
  const whole = plan["Node Type"] === "Seq Scan" && !small.includes(table);
  return [...(whole || counted.includes(table) ? [table] : []), ...(plan.Plans ?? []).flatMap(scanned)];
}

type Api = ReturnType<typeof createCaller>;

async function scannedBy(viewer: Viewer, call: (api: Api) => Promise<unknown>) {
  const plans: Plan[] = [];
  await call(createCaller({ db: planning(plans), viewer, now: new Date("2026-11-23T08:00:00Z") }));
  expect(plans.length).toBeGreaterThan(0);
  return plans.flatMap(scanned);
}

const viewers: Viewer[] = [{ role: "ANONYMOUS" }, { role: "TRAINER", id: 5 }, { role: "ADMIN", id: 1 }];

const trainingInputs = [
  ...(
    ["createdAt", "title", "startDate", "endDate", "difficulty", "registrations", "rating"] as const
  ).flatMap((sort) => (["asc", "desc"] as const).map((order) => ({ sort, order }))),
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

const searchInputs = [
  { search: "damcı suvarma" },
  { search: "suvrama" },
  { search: "xyzzyq" },
  { search: "damcı", type: ["ONLINE"], certificate: true, freeSeats: true, month: ["2026-12"] },
  { search: "damcı", category: [1, 2], trainer: [7], difficulty: ["EXPERT"], language: ["az"], page: 3 },
] as const;

const ratingInputs = [
  { trainingId: 3 },
  { trainingId: 3, commented: true },
  { trainerId: 7, commented: true },
  { trainingId: 3, order: "asc", stars: 5 },
  { ids: [1, 2, 3] },
] as const;

const moderationInputs = [
  {},
  { commented: true },
  { hidden: true },
  { stars: 1 },
  { from: "2026-10-01", to: "2026-10-31" },
  { page: 100, pageSize: 100 },
] as const;

const userInputs = [
  ...userSorts.flatMap((sort) => (["asc", "desc"] as const).map((order) => ({ sort, order }))),
  { role: "ADMIN" },
  { role: "TRAINER", sort: "lastName" },
  { role: "LEARNER" },
  { profession: "VETERINARIAN" },
  { profession: "FARMER", sort: "lastName" },
  { region: "Quba" },
  { isActive: false },
  { isActive: true },
  { emailVerified: false },
  { emailVerified: true },
  { secondFactor: true },
  { secondFactor: false },
  { from: "2026-10-01", to: "2026-10-31" },
  { role: "LEARNER", region: "Quba", isActive: true, emailVerified: true, secondFactor: false },
  { ids: [1, 2, 3, 20_000] },
  { search: "aysel quliyeva" },
  { search: "learner123@agrar.example" },
  { search: "el", role: "TRAINER" },
  { page: 100, pageSize: 100 },
] as const;

const auditInputs = [
  {},
  { order: "asc" },
  { userId: 7 },
  { keyId: 1 },
  { action: "training.update" },
  { action: "account" },
  { action: "user.setRole" },
  { entity: "user" },
  { entity: "training", entityId: "12" },
  { requestId: "request-12345" },
  { from: "2026-11-01", to: "2026-11-30" },
  { from: "2026-11-01", userId: 7, action: "account" },
  { page: 50, pageSize: 100 },
] as const;

describe("for admins, no listing of 20 000 people and 40 000 entries of the log reads a whole table", () => {
  const admin: Viewer = { role: "ADMIN", id: 1 };

  test.each(userInputs)("user.list %j", async (input) => {
    expect(await scannedBy(admin, (api) => api.user.list({ pageSize: 50, ...input } as never))).toEqual([]);
  });

  test.each(auditInputs)("audit.list %j", async (input) => {
    expect(await scannedBy(admin, (api) => api.audit.list({ pageSize: 50, ...input } as never))).toEqual([]);
  });

  test.each(moderationInputs)("rating.list %j", async (input) => {
    expect(await scannedBy(admin, (api) => api.rating.list({ pageSize: 50, ...input } as never))).toEqual([]);
  });

  test("by cursor, one person, keys and invitations", async () => {
    const api = createCaller({ db, viewer: admin, now: new Date() });
    const { nextCursor: people } = await api.user.list({ sort: "lastName" });
    const { nextCursor: entries } = await api.audit.list();
    for (const call of [
      (api: Api) => api.user.list({ sort: "lastName", cursor: people as string }),
      (api: Api) => api.audit.list({ cursor: entries as string }),
      (api: Api) => api.user.byId({ id: 5 }),
      ...(["ACTIVE", "EXPIRED", "REVOKED", undefined] as const).map(
        (state) => (api: Api) => api.serviceKey.list(state ? { state, search: "portal" } : {}),
      ),
      ...invitationStates.map((state) => (api: Api) => api.invitation.list({ state, search: "el" })),
      (api: Api) => api.job.failed({ page: 3, pageSize: 50 }),
    ])
      expect(await scannedBy(admin, call)).toEqual([]);
  });
});

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

    test.each(ratingInputs)("rating.list %j", async (input) => {
      expect(await scannedBy(viewer, (api) => api.rating.list({ pageSize: 50, ...input } as never))).toEqual(
        [],
      );
    });

    test.each(searchInputs)("search.trainings %j", async (input) => {
      expect(
        await scannedBy(viewer, (api) => api.search.trainings({ pageSize: 50, ...input } as never)),
      ).toEqual([]);
    });

    test.each(["damcı suvarma", "su", "suvrama"])("search.overview %s", async (search) => {
      expect(await scannedBy(viewer, (api) => api.search.overview({ search }))).toEqual([]);
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

describe("what a home shows, among 500 000 registrations, reads no table whole", () => {
  const registrationInputs = [
    ...registrationStages.map((stage) => ({ scope: "mine", stage, sort: "nextDay" })),
    { scope: "mine" },
    { trainingId: 12, search: "aysel", statuses: ["APPROVED", "PENDING"] },
    { trainingId: 12, page: 3, pageSize: 50 },
  ];
  // Who is registered is what these are about: that is read, along an index. Nobody follows anything here, and what is empty is read.
  const meant = [...counted, "category_subscriptions"];
  const whole = (tables: string[]) => tables.filter((table) => !meant.includes(table));

  test.each(registrationInputs)("registration.list %j", async (input) => {
    for (const viewer of [
      { role: "LEARNER", id: 500 },
      { role: "TRAINER", id: 5 },
    ] as const)
      expect(whole(await scannedBy(viewer, (api) => api.registration.list(input as never)))).toEqual([]);
  });

  test("what is recommended, and what is held today", async () => {
    const learner: Viewer = { role: "LEARNER", id: 500 };
    expect(whole(await scannedBy(learner, (api) => api.training.recommended({ limit: 12 })))).toEqual([]);
    expect(await scannedBy({ role: "TRAINER", id: 5 }, (api) => api.training.today())).toEqual([]);
  });
});

describe("no listing of 40 000 notices reads a whole table", () => {
  test.each([{}, { order: "asc" }, { unread: true }, { unread: false }, { page: 2, pageSize: 10 }] as const)(
    "notice.list %j",
    async (input) => {
      expect(await scannedBy({ role: "LEARNER", id: 7 }, (api) => api.notice.list(input))).toEqual([]);
    },
  );
});

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
      if (search.length === 1) continue;
      expect((await api.search.trainings({ search, pageSize: 50 })).facets).toBeDefined();
      expect((await api.search.overview({ search })).groups).toHaveLength(5);
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
