import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { lesson as lessonShape, outline as outlineShape } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const at = (viewer: Viewer, seconds = 0) => createCaller({ db, viewer, now: after(seconds) }).progress;
const as = (id: number, seconds = 0) => at({ role: "LEARNER", id }, seconds);
const refused = (reason: string) => expect.objectContaining({ reason });

/** A training with published lessons in two modules, and a learner with a place in it. */
async function course(data: Parameters<typeof make.training>[0] = {}, lessons = 4) {
  const training = await make.training(data);
  const [first, second] = [
    await make.module({ trainingId: training.id }),
    await make.module({ trainingId: training.id }),
  ];
  const ids: number[] = [];
  for (let place = 0; place < lessons; place++)
    ids.push((await make.lesson({ moduleId: place < 2 ? first.id : second.id })).id);
  const { id: registrationId, userId } = await make.registration({ trainingId: training.id });
  return { training, trainingId: training.id, lessons: ids, userId, registrationId };
}

const rowOf = (registrationId: number, lessonId: number) =>
  db.lessonProgress.findUniqueOrThrow({
    where: { registrationId_lessonId: { registrationId, lessonId } },
  });

describe("the outline", () => {
  test("is one statement of the promised shape, with each lesson's state and where to go on", async () => {
    const { trainingId, lessons, userId } = await course();
    const [one, two, three, four] = lessons as [number, number, number, number];
    await as(userId).open({ lessonId: one });
    await as(userId, 60).complete({ lessonId: one });
    await as(userId, 61).open({ lessonId: three });
    const { result, statements } = await countStatements(() => as(userId).outline({ trainingId }));
    expect(statements).toHaveLength(budgetOf("progress.outline"));
    outlineShape.parse(result);
    expect(result).toMatchObject({
      place: { status: "APPROVED", percent: 25 },
      isPreview: false,
      required: 4,
      done: 1,
      resumeLessonId: three,
    });
    expect(result.modules.map(({ lessons }) => lessons.map(({ id, status }) => [id, status]))).toEqual([
      [
        [one, "COMPLETED"],
        [two, "NOT_STARTED"],
      ],
      [
        [three, "IN_PROGRESS"],
        [four, "NOT_STARTED"],
      ],
    ]);
  });

  test("goes on after the lesson of last time, then with what was left out, then where one was last", async () => {
    const { trainingId, lessons, userId } = await course();
    const [one, two, three, four] = lessons as [number, number, number, number];
    const resume = async () => (await as(userId).outline({ trainingId })).resumeLessonId;
    expect(await resume()).toBe(one);
    await as(userId).complete({ lessonId: two });
    expect(await resume()).toBe(three);
    await as(userId, 1).complete({ lessonId: three });
    await as(userId, 2).complete({ lessonId: four });
    expect(await resume()).toBe(one);
    await as(userId, 3).complete({ lessonId: one });
    await as(userId, 4).open({ lessonId: three });
    expect(await resume()).toBe(three);
  });

  test("of a training without lessons leads nowhere", async () => {
    const { trainingId, userId } = await course({}, 0);
    expect(await as(userId).outline({ trainingId })).toMatchObject({
      modules: [],
      required: 0,
      resumeLessonId: null,
    });
  });
});

