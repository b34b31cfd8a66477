import { countStatements, Prisma } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { exam, examPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const as = (viewer: Viewer = { role: "ANONYMOUS" }) => createCaller({ db, viewer, now }).exam;
const ids = (page: { items: { id: number }[] }) => page.items.map(({ id }) => id);

/** A category of the test's own, so that a list is about its rows alone. */
const shelf = async () => (await make.category()).id;

describe("a page", () => {
  test("is one statement and two with questions, whatever its size", async () => {
    const category = await shelf();
    for (let n = 0; n < 100; n++) await make.exam({ categoryId: category });
    const admin = as({ role: "ADMIN", id: 1 });
    for (const pageSize of [10, 50, 100]) {
      const bare = await countStatements(() => admin.list({ category, pageSize }));
      expect(bare.statements).toHaveLength(1);
      expect(bare.result).toMatchObject({ total: 100 });
      expect(bare.result.items).toHaveLength(pageSize);
      expect(
        (await countStatements(() => admin.list({ category, pageSize, includeQuestions: true }))).statements,
      ).toHaveLength(budgetOf("exam.list"));
    }
  });

  test("has the promised shape to the last field, empty or full", async () => {
    const category = await shelf();
    await make.exam({ categoryId: category });
    const { userId } = await make.trainer();
    const training = await make.training({
      categoryId: category,
      trainerId: userId,
      title: { az: "Arıçılıq", ru: "Пчеловодство" },
    });
    const whole = await make.exam({
      trainingId: training.id,
      title: { az: "Yekun imtahan", ru: "Итоговый экзамен" },
      description: { az: "Təsvir" },
      certificateDescription: { az: "Sertifikat" },
      certificateValidityDays: 365,
      issuesCertificate: true,
      timeWarningMinutes: 5,
      maxAttempts: 3,
      startDate: new Date("2026-11-20T05:00:00Z"),
      endDate: new Date("2026-12-20T05:00:00Z"),
      rules: { az: "Qaydalar" },
      instructions: { az: "Təlimat" },
      hashtags: ["arı"],
    });
    await make.question({ examId: whole.id });
    await make.attempt({ examId: whole.id, status: "PASSED" });
    await make.attempt({ examId: whole.id, status: "FAILED" });
    await make.attempt({ examId: whole.id, status: "IN_PROGRESS" });
    await make.attempt({ examId: whole.id, status: "VOIDED" });
    const input = { category, lang: "ru", includeQuestions: true, includeTranslations: true } as const;
    const page = examPage
      .extend({ items: exam.array() })
      .parse(await as({ role: "ADMIN", id: userId }).list(input));
    expect(page.items[0]).toMatchObject({
      title: "Итоговый экзамен",
      description: "Təsvir",
      training: { id: training.id, title: "Пчеловодство", trainer: { id: userId } },
      type: "TRAINING_BASED",
      phase: "ACTIVE",
      startDate: "2026-11-20T05:00:00+00:00",
      questionsCount: 1,
      registrationsCount: 3,
      completedCount: 2,
      passedCount: 1,
      completionRate: 66.67,
      passRate: 50,
      questions: [{ choices: [{ isCorrect: true }, { isCorrect: false }] }],
    });
    expect(page.items[1]).toMatchObject({
      training: null,
      type: "INDEPENDENT",
      questions: [],
      completionRate: 0,
      passRate: 0,
    });
  });
});

test("every sort, by number and by cursor, shows each row once in one order", async () => {
  const category = await shelf();
  const days = [null, new Date("2026-01-05"), new Date("2026-03-05")];
  for (let n = 0; n < 17; n++) {
    const { id } = await make.exam({
      categoryId: category,
      title: { az: ["Çay", "Əncir", "Cökə"][n % 3] as string },
      startDate: days[n % 3] as Date | null,
      endDate: days[n % 3] as Date | null,
      passingScore: 50 + (n % 4),
    });
    for (let a = 0; a < n % 3; a++) await make.attempt({ examId: id });
  }
  for (const sort of [
    "createdAt",
    "title",
    "startDate",
    "endDate",
    "passingScore",
    "registrations",
  ] as const) {
    for (const order of ["asc", "desc"] as const) {
      const whole = ids(await as().list({ category, sort, order, pageSize: 100 }));
      expect(new Set(whole).size).toBe(17);
      const byCursor: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await as().list({ category, sort, order, pageSize: 4, ...(cursor ? { cursor } : {}) });
        byCursor.push(...ids(page));
        cursor = page.nextCursor;
      }
      expect(byCursor, `${sort} ${order}`).toEqual(whole);
      const last = await as().list({ category, sort, order, page: 5, pageSize: 4 });
      expect(ids(last), `${sort} ${order} by number`).toEqual(whole.slice(16));
    }
  }
});

