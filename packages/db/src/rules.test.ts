import { afterAll, describe, expect, test } from "vitest";
import { given } from "./given.ts";
import { cloneDb } from "./testing.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

describe("a translated text", () => {
  const refused: unknown[] = [
    { en: "Only English" },
    { az: "" },
    { az: "  " },
    { az: 1 },
    { az: "a", de: "a" },
    { az: "a", en: " " },
    "text",
    ["az"],
  ];
  test.each(refused)("%j is refused", async (title) => {
    await expect(make.training({ title: title as never })).rejects.toThrow("trainings_title_translated");
  });

  test("is az alone, or with en and ru", async () => {
    await make.training({ title: { az: "Ə" } });
    await make.training({ title: { az: "Ə", en: "E", ru: "Э" }, description: { az: "Ə", ru: "Э" } });
  });

  test("is checked in a list of texts as well", async () => {
    await expect(make.trainer({ specializations: [{ az: "a" }, { en: "b" }] })).rejects.toThrow(
      "trainers_specializations_translated",
    );
  });
});

describe("the database says no to", () => {
  test("a training that ends before it starts", async () => {
    const dates = { startDate: new Date("2026-02-02"), endDate: new Date("2026-02-01") };
    await expect(make.training(dates)).rejects.toThrow("trainings_dates_in_order");
  });

  test("a second registration, banner, open attempt or address of the same", async () => {
    const { userId, trainingId } = await make.registration();
    await expect(make.registration({ userId, trainingId })).rejects.toThrow("Unique constraint");
    await make.file({ purpose: "TRAINING_BANNER", trainingId });
    await expect(make.file({ purpose: "TRAINING_BANNER", trainingId })).rejects.toThrow("Unique constraint");
    const { examId } = await make.attempt({ userId, status: "IN_PROGRESS" });
    await expect(make.attempt({ userId, examId, attemptNumber: 2, status: "IN_PROGRESS" })).rejects.toThrow(
      "Unique constraint",
    );
    await make.user({ email: "same@agrar.example" });
    await expect(make.user({ email: "same@agrar.example" })).rejects.toThrow("Unique constraint");
  });

  test("an address in capital letters, which would be another one beside its own", async () => {
    await expect(make.user({ email: "Other@agrar.example" })).rejects.toThrow("users_email_lower_case");
  });

  test("a lesson, or a file of a lesson, in another training than its own", async () => {
    const lesson = await make.lesson();
    const other = await make.training();
    await expect(
      db.lesson.update({ where: { id: lesson.id }, data: { trainingId: other.id } }),
    ).rejects.toThrow("Foreign key");
    await expect(
      make.file({ purpose: "LESSON_VIDEO", lessonId: lesson.id, trainingId: other.id }),
    ).rejects.toThrow("Foreign key");
    await expect(make.file({ purpose: "LESSON_VIDEO", lessonId: lesson.id })).rejects.toThrow(
      "files_lesson_has_training",
    );
  });

  test("the loss of a training, person or lesson that something stands on", async () => {
    const { trainingId, userId, id: registrationId } = await make.registration();
    const lesson = await make.lesson({ trainingId });
    await db.lessonProgress.create({ data: { registrationId, lessonId: lesson.id } });
    await expect(db.training.delete({ where: { id: trainingId } })).rejects.toThrow("Foreign key");
    await expect(db.user.delete({ where: { id: userId } })).rejects.toThrow("Foreign key");
    await expect(db.lesson.delete({ where: { id: lesson.id } })).rejects.toThrow("Foreign key");
  });
});

test("modules swap their places in one transaction", async () => {
  const { id: trainingId } = await make.training();
  const [first, second] = [
    await make.module({ trainingId, sequence: 1 }),
    await make.module({ trainingId, sequence: 2 }),
  ];
  await db.$transaction([
    db.$executeRaw`set constraints all deferred`,
    db.module.update({ where: { id: first.id }, data: { sequence: 2 } }),
    db.module.update({ where: { id: second.id }, data: { sequence: 1 } }),
  ]);
  expect(await db.module.findUnique({ where: { id: first.id }, select: { sequence: true } })).toEqual({
    sequence: 2,
  });
  await expect(db.module.update({ where: { id: first.id }, data: { sequence: 1 } })).rejects.toThrow(
    "Unique constraint",
  );
});

test("a search text folds the letters that people type for one another", async () => {
  const folded = async (text: string) =>
    (await db.$queryRaw<[{ fold: string }]>`select fold(${text})`)[0].fold;
  expect(await folded("İlin ILIQ ıləğşçöü ƏĞŞÇÖÜ Ёлка ЩУКА—50%_'")).toBe(
    "ilin iliq ilegscou egscou елка щука 50 ",
  );
});