describe("a lesson", () => {
  test("is one statement of the promised shape, in the language asked for, with files and neighbours", async () => {
    const { trainingId, lessons, userId } = await course();
    const [one, two, three] = lessons as [number, number, number];
    await db.lesson.update({
      where: { id: two },
      data: { title: { az: "Budama", en: "Pruning" }, content: { az: "<p>Qış</p>", en: "<p>Winter</p>" } },
    });
    await make.file({
      purpose: "LESSON_DOCUMENT",
      trainingId,
      lessonId: two,
      name: "plan.pdf",
      mime: "application/pdf",
      size: 2048n,
    });
    const { result, statements } = await countStatements(() =>
      as(userId).lesson({ lessonId: two, lang: "en" }),
    );
    expect(statements).toHaveLength(budgetOf("progress.lesson"));
    lessonShape.parse(result);
    expect(result).toMatchObject({
      title: "Pruning",
      body: "<p>Winter</p>",
      bodyLocales: ["az", "en"],
      files: [{ kind: "DOCUMENT", name: "plan.pdf", size: 2048 }],
      previous: { id: one },
      next: { id: three },
    });
    expect(await as(userId).lesson({ lessonId: two, lang: "ru" })).toMatchObject({ body: "<p>Qış</p>" });
    expect(await as(userId).lesson({ lessonId: one })).toMatchObject({ previous: null, body: "" });
  });

  test("shows the pictures of its text by signed links, in the text alone, and none of another lesson", async () => {
    const { trainingId, lessons, userId } = await course();
    const [one = 0, two = 0] = lessons;
    const [own = "", others = ""] = await Promise.all(
      [one, two].map(async (lessonId) => {
        const object = `${crypto.randomUUID().replaceAll("-", "")}.webp`;
        const stored = { object, url: `/api/files/${object}`, size: 5, sha256: "a".repeat(64) };
        await make.file({
          ...{ purpose: "LESSON_TEXT_IMAGE", trainingId, lessonId, mime: "image/webp" },
          ...stored,
        });
        return stored.url;
      }),
    );
    const picture = (src: string) => `<img src="${src}" alt="" width="8" height="6" loading="lazy" />`;
    const content = { az: `<p>a</p>${picture(own)}${picture(others)}` };
    await db.lesson.update({ where: { id: one }, data: { content } });
    const settings = { siteUrl: "https://portal.example", secret: "what links are signed with" };
    const api = createCaller({ db, viewer: { role: "LEARNER", id: userId }, now, settings });
    const { body, files } = await api.progress.lesson({ lessonId: one });
    expect(files).toEqual([]);
    expect(body.replace(/\?until=\d+&amp;sign=[\w-]{43}/, "")).toBe(`<p>a</p>${picture(own)}`);
    expect(body).toContain(`${own}?until=`);
  });

  test("brings the captions of its videos by signed links, in the order of the languages", async () => {
    const { trainingId, lessons, userId } = await course();
    const lessonId = lessons[0] ?? 0;
    const { id: videoId } = await make.file({ purpose: "LESSON_VIDEO", trainingId, lessonId });
    for (const language of ["ru", "az"] as const) {
      const object = `${crypto.randomUUID().replaceAll("-", "")}.vtt`;
      const stored = { object, url: `/api/files/${object}`, size: 5, sha256: "a".repeat(64) };
      await make.file({
        ...{ purpose: "LESSON_CAPTIONS", trainingId, lessonId, videoId, language, mime: "text/vtt" },
        ...stored,
      });
    }
    const settings = { siteUrl: "https://portal.example", secret: "what links are signed with" };
    const api = createCaller({ db, viewer: { role: "LEARNER", id: userId }, now, settings });
    const link = expect.stringMatching(/^\/api\/files\/[0-9a-f]{32}\.vtt\?until=\d+&sign=[\w-]{43}$/);
    expect((await api.progress.lesson({ lessonId })).files).toMatchObject([
      {
        id: videoId,
        captions: [
          { language: "az", url: link },
          { language: "ru", url: link },
        ],
      },
    ]);
  });

  test("brings a body that is safe, whoever wrote it into the table", async () => {
    const { lessons, userId } = await course();
    await db.$executeRaw`
      update lessons set content = '{"az": "<p onclick=\\"x()\\">a</p><script>x()</script><img src=x onerror=x()>"}' where id = ${lessons[0]}`;
    const { body } = await as(userId).lesson({ lessonId: lessons[0] as number });
    expect(body).toContain("<p>a</p>");
    expect(body).not.toMatch(/script|onclick|onerror/);
  });
});

