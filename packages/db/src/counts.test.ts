import fc from "fast-check";
import { afterAll, describe, expect, test, vi } from "vitest";
import { given } from "./given.ts";
import { cloneDb } from "./testing.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

/** The counts of a training as a person would count them: read every row, look at each. */
async function countByHand(trainingId: number) {
  const registrations = await db.registration.findMany({
    where: { trainingId },
    include: { progress: true },
  });
  const lessons = await db.lesson.findMany({ where: { trainingId } });
  const files = await db.file.findMany({ where: { trainingId } });
  const stars = (await db.rating.findMany({ where: { trainingId } })).map((rating) => rating.stars);
  const standing = registrations.filter(({ status }) => status !== "CANCELLED" && status !== "REJECTED");
  const completed = standing.filter(({ status }) => status === "COMPLETED");
  const started = standing.filter(
    ({ status, progress }) => status !== "COMPLETED" && progress.some((row) => row.status !== "NOT_STARTED"),
  );
  // A picture in a text is part of the text.
  const shown = files.filter(
    ({ lessonId, purpose }) =>
      purpose !== "LESSON_TEXT_IMAGE" &&
      (lessonId === null || lessons.find(({ id }) => id === lessonId)?.status === "PUBLISHED"),
  );
  const kind = ({ purpose, mime }: (typeof files)[number]) => {
    if (purpose === "TRAINING_INTRO_VIDEO" || purpose === "LESSON_VIDEO" || mime.includes("video"))
      return "videos";
    if (purpose === "LESSON_DOCUMENT" || mime.includes("pdf") || mime.includes("doc")) return "documents";
    if (purpose === "TRAINING_BANNER" || purpose === "LESSON_IMAGE" || mime.includes("image"))
      return "images";
    return purpose === "LESSON_AUDIO" || mime.includes("audio") ? "audio" : "documents";
  };
  const ofKind = (name: string) => shown.filter((file) => kind(file) === name).length;
  const percent = (part: number) =>
    standing.length === 0 ? 0 : Math.round((part / standing.length) * 100 * 100) / 100;
  return {
    trainingId,
    registrations: standing.length,
    started: started.length,
    completed: completed.length,
    modules: await db.module.count({ where: { trainingId } }),
    lessons: lessons.filter(({ status }) => status === "PUBLISHED").length,
    ownFiles: files.filter(({ lessonId }) => lessonId === null).length,
    videos: ofKind("videos"),
    documents: ofKind("documents"),
    images: ofKind("images"),
    audio: ofKind("audio"),
    media: shown.length,
    completionRate: percent(completed.length),
    progressRate: percent(started.length + completed.length),
    taken: standing.filter(({ status }) => status === "APPROVED" || status === "COMPLETED").length,
    ratings: stars.length,
    averageRating:
      stars.length === 0
        ? null
        : Math.round((stars.reduce((sum, one) => sum + one, 0) / stars.length) * 100) / 100,
  };
}

async function countExamByHand(examId: number) {
  const attempts = (await db.examAttempt.findMany({ where: { examId } })).filter(
    ({ status }) => status !== "VOIDED",
  );
  const completed = attempts.filter(({ status }) => status === "PASSED" || status === "FAILED").length;
  const passed = attempts.filter(({ status }) => status === "PASSED").length;
  const percent = (part: number, whole: number) =>
    whole === 0 ? 0 : Math.round((part / whole) * 100 * 100) / 100;
  return {
    examId,
    questions: await db.question.count({ where: { examId } }),
    attempts: attempts.length,
    completed,
    passed,
    completionRate: percent(completed, attempts.length),
    passRate: percent(passed, completed),
  };
}

const numbers = <Row extends Record<string, unknown>>(row: Row) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? null : Number(value)]));

async function expectRightCounts() {
  for (const row of await db.trainingStats.findMany()) {
    expect(numbers(row)).toEqual(await countByHand(row.trainingId));
  }
  for (const row of await db.examStats.findMany()) {
    expect(numbers(row)).toEqual(await countExamByHand(row.examId));
  }
  const drift = await db.$queryRaw`
    (select * from training_counts except select * from training_counts_actual)
    union all (select * from training_counts_actual except select * from training_counts)`;
  expect(drift).toEqual([]);
}

const registrationStatuses = [
  "PENDING",
  "APPROVED",
  "REJECTED",
  "WAITLISTED",
  "COMPLETED",
  "CANCELLED",
] as const;
const lessonStatuses = ["DRAFT", "PUBLISHED", "ARCHIVED"] as const;
const attemptStatuses = ["SUBMITTED", "PENDING_REVIEW", "PASSED", "FAILED", "EXPIRED", "VOIDED"] as const;
const progressStatuses = ["NOT_STARTED", "IN_PROGRESS", "COMPLETED"] as const;
const lessonPurposes = [
  "LESSON_IMAGE",
  "LESSON_VIDEO",
  "LESSON_AUDIO",
  "LESSON_DOCUMENT",
  "LESSON_TEXT_IMAGE",
] as const;
const mimes = [
  "video/mp4",
  "application/pdf",
  "image/png",
  "audio/ogg",
  "application/msword",
  "application/zip",
];

