import { countStatements, Prisma } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";
import { training, trainingPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const as = (viewer: Viewer = { role: "ANONYMOUS" }) => createCaller({ db, viewer, now }).training;
const ids = (page: { items: { id: number }[] }) => page.items.map(({ id }) => id);

/** A category of the test's own, so that a list is about its rows alone. */
const shelf = async () => (await make.category()).id;

describe("a page", () => {
  test("is one statement and two with modules, whatever its size", async () => {
    const category = await shelf();
    for (let n = 0; n < 100; n++) {
      const { id } = await make.training({ categoryId: category });
      if (n % 10 === 0) await make.lesson({ trainingId: id });
    }
    for (const pageSize of [10, 50, 100]) {
      const bare = await countStatements(() => as().list({ category, pageSize }));
      expect(bare.statements).toHaveLength(1);
      expect(bare.result.items).toHaveLength(pageSize);
      expect(bare.result.total).toBe(100);
      const full = await countStatements(() => as().list({ category, pageSize, includeModules: true }));
      expect(full.statements).toHaveLength(budgetOf("training.list"));
      expect(full.result.items.filter((item) => item.modules?.length === 1)).toHaveLength(pageSize / 10);
    }
  });

  test("has the promised shape to the last field, empty or full", async () => {
    const category = await shelf();
    await make.training({ categoryId: category });
    const { userId } = await make.trainer({}, { firstName: "Nigar" });
    const photo = await make.file({ purpose: "PROFILE_PHOTO", ownerId: userId });
    await db.user.update({ where: { id: userId }, data: { photoId: photo.id } });
    const whole = await make.training({
      categoryId: category,
      trainerId: userId,
      title: { az: "Pambıq", en: "Cotton", ru: "Хлопок" },
      description: { az: "Suvarma", en: "Irrigation" },
      type: "OFFLINE",
      difficulty: "ADVANCED",
      tags: ["pambıq"],
      startDate: new Date("2026-12-01"),
      endDate: new Date("2026-12-05"),
      startTime: new Date("1970-01-01T09:30Z"),
      endTime: new Date("1970-01-01T17:00Z"),
      capacity: 20,
      registrationOpensAt: now,
      registrationClosesAt: new Date("2026-11-30T20:00:00Z"),
      address: "Gəncə",
      latitude: 40.6828,
      longitude: 46.3606,
      isRecurring: true,
      recurrenceFrequency: "WEEKLY",
      recurrenceEndDate: new Date("2027-01-01"),
      hasCertificate: true,
      certificateDescription: { az: "Sertifikat" },
      certificateHasExpiry: true,
      certificateExpiryYears: 2,
      certificateExpiryMonths: 0,
      certificateExpiryDays: 0,
      examRequired: true,
      minExamScore: 80,
    });
    await make.file({
      purpose: "TRAINING_BANNER",
      trainingId: whole.id,
      url: "/media/banner.svg",
      mime: "image/svg+xml",
      size: 2048n,
    });
    await make.exam({ trainingId: whole.id, title: { az: "Yekun", en: "Final" } });
    const { id: lesson } = await make.lesson({ trainingId: whole.id, title: { az: "Damcı", en: "Drip" } });
    await make.file({ purpose: "LESSON_VIDEO", trainingId: whole.id, lessonId: lesson });

    const input = {
      category,
      lang: "en",
      includeModules: true,
      includeTranslations: true,
      sort: "createdAt",
      order: "desc",
    } as const;
    const page = trainingPage
      .extend({ items: training.array() })
      .parse(await as({ role: "ADMIN", id: userId }).list(input));
    expect(page.items[0]).toMatchObject({
      title: "Cotton",
      description: "Irrigation",
      availableLocales: ["az", "en", "ru"],
      translations: { title: { az: "Pambıq", en: "Cotton", ru: "Хлопок" } },
      trainer: { id: userId, firstName: "Nigar", photoUrl: photo.url },
      exam: { title: "Final" },
      startDate: "2026-12-01",
      startTime: "09:30",
      registrationClosesAt: "2026-11-30T20:00:00+00:00",
      latitude: 40.6828,
      bannerUrl: "/media/banner.svg",
      media: [{ kind: "IMAGE", size: 2048 }],
      mediaStatistics: { videos: 1, images: 1, documents: 0, audio: 0, total: 2, own: 1 },
      modules: [{ lessons: [{ title: "Drip" }] }],
    });
    expect(page.items[1]).toMatchObject({
      description: null,
      exam: null,
      media: [],
      modules: [],
      bannerUrl: null,
    });
    expect(
      await as({ role: "ADMIN", id: userId }).byId({
        ...{ lang: "en", includeModules: true, includeTranslations: true },
        id: whole.id,
      }),
    ).toEqual(page.items[0]);
  });

  test("falls back to az where a language is missing", async () => {
    const { id } = await make.training({ title: { az: "Üzümçülük", ru: "Виноградарство" } });
    expect((await as().byId({ id, lang: "ru" })).title).toBe("Виноградарство");
    expect((await as().byId({ id, lang: "en" })).title).toBe("Üzümçülük");
  });
});

describe("order", () => {
  test("every sort, by number and by cursor, shows each row once in one order", async () => {
    const category = await shelf();
    const days = [null, new Date("2026-01-05"), new Date("2026-03-05"), new Date("2026-03-05")];
    const titles = ["Çay", "Cökə", "Əncir", "Xurma", "İydə", "Innab", "Şaftalı"];
    for (let n = 0; n < 23; n++) {
      const { id } = await make.training({
        categoryId: category,
        title: { az: titles[n % 7] as string, en: `T${n % 3}` },
        startDate: days[n % 4] as Date | null,
        endDate: days[n % 4] as Date | null,
        difficulty: ([null, "BEGINNER", "EXPERT"] as const)[n % 3] as "BEGINNER" | null,
      });
      for (let r = 0; r < n % 3; r++) await make.registration({ trainingId: id });
    }
    for (const sort of [
      "createdAt",
      "title",
      "startDate",
      "endDate",
      "difficulty",
      "registrations",
      "rating",
    ] as const) {
      for (const order of ["asc", "desc"] as const) {
        const whole = ids(await as().list({ category, sort, order, pageSize: 100 }));
        expect(new Set(whole).size).toBe(23);
        const byNumber = await Promise.all(
          [1, 2, 3, 4, 5].map((page) => as().list({ category, sort, order, page, pageSize: 5 })),
        );
        expect(byNumber.flatMap(ids), `${sort} ${order} by number`).toEqual(whole);
        const byCursor: number[] = [];
        for (let cursor: string | null | undefined; cursor !== null; ) {
          const page = await as().list({ category, sort, order, pageSize: 5, ...(cursor ? { cursor } : {}) });
          byCursor.push(...ids(page));
          cursor = page.nextCursor;
        }
        expect(byCursor, `${sort} ${order} by cursor`).toEqual(whole);
      }
    }
  });

  test("titles follow the alphabet of the language shown", async () => {
    const category = await shelf();
    for (const az of ["Xurma", "Heyva", "Əncir", "Çay", "Cökə", "Findıq", "Ençiçək"]) {
      await make.training({ categoryId: category, title: { az } });
    }
    const { items } = await as().list({ category, sort: "title", order: "asc" });
    expect(items.map(({ title }) => title)).toEqual([
      "Cökə",
      "Çay",
      "Ençiçək",
      "Əncir",
      "Findıq",
      "Heyva",
      "Xurma",
    ]);
  });

  test("a page behind the last is empty and still knows the total", async () => {
    const category = await shelf();
    await make.training({ categoryId: category });
    expect(await as().list({ category, page: 9 })).toMatchObject({ items: [], total: 1, nextCursor: null });
    expect(await as().list({ category: 999_999 })).toMatchObject({ items: [], total: 0 });
  });

  test("a cursor asks for no total unless told", async () => {
    const category = await shelf();
    for (let n = 0; n < 3; n++) await make.training({ categoryId: category });
    const { nextCursor } = await as().list({ category, pageSize: 2 });
    const cursor = nextCursor as string;
    expect(await as().list({ category, pageSize: 2, cursor })).toMatchObject({ total: null, page: null });
    expect(await as().list({ category, pageSize: 2, cursor, total: true })).toMatchObject({ total: 3 });
    expect(await as().list({ category, total: false })).toMatchObject({ total: null, page: 1 });
  });
});

describe("filters", () => {
  test("each leaves what it says", async () => {
    const category = await shelf();
    const { userId: trainerId } = await make.trainer();
    const one = await make.training({
      categoryId: category,
      trainerId,
      type: "VIDEO",
      difficulty: "EXPERT",
      hasCertificate: true,
      startDate: new Date("2026-05-01"),
    });
    const other = await make.training({
      categoryId: category,
      type: "ONLINE",
      difficulty: "BEGINNER",
      startDate: new Date("2026-06-01"),
    });
    const bare = await make.training({ categoryId: category });
    const list = async (input: object) => ids(await as().list({ category, order: "asc", ...input }));
    expect(await list({})).toEqual([one.id, other.id, bare.id]);
    expect(await list({ trainerId })).toEqual([one.id]);
    expect(await list({ type: "VIDEO" })).toEqual([one.id]);
    expect(await list({ difficulty: "BEGINNER" })).toEqual([other.id]);
    expect(await list({ hasCertificate: true })).toEqual([one.id]);
    expect(await list({ hasCertificate: false })).toEqual([other.id, bare.id]);
    expect(await list({ from: "2026-05-01", to: "2026-05-01" })).toEqual([one.id]);
    expect(await list({ from: "2026-05-02" })).toEqual([other.id]);
    expect(await list({ ids: [bare.id, one.id] })).toEqual([one.id, bare.id]);
    expect(await list({ status: "DRAFT" })).toEqual([]);
  });

  test("a category is found by id and by its name in any language", async () => {
    const { id: categoryId } = await make.category({
      name: { az: "Arıçılıq", en: "Beekeeping", ru: "Пчеловодство" },
    });
    const { id } = await make.training({ categoryId });
    for (const category of [categoryId, "Arıçılıq", "Beekeeping", "Пчеловодство"]) {
      expect(ids(await as().list({ category }))).toEqual([id]);
    }
    expect(ids(await as().list({ category: "Beekeepin" }))).toEqual([]);
  });
});

describe("search", () => {
  test("finds words in any language, in any case, with any letters people type", async () => {
    const category = await shelf();
    const { id } = await make.training({
      categoryId: category,
      title: {
        az: "Pambığın damcı üsulu ilə suvarılması",
        en: "Drip irrigation (cotton)",
        ru: "Капельное орошение",
      },
      description: { az: "İLKİN bilik: 50% subsidiya, O'Brien_üsulu" },
    });
    await make.training({ categoryId: category, title: { az: "Üzümçülük" } });
    const found = async (search: string) => ids(await as().list({ category, search }));
    for (const search of [
      "pambığın",
      "PAMBIGIN",
      "pambigin damci",
      "suvarıl",
      "DRIP cotton",
      "орошение",
      "ilkin",
      "50%",
      "O'Brien_",
      "da",
      "c",
      "İlkin bilik",
      "I\u0307lkin",
    ]) {
      expect(await found(search), search).toEqual([id]);
    }
    for (const search of ["kartof", "ambigin da kartof", "ri", "%pambig% yox"])
      expect(await found(search), search).toEqual([]);
    expect(await found("")).toHaveLength(2);
  });

  test("finds by the name of the category", async () => {
    const { id: categoryId } = await make.category({ name: { az: "Baramaçılıq", en: "Sericulture" } });
    const { id } = await make.training({ categoryId });
    expect(ids(await as().list({ search: "sericult" }))).toEqual([id]);
    expect(ids(await as().list({ search: "baramaciliq telim" }))).toEqual([id]);
  });
});

describe("rights", () => {
  test("drafts are there for their trainer and for admins, for nobody else", async () => {
    const category = await shelf();
    const { userId: trainerId } = await make.trainer();
    const open = await make.training({ categoryId: category, trainerId });
    const hidden: number[] = [];
    for (const status of ["DRAFT", "ARCHIVED", "CANCELLED"] as const) {
      hidden.push((await make.training({ categoryId: category, trainerId, status })).id);
    }
    const sees = async (viewer: Viewer) => ids(await as(viewer).list({ category, order: "asc" }));
    expect(await sees({ role: "ANONYMOUS" })).toEqual([open.id]);
    expect(await sees({ role: "LEARNER", id: trainerId })).toEqual([open.id]);
    expect(await sees({ role: "TRAINER", id: trainerId + 1 })).toEqual([open.id]);
    expect(await sees({ role: "TRAINER", id: trainerId })).toEqual([open.id, ...hidden]);
    expect(await sees({ role: "ADMIN", id: 1 })).toEqual([open.id, ...hidden]);
    const id = hidden[0] as number;
    for (const role of ["LEARNER", "TRAINER"] as const) {
      await expect(as({ role, id: trainerId + 1 }).byId({ id })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "training.notFound",
      });
    }
    expect(await as({ role: "TRAINER", id: trainerId }).byId({ id })).toMatchObject({ status: "DRAFT" });
  });

  test("draft lessons, joining links and files of lessons are for those who run the training", async () => {
    const { userId: trainerId } = await make.trainer();
    const { id } = await make.training({
      trainerId,
      type: "ONLINE",
      meetLink: "https://meet.example/secret",
    });
    const chapter = await make.module({ trainingId: id });
    const open = await make.lesson({ moduleId: chapter.id, sequence: 1 });
    await make.lesson({ moduleId: chapter.id, sequence: 2, status: "DRAFT" });
    await make.file({
      purpose: "LESSON_VIDEO",
      trainingId: id,
      lessonId: open.id,
      url: "/media/private.mp4",
    });
    const seen = async (viewer: Viewer) => as(viewer).byId({ id, includeModules: true });
    for (const viewer of [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id: trainerId },
      { role: "TRAINER", id: trainerId + 1 },
    ] as const) {
      const training = await seen(viewer);
      expect(JSON.stringify(training)).not.toMatch(/secret|private/);
      expect(training.modules?.[0]?.lessons).toMatchObject([{ id: open.id, videoUrl: null }]);
    }
    const own = await seen({ role: "TRAINER", id: trainerId });
    expect(own.meetLink).toBe("https://meet.example/secret");
    expect(own.modules?.[0]?.lessons).toMatchObject([
      { videoUrl: "/media/private.mp4" },
      { status: "DRAFT" },
    ]);
  });

  test("mine is the viewer's own, and needs one", async () => {
    const { userId: trainerId } = await make.trainer();
    const { id } = await make.training({ trainerId });
    expect(ids(await as({ role: "TRAINER", id: trainerId }).list({ scope: "mine" }))).toEqual([id]);
    await expect(as().list({ scope: "mine" })).rejects.toMatchObject({
      code: "UNAUTHORIZED",
      reason: "scope.signInRequired",
    });
  });

  test("the statement for the public holds no column of a person but the name and photo", async () => {
    await make.training();
    const { result } = await countStatements(() =>
      as().list({ includeTranslations: true, includeModules: true }),
    );
    expect(JSON.stringify(result)).not.toMatch(/@agrar\.example|"phone"|"email"|birth/);
  });
});