describe("who may learn", () => {
  test.each(["APPROVED", "COMPLETED"] as const)("who is %s, in an archived training too", async (status) => {
    for (const of of ["PUBLISHED", "ARCHIVED"] as const) {
      const { trainingId, lessons, userId, registrationId } = await course();
      await db.registration.update({ where: { id: registrationId }, data: { status } });
      await db.training.update({ where: { id: trainingId }, data: { status: of } });
      const lessonId = lessons[0] as number;
      await as(userId).outline({ trainingId });
      await as(userId).lesson({ lessonId });
      await as(userId).open({ lessonId });
      expect(await rowOf(registrationId, lessonId)).toMatchObject({ status: "IN_PROGRESS" });
    }
  });

  test.each(["PENDING", "WAITLISTED", "REJECTED", "CANCELLED"] as const)(
    "not who is %s, and it is said why",
    async (status) => {
      const { trainingId, lessons, userId, registrationId } = await course();
      await db.registration.update({ where: { id: registrationId }, data: { status } });
      const lessonId = lessons[0] as number;
      for (const call of [
        () => as(userId).outline({ trainingId }),
        () => as(userId).lesson({ lessonId }),
        () => as(userId).open({ lessonId }),
        () => as(userId).complete({ lessonId }),
        () => as(userId).note({ lessonId, text: "Qeyd" }),
      ])
        await expect(call()).rejects.toEqual(refused("progress.notRegistered"));
      expect(await db.lessonProgress.count({ where: { registrationId } })).toBe(0);
    },
  );

  test("nobody in a training that was called off, nor in a lesson that is taken away", async () => {
    const { trainingId, lessons, userId } = await course();
    await db.lesson.update({ where: { id: lessons[1] as number }, data: { status: "ARCHIVED" } });
    await expect(as(userId).lesson({ lessonId: lessons[1] as number })).rejects.toEqual(
      refused("progress.notFound"),
    );
    await as(userId).open({ lessonId: lessons[0] as number });
    await db.training.update({ where: { id: trainingId }, data: { status: "CANCELLED" } });
    await expect(as(userId).outline({ trainingId })).rejects.toEqual(refused("progress.notRegistered"));
    await expect(as(userId).beat({ lessonId: lessons[0] as number, seconds: 0 })).rejects.toEqual(
      refused("progress.notOpened"),
    );
  });

  test("to a stranger, a draft is not there", async () => {
    const { id: trainingId } = await make.training({ status: "DRAFT" });
    const { id: lessonId } = await make.lesson({ trainingId });
    const { id } = await make.user();
    await expect(as(id).outline({ trainingId })).rejects.toEqual(refused("training.notFound"));
    await expect(as(id).lesson({ lessonId })).rejects.toEqual(refused("progress.notFound"));
    await expect(as(id).complete({ lessonId })).rejects.toEqual(refused("progress.notFound"));
  });

  test("who runs the training looks at it, drafts too, and leaves no trace", async () => {
    const { training, trainingId, lessons, registrationId } = await course();
    const trainer = at({ role: "TRAINER", id: training.trainerId });
    await db.lesson.update({ where: { id: lessons[1] as number }, data: { status: "DRAFT" } });
    const outline = await trainer.outline({ trainingId });
    expect(outline).toMatchObject({ isPreview: true, place: null, required: 3, done: 0 });
    expect(outline.modules[0]?.lessons[1]).toMatchObject({ isDraft: true, status: "NOT_STARTED" });
    expect(await trainer.lesson({ lessonId: lessons[1] as number })).toMatchObject({ isPreview: true });
    await trainer.open({ lessonId: lessons[0] as number });
    await expect(trainer.complete({ lessonId: lessons[0] as number })).rejects.toEqual(
      refused("progress.notRegistered"),
    );
    expect(await db.lessonProgress.count({ where: { lessonId: { in: lessons } } })).toBe(0);
    expect(await db.registration.count({ where: { trainingId } })).toBe(1);
    expect(registrationId).toBeGreaterThan(0);
  });
});