/** One change that somebody makes; `pick` chooses among the rows there are. */
type Change = { verb: string; pick: number; choice: number };
const verbs = [
  "register",
  "changeRegistration",
  "removeRegistration",
  "changeMany",
  "progress",
  "changeProgress",
  "removeProgress",
  "addModule",
  "removeModule",
  "addLesson",
  "changeLesson",
  "addFile",
  "addOwnFile",
  "removeFile",
  "rate",
  "changeRatings",
  "removeRating",
  "attempt",
  "changeAttempt",
  "addQuestion",
  "removeQuestion",
  "removeTraining",
];

async function apply({ verb, pick, choice }: Change) {
  const one = <Row>(rows: Row[]) => rows[pick % Math.max(rows.length, 1)];
  const of = <Value>(values: readonly Value[]) => values[choice % values.length] as Value;
  const training = one(await db.training.findMany({ orderBy: { id: "asc" } }));
  const registration = one(await db.registration.findMany({ orderBy: { id: "asc" } }));
  const lesson = one(
    await db.lesson.findMany({ where: { trainingId: registration?.trainingId ?? training?.id ?? 0 } }),
  );
  const exam = one(await db.exam.findMany({ orderBy: { id: "asc" } }));
  const progress = one(await db.lessonProgress.findMany({ orderBy: { id: "asc" } }));
  const status = of(registrationStatuses);
  switch (verb) {
    case "register":
      return training && make.registration({ trainingId: training.id, status });
    case "changeRegistration":
      return registration && db.registration.update({ where: { id: registration.id }, data: { status } });
    case "changeMany":
      return db.registration.updateMany({ where: { id: { gt: pick % 7 } }, data: { status } });
    case "removeRegistration":
      return db.registration.deleteMany({ where: { id: registration?.id ?? 0, progress: { none: {} } } });
    case "progress":
      return (
        registration &&
        lesson &&
        db.lessonProgress.upsert({
          where: { registrationId_lessonId: { registrationId: registration.id, lessonId: lesson.id } },
          create: { registrationId: registration.id, lessonId: lesson.id, status: of(progressStatuses) },
          update: { status: of(progressStatuses) },
        })
      );
    case "changeProgress":
      return (
        progress &&
        db.lessonProgress.update({ where: { id: progress.id }, data: { status: of(progressStatuses) } })
      );
    case "removeProgress":
      return progress && db.lessonProgress.delete({ where: { id: progress.id } });
    case "addModule":
      return training && make.module({ trainingId: training.id });
    case "removeModule":
      return db.module.deleteMany({
        where: { trainingId: training?.id ?? 0, lessons: { every: { progress: { none: {} } } } },
      });
    case "addLesson":
      return training && make.lesson({ trainingId: training.id, status: of(lessonStatuses) });
    case "changeLesson":
      return lesson && db.lesson.update({ where: { id: lesson.id }, data: { status: of(lessonStatuses) } });
    case "addFile":
      return (
        lesson &&
        make.file({
          purpose: of(lessonPurposes),
          trainingId: lesson.trainingId,
          lessonId: lesson.id,
          mime: of(mimes),
        })
      );
    case "addOwnFile":
      return training && make.file({ purpose: "TRAINING_MEDIA", trainingId: training.id, mime: of(mimes) });
    case "removeFile":
      return db.file.deleteMany({ where: { trainingId: training?.id ?? 0, id: { gt: pick } } });
    case "rate":
      return (
        registration &&
        db.rating.upsert({
          where: {
            userId_trainingId: { userId: registration.userId, trainingId: registration.trainingId },
          },
          create: {
            userId: registration.userId,
            trainingId: registration.trainingId,
            stars: 1 + (choice % 5),
          },
          update: { stars: 1 + (choice % 5) },
        })
      );
    case "changeRatings":
      return db.rating.updateMany({ where: { id: { gt: pick % 7 } }, data: { stars: 1 + (choice % 5) } });
    case "removeRating":
      return db.rating.deleteMany({ where: { trainingId: training?.id ?? 0, stars: { lt: choice % 6 } } });
    case "attempt":
      return exam && make.attempt({ examId: exam.id, status: of(attemptStatuses) });
    case "changeAttempt":
      return db.examAttempt.updateMany({
        where: { examId: exam?.id ?? 0 },
        data: { status: of(attemptStatuses) },
      });
    case "addQuestion":
      return exam && make.question({ examId: exam.id });
    case "removeQuestion":
      return db.question.deleteMany({ where: { examId: exam?.id ?? 0, sequence: { gt: pick } } });
    case "removeTraining":
      return db.training.deleteMany({
        where: {
          id: training?.id ?? 0,
          registrations: { none: {} },
          ratings: { none: {} },
          exams: { none: {} },
        },
      });
  }
}

