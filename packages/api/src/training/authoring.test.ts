import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { type TrainingEdit, trainingDraft, trainingRevision } from "../authoring/schema.ts";
import { mostRevisions } from "../authoring.ts";
import type { Viewer } from "../context.ts";
import { type AppError, publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const as = (viewer: Viewer, at = now) => createCaller({ db, viewer, now: at });

const trainer = async () => {
  const { userId: id } = await make.trainer({}, { firstName: "Nigar", lastName: "Quliyeva" });
  return { role: "TRAINER", id } as const;
};
const admin = async () => {
  const { id } = await make.user({ role: "ADMIN", firstName: "Orxan", lastName: "Əliyev" });
  return { role: "ADMIN", id } as const;
};

/** The reasons of a refusal, with the fields that they are about. */
const refusal = async (work: Promise<unknown>) => {
  const { problems, reason, message } = publicError(
    await work.then(
      () => Promise.reject(new Error("done")),
      (e) => e,
    ),
  );
  return {
    reason,
    message,
    problems: problems.map(({ field, reason }) => `${field}: ${reason}`),
    params: problems[0]?.params,
  };
};

/** A trainer with a training of theirs, and what an edit of it says. */
async function written(data: Parameters<typeof make.training>[0] = {}) {
  const viewer = await trainer();
  const row = await make.training({ status: "DRAFT", trainerId: viewer.id, ...data });
  const api = as(viewer);
  const { fields } = await api.training.draft({ id: row.id });
  const edit = (change: Partial<TrainingEdit>, by = api) =>
    by.training.edit({ ...fields, id: row.id, version: 1, ...change });
  return { viewer, api, id: row.id, fields, edit };
}

const factsOf = (id: number) =>
  db.fact.findMany({ where: { subject: `training:${id}` }, select: { name: true, actorId: true } });

describe("a new training", () => {
  test("is a draft of the trainer's own, with a title, a type and a category", async () => {
    const viewer = await trainer();
    const { id: categoryId } = await make.category();
    const { id } = await as(viewer).training.create({
      title: { az: "  Damcı suvarma ", en: " ", ru: "" },
      type: "VIDEO",
      categoryId,
    });
    const draft = trainingDraft.parse(await as(viewer).training.draft({ id }));
    expect(draft).toMatchObject({
      status: "DRAFT",
      version: 1,
      latest: 1,
      saved: { by: { firstName: "Nigar" } },
      modules: [],
      fields: { title: { az: "Damcı suvarma" }, trainerId: viewer.id, categoryId, type: "VIDEO" },
    });
  });

  test("is another's where an admin says so, and that one gives trainings", async () => {
    const { id: trainerId } = await trainer();
    const { id: categoryId } = await make.category();
    const { id: learner } = await make.user();
    const api = as(await admin());
    const input = { title: { az: "Təlim" }, type: "ONLINE", categoryId } as const;
    const { id } = await api.training.create({ ...input, trainerId });
    expect((await db.training.findUniqueOrThrow({ where: { id } })).trainerId).toBe(trainerId);
    expect((await refusal(api.training.create({ ...input, trainerId: learner }))).reason).toBe(
      "training.trainerNotFound",
    );
  });

  test.each([
    [{ title: { az: " " } }, "title.azMissing"],
    [{ title: { az: "x".repeat(256) } }, "title.tooLong"],
    [{ title: { az: "a\0b" } }, "title.malformed"],
    [{ title: { az: "\ud800" } }, "title.malformed"],
    [{ title: { az: "Təlim", de: "Kurs" } }, "de.notKnown"],
    [{ type: "CIRCUS" }, "type.unknown"],
    [{ categoryId: 2_000_000_000 }, "training.categoryNotFound"],
  ])("%j is refused as %s", async (change, reason) => {
    const viewer = await trainer();
    const { id: categoryId } = await make.category();
    const input = { title: { az: "Təlim" }, type: "VIDEO", categoryId, ...change } as never;
    expect((await refusal(as(viewer).training.create(input))).reason).toBe(reason);
  });

  test("a closed category takes none", async () => {
    const { id: categoryId } = await make.category({ isActive: false });
    const creation = as(await trainer()).training.create({ title: { az: "T" }, type: "VIDEO", categoryId });
    expect((await refusal(creation)).reason).toBe("training.categoryNotFound");
  });
});

describe("an edit", () => {
  test("puts every field in its place, and the draft shows it so", async () => {
    const { api, id, fields, edit } = await written({ type: "OFFLINE" });
    const full = {
      ...fields,
      title: { az: "Pambıq", en: "Cotton", ru: "Хлопок" },
      description: { az: "Suvarma", ru: "Полив" },
      difficulty: "ADVANCED",
      language: "ru",
      tags: ["pambıq", "su"],
      startDate: "2026-12-01",
      endDate: "2026-12-05",
      startTime: "09:30",
      endTime: "17:00",
      isRecurring: true,
      recurrenceFrequency: "WEEKLY",
      recurrenceEndDate: "2027-02-01",
      meetLink: "https://meet.example/abc",
      address: "Gəncə, Nizami küçəsi 5",
      latitude: 40.6828,
      longitude: 46.3606,
      capacity: 20,
      registrationOpensAt: "2026-11-24T05:00:00+00:00",
      registrationClosesAt: "2026-11-30T20:00:00+00:00",
      requiresApproval: true,
      requireEmailVerification: true,
      hasCertificate: true,
      certificateDescription: { az: "Sertifikat" },
      certificateHasExpiry: true,
      certificateExpiryYears: 2,
      certificateExpiryMonths: 6,
      certificateExpiryDays: 0,
      examRequired: true,
      minExamScore: 80,
    } satisfies Partial<TrainingEdit>;
    const { result, statements } = await countStatements(() =>
      edit({ ...full, tags: ["pambıq", "su", "su"] }),
    );
    expect(result).toEqual({ version: 2 });
    expect(statements.length).toBeLessThanOrEqual(budgetOf("training.edit"));
    const read = await countStatements(() => api.training.draft({ id }));
    expect(read.statements).toHaveLength(budgetOf("training.draft"));
    expect(read.result).toMatchObject({ fields: full, version: 2, latest: 2 });
    // What is as it was is no save.
    expect(await edit({ ...full, version: 2, registrationOpensAt: "2026-11-24T09:00:00+04:00" })).toEqual({
      version: 2,
    });
    expect((await api.training.draft({ id })).latest).toBe(2);
  });

  test.each<[Partial<TrainingEdit>, string[]]>([
    [{ startDate: "2026-12-05", endDate: "2026-12-01" }, ["endDate: training.endsBeforeStart"]],
    [{ endDate: "2026-12-01" }, ["startDate: training.startMissing"]],
    [{ startTime: "09:00" }, ["startDate: training.startMissing"]],
    [{ startDate: "2026-12-01", endTime: "09:00" }, ["startTime: training.startTimeMissing"]],
    [
      { startDate: "2026-12-01", startTime: "10:00", endTime: "10:00" },
      ["endTime: training.endTimeBeforeStart"],
    ],
    [
      { startDate: "2026-12-01", isRecurring: true },
      ["recurrenceFrequency: training.frequencyMissing", "recurrenceEndDate: training.recurrenceEndMissing"],
    ],
    [
      {
        startDate: "2026-12-01",
        isRecurring: true,
        recurrenceFrequency: "DAILY",
        recurrenceEndDate: "2026-12-01",
      },
      ["recurrenceEndDate: training.recurrenceEndsEarly"],
    ],
    [
      {
        startDate: "2026-12-01",
        isRecurring: true,
        recurrenceFrequency: "DAILY",
        recurrenceEndDate: "2031-12-02",
      },
      ["recurrenceEndDate: training.recurrenceEndsLate"],
    ],
    [{ meetLink: "http://meet.example/x" }, ["meetLink: training.linkNotHttps"]],
    [{ meetLink: "javascript:alert(1)" }, ["meetLink: training.linkNotHttps"]],
    [{ latitude: 40 }, ["longitude: training.placeIncomplete"]],
    [{ longitude: 49 }, ["latitude: training.placeIncomplete"]],
    [
      { registrationOpensAt: "2026-12-02T00:00:00Z", registrationClosesAt: "2026-12-02T00:00:00Z" },
      ["registrationClosesAt: training.closesBeforeOpening"],
    ],
    [
      { startDate: "2026-12-01", startTime: "09:00", registrationOpensAt: "2026-12-01T05:00:00Z" },
      ["registrationOpensAt: training.opensAfterStart"],
    ],
    [
      { certificateHasExpiry: true, certificateExpiryYears: 0 },
      ["certificateExpiryYears: training.expiryMissing"],
    ],
    [{ description: { az: "", ru: "Полив" } }, ["description.az: description.azMissing"]],
    [{ latitude: 91, longitude: 0 }, ["latitude: latitude.outOfRange"]],
    [{ capacity: 0 }, ["capacity: capacity.outOfRange"]],
    [{ startDate: "2026-02-30" }, ["startDate: startDate.malformed"]],
    [{ startDate: "0000-01-01" }, ["startDate: startDate.malformed"]],
    [{ startDate: "0202-12-10" }, ["startDate: startDate.malformed"]],
    [
      { registrationOpensAt: "0001-01-01T00:00:00+04:00" },
      ["registrationOpensAt: registrationOpensAt.malformed"],
    ],
    [{ startTime: "24:00" }, ["startTime: startTime.malformed"]],
    [{ certificateExpiryMonths: 12 }, ["certificateExpiryMonths: certificateExpiryMonths.outOfRange"]],
    [{ tags: [" "] }, ["tags.0: tags.blank"]],
    [{ trainerId: 2_000_000_000 }, ["trainerId: training.trainerNotFound"]],
  ])("%j is refused: %j", async (change, expected) => {
    const { id, edit, fields, api } = await written();
    const { problems, message } = await refusal(edit(change));
    expect(problems).toEqual(expected);
    // Each is said in a sentence, and not by its reason.
    for (const problem of expected) expect(message).not.toContain(problem);
    expect(await api.training.draft({ id })).toMatchObject({ fields, version: 1 });
  });

  test("begins in Baku: registration may open until then", async () => {
    const { edit } = await written();
    const change = {
      startDate: "2026-12-01",
      startTime: "09:00",
      registrationOpensAt: "2026-12-01T04:59:00Z",
    };
    expect(await edit(change)).toEqual({ version: 2 });
  });

  test("from an older version is refused with who saved and when, and changes nothing", async () => {
    const { id, edit, api, fields } = await written();
    await edit({ title: { az: "Birinci" } }, as(await admin(), later(1)));
    expect(await refusal(edit({ title: { az: "İkinci" } }))).toEqual({
      reason: "training.changedMeanwhile",
      message: "Somebody else has changed this meanwhile. Read it again, and make your change to that.",
      problems: ["version: training.changedMeanwhile"],
      params: { version: 2, by: "Orxan Əliyev", at: later(1).toISOString() },
    });
    expect((await api.training.draft({ id })).fields).toEqual({ ...fields, title: { az: "Birinci" } });
  });

  test("of two at once, one is refused", async () => {
    const { id, edit, api } = await written();
    const titles = ["Bir", "İki", "Üç", "Dörd"];
    const all = await Promise.allSettled(titles.map((az) => edit({ title: { az } })));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of all)
      if (outcome.status === "rejected")
        expect((outcome.reason as AppError).reason).toBe("training.changedMeanwhile");
    expect((await api.training.draft({ id })).version).toBe(2);
  });

  test("of another's training finds none, and of a cancelled one is refused", async () => {
    const { edit } = await written();
    expect((await refusal(edit({}, as(await trainer())))).reason).toBe("training.notFound");
    const cancelled = await written({ status: "CANCELLED" });
    expect((await refusal(cancelled.edit({ title: { az: "X" } }))).reason).toBe("training.cancelled");
  });

  test("moves the exams of a training along to another category", async () => {
    const { id, edit } = await written();
    const exam = await make.exam({ trainingId: id });
    const { id: categoryId } = await make.category();
    await edit({ categoryId });
    expect((await db.exam.findUniqueOrThrow({ where: { id: exam.id } })).categoryId).toBe(categoryId);
  });
});