describe("an open video", async () => {
  const open = async (data: Parameters<typeof make.training>[0] = {}) => {
    const { trainingId, lessons, training } = await course({ type: "VIDEO", ...data });
    return { trainingId, training, lessonId: lessons[0] as number, userId: (await make.user()).id };
  };
  const placeOf = (userId: number, trainingId: number) =>
    db.registration.findUnique({ where: { userId_trainingId: { userId, trainingId } } });

  test("is read by anybody, and makes a participant of who opens a lesson", async () => {
    const { trainingId, lessonId, userId } = await open();
    expect(await as(userId).outline({ trainingId })).toMatchObject({ place: null, isPreview: false });
    await as(userId).lesson({ lessonId });
    expect(await placeOf(userId, trainingId)).toBeNull();
    await Promise.all([as(userId).open({ lessonId }), as(userId).open({ lessonId })]);
    const place = await placeOf(userId, trainingId);
    expect(place).toMatchObject({ status: "APPROVED", startedAt: now, lastLessonId: lessonId });
    expect(
      await db.fact.count({
        where: { name: "registration/confirmed", subject: `registration:${place?.id}` },
      }),
    ).toBe(1);
    expect(
      await db.auditEntry.findMany({ where: { userId }, select: { action: true, entityId: true } }),
    ).toEqual([{ action: "registration.register", entityId: String(place?.id) }]);
  });

  test("takes back who had left, and refuses who was declined", async () => {
    const { trainingId, lessonId, userId } = await open();
    const { id } = await make.registration({ userId, trainingId, status: "CANCELLED" });
    await as(userId).open({ lessonId });
    expect(await placeOf(userId, trainingId)).toMatchObject({ id, status: "APPROVED" });
    await db.registration.update({ where: { id }, data: { status: "REJECTED" } });
    await expect(as(userId).lesson({ lessonId })).rejects.toEqual(refused("progress.notRegistered"));
    await expect(as(userId).open({ lessonId })).rejects.toEqual(refused("registration.rejected"));
  });

  test("is none where a seat is limited or granted: a place comes first", async () => {
    for (const data of [{ capacity: 1 }, { requiresApproval: true }]) {
      const { trainingId, lessonId, userId } = await open(data);
      await expect(as(userId).lesson({ lessonId })).rejects.toEqual(refused("progress.notRegistered"));
      await expect(as(userId).open({ lessonId })).rejects.toEqual(refused("progress.notRegistered"));
      expect(await placeOf(userId, trainingId)).toBeNull();
    }
  });

  test("keeps the rules of registration", async () => {
    const { lessonId, userId } = await open({ registrationClosesAt: now });
    await expect(as(userId).open({ lessonId })).rejects.toEqual(refused("registration.closed"));
  });
});