test("after any changes in any order, every count is what counting the rows by hand gives", async () => {
  const change = fc.record({ verb: fc.constantFrom(...verbs), pick: fc.nat(40), choice: fc.nat(40) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 15, maxLength: 30 }), async (changes) => {
      await make.lesson({ trainingId: (await make.training()).id });
      await make.exam();
      for (const one of changes) await apply(one);
      await expectRightCounts();
    }),
    { numRuns: 12 },
  );
}, 120_000);

describe("at the same time", () => {
  test("60 registrations of one training are counted 60 times", async () => {
    const { id } = await make.training();
    const people = await Promise.all(Array.from({ length: 60 }, () => make.user()));
    await Promise.all(people.map(({ id: userId }) => make.registration({ trainingId: id, userId })));
    expect(await db.trainingStats.findUnique({ where: { trainingId: id } })).toMatchObject({
      registrations: 60,
    });
  });

  test("statements that touch the same trainings in opposite order both come through", async () => {
    const trainings = await Promise.all(Array.from({ length: 8 }, () => make.training()));
    for (const { id } of trainings) for (let n = 0; n < 5; n++) await make.registration({ trainingId: id });
    const ids = trainings.map(({ id }) => id);
    const flip = (order: "asc" | "desc", status: "APPROVED" | "CANCELLED") =>
      db.$executeRawUnsafe(
        `update registrations set status = '${status}' where id in
         (select id from registrations where training_id = any($1) order by training_id ${order}, id ${order} for no key update)`,
        ids,
      );
    for (let round = 0; round < 10; round++) {
      await Promise.all([
        flip("asc", "CANCELLED"),
        flip("asc", "APPROVED"),
        flip("asc", "CANCELLED"),
        flip("asc", "APPROVED"),
      ]);
    }
    await expectRightCounts();
  });

  const waiting = async () => {
    const [row] = await db.$queryRaw<[{ n: number }]>`
      select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    return row.n;
  };
  type Lesson = { id: number; trainingId: number };
  test.each<[string, (lesson: Lesson) => PromiseLike<unknown>]>([
    ["is edited", ({ id }) => db.lesson.update({ where: { id }, data: { title: { az: "Başqa" } } })],
    ["goes with its file", ({ id }) => db.lesson.delete({ where: { id } })],
    ["goes with its training", ({ trainingId }) => db.training.delete({ where: { id: trainingId } })],
  ])("a lesson %s while its trainer gets another name, and both come through", async (_, write) => {
    const { userId: trainerId } = await make.trainer();
    const { id: trainingId } = await make.training({ trainerId });
    const lesson = await make.lesson({ trainingId });
    await make.file({ purpose: "LESSON_VIDEO", trainingId, lessonId: lesson.id });
    let written: PromiseLike<unknown> | undefined;
    await db.$transaction(
      async (tx) => {
        // Whoever changes a trainer has the turn at what is searched; a new name holds the counts besides.
        await tx.trainer.update({ where: { userId: trainerId }, data: { specialty: { az: "Baytarlıq" } } });
        written = write(lesson).then(() => {});
        await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000 });
        await tx.user.update({ where: { id: trainerId }, data: { lastName: "Qasımova" } });
      },
      { timeout: 30_000 },
    );
    await written;
    await expectRightCounts();
  });

  test("lessons added to one training side by side are all counted", async () => {
    const { id: moduleId, trainingId } = await make.module();
    await Promise.all(Array.from({ length: 12 }, () => make.lesson({ moduleId })));
    expect(await db.trainingStats.findUnique({ where: { trainingId } })).toMatchObject({
      modules: 1,
      lessons: 12,
    });
  });
});

test("a change that is rolled back is not counted", async () => {
  const { id: trainingId } = await make.training();
  const { id: userId } = await make.user();
  const failed = db.$transaction(async (tx) => {
    await tx.registration.create({ data: { trainingId, userId, status: "APPROVED" } });
    throw new Error("changed my mind");
  });
  await expect(failed).rejects.toThrow("changed my mind");
  expect(await db.trainingStats.findUnique({ where: { trainingId } })).toMatchObject({ registrations: 0 });
});

test("emptying a counted table at once is refused", async () => {
  await expect(db.$executeRaw`truncate lesson_progress`).rejects.toThrow("is counted");
  await expect(db.$executeRaw`truncate ratings`).rejects.toThrow("is counted");
});