const held = {
  status: "PUBLISHED",
  startDate: new Date("2026-12-01"),
  meetLink: "https://meet.example/a",
} as const;

describe("an edit of a published training", () => {
  test.each<[string, Partial<TrainingEdit>]>([
    ["time", { startTime: "10:00" }],
    ["date", { startDate: "2026-12-02" }],
    ["link", { meetLink: "https://meet.example/b" }],
    ["place", { address: "Bakı" }],
    ["several", { startTime: "10:00", address: "Bakı", latitude: 40, longitude: 49 }],
  ])("tells those registered of another %s, once", async (_, change) => {
    const { id, edit, viewer } = await written(held);
    await edit(change);
    expect(await factsOf(id)).toEqual([{ name: "training/changed", actorId: viewer.id }]);
  });

  test("tells those registered when it is put off, if only after its day", async () => {
    const { id, edit, viewer } = await written({ ...held, startDate: new Date("2026-11-22") });
    await edit({ startDate: "2026-12-02" });
    expect(await factsOf(id)).toEqual([{ name: "training/changed", actorId: viewer.id }]);
  });

  test("tells nobody of texts, and nobody of one that is over or not out yet", async () => {
    const out = await written(held);
    await out.edit({ title: { az: "Yeni ad" }, description: { az: "Mətn" }, capacity: 5, tags: ["x"] });
    expect(await factsOf(out.id)).toEqual([]);
    const over = await written({ ...held, startDate: new Date("2026-11-01") });
    await over.edit({ address: "Bakı" });
    expect(await factsOf(over.id)).toEqual([]);
    const draft = await written({ ...held, status: "DRAFT" });
    await draft.edit({ address: "Bakı" });
    expect(await factsOf(draft.id)).toEqual([]);
  });

  test("is refused where it would lack what a published one needs", async () => {
    const { id, edit, api } = await written(held);
    expect(await refusal(edit({ startDate: null, meetLink: null }))).toMatchObject({
      reason: "training.notReady",
      problems: ["startDate: training.dateMissing", "meetLink: training.linkMissing"],
    });
    expect((await refusal(edit({ type: "OFFLINE" }))).problems).toEqual(["address: training.addressMissing"]);
    expect((await refusal(edit({ type: "VIDEO" }))).problems).toEqual(["lessons: training.lessonMissing"]);
    expect((await refusal(edit({ startDate: "2026-11-01" }))).problems).toEqual(["endDate: training.over"]);
    expect(await api.training.draft({ id })).toMatchObject({
      version: 1,
      fields: { startDate: "2026-12-01" },
    });
    expect(await factsOf(id)).toEqual([]);
  });

  test("is not refused for what it lacked before: one that is over can still be corrected", async () => {
    const { edit } = await written({ ...held, startDate: new Date("2026-11-01") });
    expect(await edit({ title: { az: "Düzəliş" } })).toEqual({ version: 2 });
  });

  test("gives more seats to those who have waited longest", async () => {
    const { id, edit } = await written({ ...held, capacity: 1 });
    await make.registration({ trainingId: id });
    const first = await make.registration({ trainingId: id, status: "WAITLISTED" });
    const second = await make.registration({ trainingId: id, status: "WAITLISTED" });
    const third = await make.registration({ trainingId: id, status: "WAITLISTED" });
    const statusOf = async ({ id }: { id: number }) =>
      (await db.registration.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;
    await edit({ capacity: 3 });
    expect([await statusOf(first), await statusOf(second), await statusOf(third)]).toEqual([
      "APPROVED",
      "APPROVED",
      "WAITLISTED",
    ]);
    const told = await db.fact.findMany({
      where: {
        name: "registration/confirmed",
        subject: { in: [first, second].map((r) => `registration:${r.id}`) },
      },
    });
    expect(told).toHaveLength(2);
    await edit({ version: 2, capacity: null });
    expect(await statusOf(third)).toBe("APPROVED");
  });

  test("cannot take seats from those who have them", async () => {
    const { id, edit } = await written({ ...held, capacity: 5 });
    for (let n = 0; n < 3; n++) await make.registration({ trainingId: id });
    expect(await refusal(edit({ capacity: 2 }))).toMatchObject({
      reason: "training.capacityBelowTaken",
      params: { taken: 3 },
    });
    expect(await edit({ capacity: 3 })).toEqual({ version: 2 });
  });
});

describe("a clone", () => {
  test("is a draft with texts, settings, modules and lessons, and no date, link or registration", async () => {
    const { id, api, viewer } = await written({
      ...held,
      title: { az: "Ş".repeat(255), en: "Cotton" },
      capacity: 7,
      isRecurring: true,
      recurrenceFrequency: "DAILY",
      recurrenceEndDate: new Date("2026-12-24"),
    });
    const lesson = await make.lesson({ trainingId: id, content: { az: "<p>Mətn</p>" }, durationMinutes: 9 });
    await make.lesson({ moduleId: lesson.moduleId, status: "ARCHIVED" });
    await make.registration({ trainingId: id });
    const { id: clone } = await api.training.clone({ id });
    const draft = await api.training.draft({ id: clone });
    expect(draft).toMatchObject({
      status: "DRAFT",
      isRegisteredFor: false,
      fields: {
        title: { en: "Cotton (copy)" },
        trainerId: viewer.id,
        capacity: 7,
        startDate: null,
        meetLink: null,
        isRecurring: false,
        recurrenceEndDate: null,
      },
      modules: [{ lessons: [{ durationMinutes: 9, status: "PUBLISHED", locales: ["az"] }] }],
    });
    expect(draft.modules[0]?.lessons).toHaveLength(1);
    expect(draft.fields.title.az.length).toBeLessThanOrEqual(255);
    // It can be saved as it is.
    expect(await api.training.edit({ ...draft.fields, capacity: 8, id: clone, version: 1 })).toEqual({
      version: 2,
    });
  });
});

describe("the files of a clone", () => {
  const stored = (end: string) => {
    const object = `${crypto.randomUUID().replaceAll("-", "")}.${end}`;
    return { object, url: `/api/files/${object}`, size: 5n, sha256: "a".repeat(64) };
  };

  test("are those of the training, its lessons and their texts, over the same bytes", async () => {
    const { id, api } = await written();
    const [banner, video, picture] = [stored("webp"), stored("mp4"), stored("webp")];
    const html = `<img src="${picture.url}" alt="" loading="lazy" />`;
    const { id: lessonId, moduleId } = await make.lesson({ trainingId: id, content: { az: html } });
    const { id: archived } = await make.lesson({ moduleId, status: "ARCHIVED" });
    const image = { trainingId: id, mime: "image/webp" };
    await make.file({ ...image, purpose: "TRAINING_BANNER", name: "bağ.webp", ...banner });
    await make.file({
      ...{ purpose: "LESSON_VIDEO", trainingId: id, lessonId, mime: "video/mp4", title: { az: "Əkin" } },
      ...video,
    });
    await make.file({ ...image, purpose: "LESSON_TEXT_IMAGE", lessonId, ...picture });
    const film = { trainingId: id, lessonId: archived, mime: "video/mp4" };
    const { id: first } = await make.file({ ...film, purpose: "LESSON_VIDEO" });
    const { id: second } = await make.file({ ...film, lessonId, purpose: "LESSON_VIDEO", ...video });
    const captions = {
      trainingId: id,
      mime: "text/vtt",
      language: "ru",
      purpose: "LESSON_CAPTIONS",
    } as const;
    await make.file({ ...captions, lessonId: archived, videoId: first });
    await make.file({ ...captions, lessonId, videoId: second });
    await make.file({ ...image, purpose: "LESSON_IMAGE", lessonId: archived, url: "https://a.example/1" });
    const { id: clone } = await as(await admin()).training.clone({ id });

    const files = await db.file.findMany({ where: { trainingId: clone }, orderBy: { id: "asc" } });
    const [copy] = await db.lesson.findMany({ where: { trainingId: clone } });
    expect(files).toMatchObject([
      { purpose: "TRAINING_BANNER", lessonId: null, name: "bağ.webp", ...banner },
      { purpose: "LESSON_VIDEO", lessonId: copy?.id, title: { az: "Əkin" }, ...video },
      { purpose: "LESSON_TEXT_IMAGE", lessonId: copy?.id, ...picture },
      { purpose: "LESSON_VIDEO", lessonId: copy?.id, ...video },
      { purpose: "LESSON_CAPTIONS", lessonId: copy?.id, videoId: files[3]?.id, language: "ru" },
    ]);
    expect(await db.trainingCount.findUniqueOrThrow({ where: { trainingId: clone } })).toMatchObject({
      ownFiles: 1,
      videos: 2,
      images: 1,
    });
    // Its text can be saved as it is: the picture is its own.
    const { fields, version } = await api.lesson.draft({ id: copy?.id ?? 0 });
    const content = { az: `<p>Yeni</p>${html}` };
    await api.lesson.edit({ ...fields, id: copy?.id ?? 0, version, content });
    // What is removed here stays there, and the other way round.
    await api.file.remove({ id: files[1]?.id ?? 0 });
    expect(await db.file.count({ where: { object: video.object, trainingId: id } })).toBe(2);
  });
});

describe("a deletion", () => {
  test("takes a draft with all that belongs to it", async () => {
    const { id, api } = await written();
    const { id: lesson } = await make.lesson({ trainingId: id });
    await make.file({ purpose: "LESSON_VIDEO", trainingId: id, lessonId: lesson });
    await api.module.create({ trainingId: id, title: { az: "Modul" } });
    await api.training.delete({ id });
    expect(await db.training.count({ where: { id } })).toBe(0);
    expect(await db.lesson.count({ where: { trainingId: id } })).toBe(0);
    expect(await db.trainingRevision.count({ where: { trainingId: id } })).toBe(0);
  });

  test("takes nothing that somebody has registered for, that is out, or that an exam is about", async () => {
    const out = await written(held);
    expect((await refusal(out.api.training.delete({ id: out.id }))).reason).toBe("training.notDraft");
    const registered = await written();
    await make.registration({ trainingId: registered.id, status: "CANCELLED" });
    expect((await refusal(registered.api.training.delete({ id: registered.id }))).reason).toBe(
      "training.hasRegistrations",
    );
    const examined = await written();
    await make.exam({ trainingId: examined.id });
    expect((await refusal(examined.api.training.delete({ id: examined.id }))).reason).toBe(
      "training.hasExams",
    );
  });
});

describe("revisions", () => {
  const revisionsOf = async (api: ReturnType<typeof as>, id: number) =>
    trainingRevision.array().parse(await api.training.revisions({ id }));

  test("keep how it was before it was edited first, and join what one person saves in a row", async () => {
    const { id, edit, api, viewer } = await written();
    expect(await revisionsOf(api, id)).toEqual([]);
    await edit({ title: { az: "Bir" } });
    await edit({ version: 2, title: { az: "Bir" }, tags: ["x"] }, as(viewer, later(9)));
    expect(await revisionsOf(api, id)).toMatchObject([
      { version: 3, changed: ["tags", "title"], author: { firstName: "Nigar" } },
      { version: 1, changed: [] },
    ]);
    await edit({ version: 3, title: { az: "İki" }, tags: ["x"] }, as(viewer, later(11)));
    await edit({ version: 4, title: { az: "Üç" }, tags: ["x"] }, as(await admin(), later(12)));
    await edit({ version: 5, title: { az: "Dörd" }, tags: ["x"] }, as(viewer, later(13)));
    expect((await revisionsOf(api, id)).map(({ version }) => version)).toEqual([6, 5, 4, 3, 1]);
  });

  test("of a published training are each save", async () => {
    const { id, edit, api } = await written(held);
    await edit({ title: { az: "Bir" } });
    await edit({ version: 2, title: { az: "İki" } });
    expect((await revisionsOf(api, id)).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test("are as many as are kept, the latest", async () => {
    const { id, edit, api } = await written(held);
    for (let n = 1; n <= mostRevisions + 3; n++) await edit({ version: n, title: { az: `Ad ${n}` } });
    const { result, statements } = await countStatements(() => api.training.revisions({ id }));
    expect(statements).toHaveLength(1);
    expect(result).toHaveLength(mostRevisions);
    expect(result[0]?.version).toBe(mostRevisions + 4);
  });

  test("restored, make a training as it was, and lose nothing", async () => {
    const { id, edit, api, viewer } = await written({ title: { az: "Əvvəl" } });
    const one = await api.module.create({ trainingId: id, title: { az: "Birinci" } });
    const two = await api.module.create({ trainingId: id, title: { az: "İkinci" } });
    const lesson = (moduleId: number, az: string, by = api) =>
      by.lesson.create({ moduleId, title: { az }, type: "TEXT" });
    const [a, b] = [await lesson(one.id, "A"), await lesson(one.id, "B")];
    const { latest: then } = await api.training.draft({ id });

    const after = as(viewer, later(20));
    await edit({ title: { az: "Sonra" } }, after);
    const c = await lesson(two.id, "C", after);
    await after.lesson.delete({ id: a.id, version: a.version });
    await after.training.arrange({
      id,
      version: (await after.training.draft({ id })).outlineVersion,
      modules: [
        { id: two.id, lessons: [c.id, b.id] },
        { id: one.id, lessons: [] },
      ],
    });
    await after.module.delete({ id: one.id, version: one.version });

    const { latest } = await api.training.draft({ id });
    const { statements } = await countStatements(() =>
      as(viewer, later(40)).training.restore({ id, version: latest, revision: then }),
    );
    expect(statements.length).toBeLessThanOrEqual(budgetOf("training.restore"));
    const restored = await api.training.draft({ id });
    expect(restored.fields.title.az).toBe("Əvvəl");
    expect(
      restored.modules.map(({ title, lessons }) => [title.az, lessons.map((l) => [l.title.az, l.status])]),
    ).toEqual([
      [
        "Birinci",
        [
          ["A", "DRAFT"],
          ["B", "DRAFT"],
        ],
      ],
      ["İkinci", [["C", "ARCHIVED"]]],
    ]);
    expect(restored.modules[0]?.lessons[1]?.id).toBe(b.id);
    // And back again: how it was before the restore is a revision too.
    await as(viewer, later(41)).training.restore({ id, version: restored.latest, revision: latest });
    const back = await api.training.draft({ id });
    expect(back.fields.title.az).toBe("Sonra");
    expect(back.modules[0]).toMatchObject({ title: { az: "İkinci" } });
    expect(back.modules[0]?.lessons.map((l) => l.title.az)).toEqual(["C", "B"]);
  });

  test("restored, complete nobody by how the training never was on the way", async () => {
    const { id, api } = await written(held);
    const { id: moduleId } = await make.module({ trainingId: id });
    const lesson = (data: object) => make.lesson({ moduleId, ...data });
    const [done, deleted, added] = [await lesson({}), await lesson({}), await lesson({ status: "DRAFT" })];
    const change = async (lessonId: number, to: object) => {
      const { version, fields } = await api.lesson.draft({ id: lessonId });
      await api.lesson.edit({ id: lessonId, version, ...fields, ...to });
    };
    const restore = async (revision: number) => {
      const { latest } = await api.training.draft({ id });
      await api.training.restore({ id, version: latest, revision });
    };
    const { userId } = await make.registration({ trainingId: id });
    const learner = as({ role: "LEARNER", id: userId }).progress;

    // One of two is done, before as after: not when the one that was added is gone and the one that was deleted not yet back.
    await change(added.id, { status: "PUBLISHED" });
    await api.lesson.delete({ id: deleted.id, version: deleted.version });
    expect(await learner.complete({ lessonId: done.id })).toMatchObject({ percent: 50 });
    await restore(1);
    expect(await learner.outline({ trainingId: id })).toMatchObject({ done: 1, required: 2 });
    expect(await db.registration.findFirstOrThrow({ where: { trainingId: id } })).toMatchObject({
      status: "APPROVED",
      percent: 50,
    });

    // Nor when the only one that is still required is one that came later.
    await change(done.id, { isRequired: false });
    await change(deleted.id, { isRequired: false });
    const { latest: optional } = await api.training.draft({ id });
    await change(deleted.id, { isRequired: true });
    const late = await lesson({});
    await learner.complete({ lessonId: late.id });
    await restore(optional);
    expect(await db.registration.findFirstOrThrow({ where: { trainingId: id } })).toMatchObject({
      status: "APPROVED",
      percent: 50,
    });
  });

  test("are restored from the latest alone, and none that is not there", async () => {
    const { id, edit, api } = await written(held);
    await edit({ title: { az: "Bir" } });
    await edit({ version: 2, title: { az: "İki" } });
    const restore = (version: number, revision: number) => api.training.restore({ id, version, revision });
    expect((await refusal(restore(2, 1))).reason).toBe("training.changedMeanwhile");
    expect((await refusal(restore(3, 99))).reason).toBe("training.revisionNotFound");
    const other = as(await trainer());
    expect((await refusal(other.training.restore({ id, version: 3, revision: 1 }))).reason).toBe(
      "training.notFound",
    );
    await restore(3, 2);
    expect((await api.training.draft({ id })).fields.title.az).toBe("Bir");
  });
});