describe("time", () => {
  test("adds up, no faster than the clock of the server, and minutes beyond it are refused", async () => {
    const { lessons, userId, registrationId } = await course();
    const lessonId = lessons[0] as number;
    await expect(as(userId).beat({ lessonId, seconds: 1 })).rejects.toEqual(refused("progress.notOpened"));
    await as(userId).open({ lessonId });
    await as(userId, 30).beat({ lessonId, seconds: 30, positionSeconds: 12 });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ secondsSpent: 30, positionSeconds: 12 });
    // A little more than has passed is the way of clocks: what has passed is added.
    await as(userId, 60).beat({ lessonId, seconds: 33 });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ secondsSpent: 60, positionSeconds: 12 });
    await expect(as(userId, 90).beat({ lessonId, seconds: 600 })).rejects.toEqual(
      refused("progress.moreThanPassed"),
    );
    expect(await rowOf(registrationId, lessonId)).toMatchObject({
      secondsSpent: 60,
      lastAccessedAt: after(60),
    });
    const { lastActivityAt } = await db.registration.findUniqueOrThrow({ where: { id: registrationId } });
    expect(lastActivityAt).toEqual(after(60));
  });

  test("in parts of a second is neither lost nor counted twice", async () => {
    const { lessons, userId, registrationId } = await course();
    const lessonId = lessons[0] as number;
    await as(userId).open({ lessonId });
    for (let half = 1; half <= 21; half++) await as(userId, half / 2).beat({ lessonId, seconds: 1 });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ secondsSpent: 10 });
    // One that comes out of turn, by a clock that is behind, gives nothing to those after it.
    await as(userId, 5).beat({ lessonId, seconds: 1 });
    await as(userId, 11).beat({ lessonId, seconds: 5 });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ secondsSpent: 11 });
  });

  test("of many beats at once is counted once", async () => {
    const { lessons, userId, registrationId } = await course();
    const lessonId = lessons[0] as number;
    await as(userId).open({ lessonId });
    const beats = await Promise.allSettled(
      Array.from({ length: 8 }, () => as(userId, 60).beat({ lessonId, seconds: 60 })),
    );
    expect(beats.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ secondsSpent: 60 });
  });

  test.each([
    { seconds: -1 },
    { seconds: 3_601 },
    { seconds: 1.5 },
    { seconds: 1, positionSeconds: -1 },
    { seconds: 1, positionSeconds: 86_401 },
  ])("%o is no beat", async (nonsense) => {
    const { lessons, userId } = await course();
    await expect(as(userId).beat({ lessonId: lessons[0] as number, ...nonsense })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("a lesson is done", () => {
  test("once, and again changes nothing", async () => {
    const { lessons, userId, registrationId } = await course();
    const lessonId = lessons[0] as number;
    await as(userId).open({ lessonId });
    expect(await as(userId, 60).complete({ lessonId })).toEqual({ percent: 25, isTrainingCompleted: false });
    expect(await as(userId, 90).complete({ lessonId })).toEqual({ percent: 25, isTrainingCompleted: false });
    await as(userId, 120).open({ lessonId });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({
      status: "COMPLETED",
      openedAt: now,
      completedAt: after(60),
    });
    const deeds = await db.auditEntry.findMany({
      where: { userId },
      select: { action: true, entityId: true, changes: true },
    });
    expect(deeds).toEqual([
      {
        action: "progress.complete",
        entityId: String(registrationId),
        changes: { lessonId: [null, lessonId], percent: [null, 25] },
      },
    ]);
  });

  test("not before its least time, which runs from when the server first saw it opened", async () => {
    const { lessons, userId } = await course();
    const lessonId = lessons[0] as number;
    await db.lesson.update({ where: { id: lessonId }, data: { minCompletionSeconds: 120 } });
    const tooEarly = (left: number) =>
      expect.objectContaining({
        reason: "progress.tooEarly",
        problems: [{ field: "lessonId", reason: "progress.tooEarly", params: { left } }],
      });
    await expect(as(userId).complete({ lessonId })).rejects.toEqual(tooEarly(120));
    await as(userId).open({ lessonId });
    await as(userId, 90).open({ lessonId });
    await expect(as(userId, 90).complete({ lessonId })).rejects.toEqual(tooEarly(30));
    expect((await as(userId, 90).lesson({ lessonId })).progress).toMatchObject({ waitSeconds: 30 });
    expect(await as(userId, 120).complete({ lessonId })).toMatchObject({ percent: 25 });
    expect((await as(userId, 121).lesson({ lessonId })).progress).toMatchObject({ waitSeconds: 0 });
  });

  test("and the last one completes the training, with one fact, by however many calls at once", async () => {
    const { trainingId, lessons, userId, registrationId } = await course({}, 3);
    const answers = await Promise.all(
      [...lessons, ...lessons].map((lessonId) => as(userId).complete({ lessonId })),
    );
    expect(answers.some(({ isTrainingCompleted }) => isTrainingCompleted)).toBe(true);
    expect(await db.registration.findUniqueOrThrow({ where: { id: registrationId } })).toMatchObject({
      status: "COMPLETED",
      percent: 100,
      completedAt: now,
    });
    expect(
      await db.fact.count({
        where: { name: "registration/completed", subject: `registration:${registrationId}` },
      }),
    ).toBe(1);
    const card = await createCaller({ db, viewer: { role: "ANONYMOUS" }, now }).training.byId({
      id: trainingId,
    });
    expect(card).toMatchObject({ startedCount: 0, completedCount: 1 });
  });
});

describe("a note", () => {
  test("is kept, replaced and taken away, and does not touch what is done", async () => {
    const { lessons, userId, registrationId } = await course();
    const lessonId = lessons[0] as number;
    await as(userId).note({ lessonId, text: "Mart ayında" });
    expect(await rowOf(registrationId, lessonId)).toMatchObject({ status: "NOT_STARTED", openedAt: null });
    await as(userId).complete({ lessonId });
    await as(userId).note({ lessonId, text: "Aprel ayında" });
    expect((await as(userId).lesson({ lessonId })).progress).toMatchObject({
      note: "Aprel ayında",
      status: "COMPLETED",
    });
    await as(userId).note({ lessonId, text: "" });
    expect((await as(userId).lesson({ lessonId })).progress.note).toBe("");
  });

  test("has 5 000 characters at most, and none that the database cannot keep", async () => {
    const { lessons, userId } = await course();
    const lessonId = lessons[0] as number;
    await as(userId).note({ lessonId, text: "ə".repeat(5_000) });
    for (const text of ["ə".repeat(5_001), "a\0b"])
      await expect(as(userId).note({ lessonId, text })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });
});