describe("bad input", () => {
  const refusals: [input: object, reason: string][] = [
    [{ sort: "price" }, "sort.unknown"],
    [{ order: "up" }, "order.unknown"],
    [{ pageSize: 0 }, "pageSize.outOfRange"],
    [{ pageSize: 1000 }, "pageSize.outOfRange"],
    [{ pageSize: "ten" }, "pageSize.invalid"],
    [{ pageSize: 1.5 }, "pageSize.invalid"],
    [{ page: 0 }, "page.outOfRange"],
    [{ page: 1, cursor: "x" }, "cursor.withPage"],
    [{ cursor: "nonsense" }, "cursor.malformed"],
    [
      { cursor: Buffer.from('["createdAt","desc","az","2026-13-77 00:00:00+00",1]').toString("base64url") },
      "cursor.malformed",
    ],
    [
      { cursor: Buffer.from('["createdAt","desc","az","a\\u0000b",1]').toString("base64url") },
      "cursor.malformed",
    ],
    [{ cursor: Buffer.from('["title","desc","az","a",1]').toString("base64url") }, "cursor.malformed"],
    [{ search: "x".repeat(10_240) }, "search.tooLong"],
    [{ search: "%_'\";--" }, "search.noWords"],
    [{ lang: "de" }, "lang.unknown"],
    [{ type: "HYBRID" }, "type.unknown"],
    [{ trainerId: 2 ** 40 }, "trainerId.outOfRange"],
    [{ ids: [] }, "ids.tooFew"],
    [{ ids: ["1"] }, "ids.invalid"],
    [{ from: "2026-02-30" }, "from.malformed"],
    [{ from: "2026-03-01", to: "2026-02-01" }, "to.beforeFrom"],
    [{ category: "a\0b" }, "category.malformed"],
    [{ colour: "green" }, "colour.notKnown"],
  ];
  test.each(refusals)("%j is refused", async (input, reason) => {
    const refused = await as()
      .list(input as never)
      .catch((error) => error);
    expect(refused).toMatchObject({ code: "BAD_REQUEST" });
    expect(publicError(refused)).toMatchObject({ reason, problems: [expect.objectContaining({ reason })] });
  });

  test("an unknown id is not found", async () => {
    await expect(as().byId({ id: 2_000_000_000 })).rejects.toMatchObject({
      code: "NOT_FOUND",
      reason: "training.notFound",
    });
  });
});