test("filters leave what they say", async () => {
  const category = await shelf();
  const { userId: trainerId } = await make.trainer();
  const training = await make.training({
    categoryId: category,
    trainerId,
    hasCertificate: true,
    title: { az: "Baramaçılıq dərsi" },
  });
  const bound = await make.exam({
    trainingId: training.id,
    startDate: new Date("2026-10-01T00:00Z"),
    endDate: new Date("2026-10-31T00:00Z"),
  });
  const coming = await make.exam({
    categoryId: category,
    issuesCertificate: true,
    startDate: new Date("2026-12-31T20:30Z"),
  });
  const timeless = await make.exam({ categoryId: category, title: { az: "Süd emalı" } });
  const list = async (input: object) => ids(await as().list({ category, order: "asc", ...input }));
  expect(await list({})).toEqual([bound.id, coming.id, timeless.id]);
  expect(await list({ trainingId: training.id })).toEqual([bound.id]);
  expect(await list({ trainerId })).toEqual([bound.id]);
  expect(await list({ type: "TRAINING_BASED" })).toEqual([bound.id]);
  expect(await list({ type: "INDEPENDENT" })).toEqual([coming.id, timeless.id]);
  expect(await list({ hasCertificate: true })).toEqual([bound.id, coming.id]);
  expect(await list({ hasCertificate: false })).toEqual([timeless.id]);
  expect(await list({ phase: "ENDED" })).toEqual([bound.id]);
  expect(await list({ phase: "UPCOMING" })).toEqual([coming.id]);
  expect(await list({ phase: "ACTIVE" })).toEqual([timeless.id]);
  // In Baku it is already the next year.
  expect(await list({ from: "2027-01-01" })).toEqual([coming.id]);
  expect(await list({ to: "2026-12-31" })).toEqual([bound.id]);
  expect(await list({ search: "sud emal" })).toEqual([timeless.id]);
  expect(await list({ search: "baramaciliq" }), "by its training").toEqual([bound.id]);
  for (const phase of ["UPCOMING", "ACTIVE", "ENDED"] as const) {
    const { items } = await as().list({ category, phase });
    expect(items.map((item) => item.phase)).toEqual([phase]);
  }
});

describe("rights", () => {
  test("drafts and exams of hidden trainings are there for their trainers and for admins", async () => {
    const category = await shelf();
    const { userId: trainerId } = await make.trainer();
    const hiddenTraining = await make.training({ categoryId: category, trainerId, status: "DRAFT" });
    const open = await make.exam({ categoryId: category });
    const draft = await make.exam({ categoryId: category, createdById: trainerId, status: "DRAFT" });
    const inDraft = await make.exam({ trainingId: hiddenTraining.id });
    const sees = async (viewer: Viewer) => ids(await as(viewer).list({ category, order: "asc" }));
    for (const viewer of [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id: trainerId },
      { role: "TRAINER", id: 999_999 },
    ] as const) {
      expect(await sees(viewer)).toEqual([open.id]);
      for (const { id } of [draft, inDraft]) {
        await expect(as(viewer).byId({ id })).rejects.toMatchObject({
          code: "NOT_FOUND",
          reason: "exam.notFound",
        });
      }
    }
    expect(await sees({ role: "TRAINER", id: trainerId })).toEqual([open.id, draft.id, inDraft.id]);
    expect(await sees({ role: "ADMIN", id: 1 })).toEqual([open.id, draft.id, inDraft.id]);
    expect(
      ids(await as({ role: "TRAINER", id: trainerId }).list({ category, scope: "mine", order: "asc" })),
    ).toEqual([draft.id, inDraft.id]);
  });

  test("neither question nor key is selected for those who may not edit the exam", async () => {
    const { userId: trainerId } = await make.trainer();
    const training = await make.training({ trainerId });
    const { id } = await make.exam({ trainingId: training.id });
    await make.question({ examId: id, text: { az: "Gizli sual" }, explanation: { az: "Gizli izah" } });
    for (const viewer of [{ role: "ANONYMOUS" }, { role: "LEARNER", id: trainerId }] as const) {
      for (const call of [
        () => as(viewer).byId({ id, includeQuestions: true }),
        () => as(viewer).list({ ids: [id], includeQuestions: true }),
      ]) {
        const { result, statements } = await countStatements<unknown>(call);
        expect(statements.map(({ text }) => text).join()).not.toMatch(
          /is_correct|from choices|from questions|q\.explanation/,
        );
        expect(JSON.stringify(result)).not.toMatch(/Gizli|isCorrect/);
      }
    }
    const stranger = await as({ role: "TRAINER", id: 999_999 }).byId({ id, includeQuestions: true });
    expect(stranger).toMatchObject({ questionsCount: 1, questions: null });
    const own = await as({ role: "TRAINER", id: trainerId }).byId({ id, includeQuestions: true });
    expect(own.questions).toMatchObject([{ text: "Gizli sual", explanation: "Gizli izah" }]);
  });
});

test("a training's category is its exams' category, also when it changes", async () => {
  const [before, after] = [await shelf(), await shelf()];
  const { id } = await make.training({ categoryId: before });
  const bound = await make.exam({ trainingId: id });
  await db.training.update({ where: { id }, data: { categoryId: after } });
  expect(ids(await as().list({ category: after }))).toEqual([bound.id]);
  await expect(db.exam.update({ where: { id: bound.id }, data: { categoryId: before } })).rejects.toThrow();
});

test("every column of an exam is shown, or kept back on purpose", () => {
  const keptBack = ["categoryId", "createdById", "searchText", "trainingId"];
  const columns = Object.values(Prisma.ExamScalarFieldEnum);
  expect(columns.filter((column) => !(column in exam.shape)).sort()).toEqual(keptBack);
});
