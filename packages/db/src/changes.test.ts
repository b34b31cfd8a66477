import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { given } from "./given.ts";
import { type Changes, createDb, listenToChanges } from "./index.ts";
import { cloneDb } from "./testing.ts";

/** A machine that does much else takes its time. */
const patient = { timeout: 20_000 };

const { db: plain, url, drop } = await cloneDb();
const heard: string[][] = [];
const hearing: boolean[] = [];
const changes: Changes = listenToChanges({
  url,
  onChange: ({ tags }) => heard.push(tags),
  onHearing: (hears) => hearing.push(hears),
});
const db = createDb({ url, settle: changes.settled });
const make = given(db);
await vi.waitFor(() => expect(hearing).toEqual([true]), patient);
afterAll(async () => {
  await changes.close();
  await db.close();
  await drop();
});

const trainer = await make.trainer();
const { id, categoryId } = await make.training({ trainerId: trainer.userId });
const module = await make.module({ trainingId: id });
const exam = await make.exam({ trainingId: id });
const learner = await make.user();
const small = await make.training({ trainerId: trainer.userId, categoryId, capacity: 1 });
const photo = await make.file({ purpose: "PROFILE_PHOTO", ownerId: trainer.userId });
await db.user.update({ where: { id: trainer.userId }, data: { photoId: photo.id } });

/** The tags of all that was heard when the work was done. */
async function tagsOf(work: () => Promise<unknown>) {
  heard.length = 0;
  await work();
  return [...new Set(heard.flat())].toSorted();
}

describe("whoever writes has been heard when the write is done", () => {
  test.each([
    [
      "a title",
      () => db.training.update({ where: { id }, data: { title: { az: "Yeni" } } }),
      ["search", "training", `training:${id}`],
    ],
    [
      "a chapter",
      () => db.module.update({ where: { id: module.id }, data: { title: { az: "Yeni" } } }),
      ["search", `training:${id}`],
    ],
    ["a lesson", () => make.lesson({ moduleId: module.id }), ["search", `training:${id}`]],
    [
      "a file",
      () => make.file({ purpose: "TRAINING_MEDIA", trainingId: id, mime: "image/png" }),
      [`training:${id}`],
    ],
    [
      "an exam",
      () => db.exam.update({ where: { id: exam.id }, data: { passingScore: 60 } }),
      ["exam", `exam:${exam.id}`, `training:${id}`],
    ],
    ["a question", () => make.question({ examId: exam.id }), [`exam:${exam.id}`]],
    [
      "an attempt",
      () => make.attempt({ examId: exam.id, userId: learner.id }),
      ["exam.counts", `exam:${exam.id}`],
    ],
    [
      "a registration",
      () => make.registration({ trainingId: id, userId: learner.id }),
      ["training.counts", `training:${id}`],
    ],
    [
      "the last seat",
      async () => make.registration({ trainingId: small.id, userId: learner.id }),
      ["search", "training.counts", `training:${small.id}`],
    ],
    [
      "a category",
      () => db.category.update({ where: { id: categoryId }, data: { sortOrder: 7 } }),
      ["category", `category:${categoryId}`],
    ],
    [
      "a trainer",
      () => db.trainer.updateMany({ data: { experienceYears: 3 } }),
      ["trainer", `trainer:${trainer.userId}`],
    ],
    [
      "a trainer's name",
      () => db.user.update({ where: { id: trainer.userId }, data: { lastName: "Quliyeva" } }),
      ["search", "trainer", `trainer:${trainer.userId}`],
    ],
    [
      "a trainer's photo",
      () => db.file.update({ where: { id: photo.id }, data: { url: "/media/other.webp" } }),
      ["trainer", `trainer:${trainer.userId}`],
    ],
    [
      "raw SQL",
      () => db.$executeRaw`with x as (select 1) update categories set sort_order = 9`,
      ["category", `category:${categoryId}`],
    ],
  ] as const)("%s", async (_what, write, tags) => {
    expect(await tagsOf(write)).toEqual(tags);
  });

  test("in a transaction, at its end and only if it commits", async () => {
    const inside: number[] = [];
    const touch = async (fails: boolean) =>
      db.$transaction(async (tx) => {
        await tx.category.update({ where: { id: categoryId }, data: { sortOrder: 1 } });
        inside.push(heard.length);
        if (fails) throw new Error("no");
      });
    expect(await tagsOf(() => touch(false))).toEqual(["category", `category:${categoryId}`]);
    expect(await tagsOf(() => touch(true).catch(() => {}))).toEqual([]);
    expect(inside).toEqual([0, 0]);
  });
});

test("what nobody is shown is not told", async () => {
  expect(
    await tagsOf(async () => {
      await db.user.update({ where: { id: trainer.userId }, data: { lastLoginAt: new Date() } });
      await db.user.update({ where: { id: learner.id }, data: { lastName: "Quliyeva" } });
      await db.training.updateMany({ where: { id: 0 }, data: { capacity: 1 } });
    }),
  ).toEqual([]);
});

test("a statement that touches very many rows names their noun", async () => {
  const title = { az: "Çox" };
  await db.category.createMany({
    data: Array.from({ length: 201 }, (_, n) => ({ name: { az: `Çox ${n}` } })),
  });
  expect(await tagsOf(() => db.category.updateMany({ data: { description: title } }))).toEqual([
    "category",
    "category:*",
  ]);
});

describe("a connection that is cut", () => {
  beforeEach(() => {
    hearing.length = 0;
  });

  test("is told at once and made anew, and what is written meanwhile is not waited for", async () => {
    await plain.$queryRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'changes' and datname = current_database()`;
    await db.category.update({ where: { id: categoryId }, data: { sortOrder: 2 } });
    await vi.waitFor(() => expect(hearing).toEqual([false, true]), patient);
    expect(
      await tagsOf(() => db.category.update({ where: { id: categoryId }, data: { sortOrder: 3 } })),
    ).toEqual(["category", `category:${categoryId}`]);
  });
});