/** Rows are data: whoever adds a column to `Training` in the schema decides here whether lists show it. */
test("every column of a training is shown, or kept back on purpose", async () => {
  const keptBack = [
    ...["categoryId", "trainerId", "createdById", "searchText"],
    ...["version", "outlineVersion"],
  ];
  const columns = Object.values(Prisma.TrainingScalarFieldEnum) as (keyof Prisma.TrainingSelect)[];
  expect(columns.filter((column) => !(column in training.shape)).sort()).toEqual(keptBack.sort());
});

describe("a training's states", () => {
  const facts = async (trainingId: number) =>
    (await db.fact.findMany({ where: { subject: `training:${trainingId}` }, orderBy: { id: "asc" } })).map(
      ({ name }) => name,
    );
  const stateOf = async (id: number) => (await db.training.findUniqueOrThrow({ where: { id } })).status;

  test("a draft is published, archived, published again and called off, and people are told when it matters", async () => {
    const { id, trainerId } = await make.training({
      status: "DRAFT",
      startDate: new Date("2026-12-01"),
      meetLink: "https://meet.example/x",
    });
    const trainer = as({ role: "TRAINER", id: trainerId });
    for (const verb of ["publish", "archive", "publish", "cancel"] as const) {
      await trainer[verb]({ id });
      await trainer[verb]({ id });
    }
    expect(await stateOf(id)).toBe("CANCELLED");
    expect(await facts(id)).toEqual(["training/published", "training/cancelled"]);
    await expect(trainer.publish({ id })).rejects.toMatchObject({ reason: "training.cancelled" });
    await expect(trainer.archive({ id })).rejects.toMatchObject({ reason: "training.cancelled" });
  });

  test("published at once by several, it is news once", async () => {
    const { id, trainerId } = await make.training({
      status: "DRAFT",
      startDate: new Date("2026-12-01"),
      meetLink: "https://meet.example/x",
    });
    await Promise.all(
      Array.from({ length: 5 }, () => as({ role: "TRAINER", id: trainerId }).publish({ id })),
    );
    expect(await facts(id)).toEqual(["training/published"]);
  });

  const gates: [string, Parameters<typeof make.training>[0], string[]][] = [
    [
      "an online one",
      { type: "ONLINE" },
      ["startDate: training.dateMissing", "meetLink: training.linkMissing"],
    ],
    [
      "an offline one",
      { type: "OFFLINE" },
      ["startDate: training.dateMissing", "address: training.addressMissing"],
    ],
    ["a video", { type: "VIDEO" }, ["lessons: training.lessonMissing"]],
    [
      "one of yesterday",
      { type: "ONLINE", meetLink: "https://meet.example/x", startDate: new Date("2026-11-22") },
      ["endDate: training.over"],
    ],
  ];
  test.each(gates)("%s is told all that it lacks, and stays a draft", async (_, data, lacks) => {
    const { id, trainerId } = await make.training({ ...data, status: "DRAFT" });
    const refusal = await as({ role: "TRAINER", id: trainerId }).publish({ id }).catch(publicError);
    expect(refusal).toMatchObject({ reason: "training.notReady", httpStatus: 409 });
    expect(refusal?.problems.map(({ field, reason }) => `${field}: ${reason}`)).toEqual(lacks);
    expect(await stateOf(id)).toBe("DRAFT");
    expect(await facts(id)).toEqual([]);
  });

  test("a day is over at midnight in Baku", async () => {
    const { id, trainerId } = await make.training({
      status: "DRAFT",
      type: "OFFLINE",
      address: "Şəki",
      startDate: new Date("2026-11-23"),
    });
    const publish = (moment: string) =>
      createCaller({
        db,
        viewer: { role: "TRAINER", id: trainerId },
        now: new Date(moment),
      }).training.publish({ id });
    await expect(publish("2026-11-24T00:00+04:00")).rejects.toMatchObject({ reason: "training.notReady" });
    await publish("2026-11-23T23:59+04:00");
    expect(await stateOf(id)).toBe("PUBLISHED");
  });

  test("a draft is neither archived nor called off", async () => {
    const { id, trainerId } = await make.training({ status: "DRAFT" });
    const trainer = as({ role: "TRAINER", id: trainerId });
    await expect(trainer.archive({ id })).rejects.toMatchObject({ reason: "training.notPublished" });
    await expect(trainer.cancel({ id })).rejects.toMatchObject({ reason: "training.notPublished" });
  });
});
