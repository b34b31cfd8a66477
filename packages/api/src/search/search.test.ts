import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { createCaller } from "../server.ts";
import type { SearchNoun, SearchTrainingsInput } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const apiOf = (viewer: Viewer) => createCaller({ db, viewer, now: new Date("2026-11-28T08:00:00Z") });
const guest = apiOf({ role: "ANONYMOUS" });

const aysel = (
  await make.trainer(
    { specialty: { az: "Bitkiçilik", en: "Crop science", ru: "Растениеводство" } },
    { firstName: "Aysel", lastName: "Məmmədova" },
  )
).userId;
const ilqar = (
  await make.trainer(
    { specialty: { az: "Heyvandarlıq" }, specializations: [{ az: "Qoyunçuluq", en: "Sheep" }] },
    { firstName: "İlqar", lastName: "Əliyev" },
  )
).userId;
const plants = (await make.category({ name: { az: "Bitkiçilik və əkin", en: "Crops", ru: "Земледелие" } }))
  .id;
const animals = (await make.category({ name: { az: "Heyvandarlıq", en: "Livestock", ru: "Животноводство" } }))
  .id;

type Data = Parameters<typeof make.training>[0];
const rows: Record<string, Data> = {
  irrigation: {
    title: { az: "Damcı suvarma sistemi", en: "Drip irrigation", ru: "Капельное орошение" },
    description: { az: "Pambıq və üzüm bağlarında suya qənaət.", en: "Saving water in vineyards." },
    categoryId: plants,
    trainerId: aysel,
    type: "ONLINE",
    difficulty: "BEGINNER",
    startDate: new Date("2026-12-05"),
    hasCertificate: true,
  },
  bees: {
    title: { az: "Arıçılığın əsasları", en: "Beekeeping basics", ru: "Основы пчеловодства" },
    categoryId: animals,
    trainerId: ilqar,
    type: "OFFLINE",
    capacity: 1,
    difficulty: "BEGINNER",
    startDate: new Date("2026-12-20"),
  },
  fertiliser: {
    title: { az: "Gübrə seçimi və torpağın analizi", en: "Choosing fertiliser", ru: "Выбор удобрений" },
    description: { az: "Damcı üsulu ilə gübrələmə də göstərilir." },
    categoryId: plants,
    trainerId: aysel,
    type: "VIDEO",
    difficulty: "ADVANCED",
    language: "ru",
    hasCertificate: true,
  },
  sheep: {
    title: { az: "İri və xırda buynuzlu heyvanlar: qoyunların yemlənməsi" },
    categoryId: animals,
    trainerId: ilqar,
    type: "OFFLINE",
    capacity: 10,
    startDate: new Date("2027-01-10"),
  },
  cyrillic: {
    title: { az: "Кәнд тәсәррүфатында ҝүбрәләр" },
    description: { az: "Шәки вә Гәбәлә үчүн." },
    categoryId: plants,
    trainerId: aysel,
    type: "VIDEO",
  },
};
const ids: Record<string, number> = {};
for (const [name, data] of Object.entries(rows)) ids[name] = (await make.training(data)).id;
const nameOf = (id: number) => Object.keys(ids).find((name) => ids[name] === id);
const hidden = await make.training({
  title: { az: "Gizli zəfəran təlimi" },
  status: "DRAFT",
  trainerId: ilqar,
});
const chapter = await make.module({
  trainingId: ids.irrigation as number,
  title: { az: "Filtrlərin qurulması" },
});
const lesson = await make.lesson({
  moduleId: chapter.id,
  title: { az: "Nasosun seçilməsi", en: "Choosing a pump" },
});
const exam = await make.exam({
  trainingId: ids.irrigation as number,
  categoryId: plants,
  title: { az: "Suvarma üzrə imtahan", en: "Irrigation exam", ru: "Экзамен по орошению" },
});
await make.registration({ trainingId: ids.bees as number });

describe("finds trainings", () => {
  test.each<[search: string, expected: string[]]>([
    // az: as it is written, and as it is typed without its letters
    ["suvarma", ["irrigation"]],
    ["Damcı suvarma", ["irrigation"]],
    ["DAMCI SUVARMA", ["irrigation"]],
    ["damci suvarma", ["irrigation"]],
    ["arıçılıq", ["bees"]],
    ["aricilig", ["bees"]],
    ["ARIÇILIĞIN", ["bees"]],
    ["iri", ["sheep"]],
    ["İRİ", ["sheep"]],
    ["IRI", ["sheep"]],
    ["ırı", ["sheep"]],
    ["qoyunların yemlenmesi", ["sheep"]],
    ["üzüm", ["irrigation"]],
    ["uzum", ["irrigation"]],
    ["pambıq", ["irrigation"]],
    ["torpağın", ["fertiliser"]],
    ["torpagin", ["fertiliser"]],
    // the two spellings of Azerbaijani
    ["kənd təsərrüfatı", ["cyrillic"]],
    ["kend teserrufati", ["cyrillic"]],
    ["кәнд тәсәррүфаты", ["cyrillic"]],
    ["дамҹы суварма", ["irrigation"]],
    ["Şəki", ["cyrillic"]],
    ["Qəbələ", ["cyrillic"]],
    ["арычылыг", ["bees"]],
    // en
    ["drip irrigation", ["irrigation"]],
    ["beekeeping", ["bees"]],
    ["Fertiliser", ["fertiliser"]],
    ["livestock", ["sheep", "bees"]],
    // ru
    ["орошение", ["irrigation"]],
    ["КАПЕЛЬНОЕ", ["irrigation"]],
    ["пчеловодства", ["bees"]],
    ["удобрений", ["fertiliser"]],
    ["животноводство", ["sheep", "bees"]],
    // as it is being typed
    ["su", ["irrigation"]],
    ["suv", ["irrigation"]],
    ["dam su", ["irrigation"]],
    ["ороше", ["irrigation"]],
    // by the names of category and trainer
    ["məmmədova", ["irrigation", "cyrillic", "fertiliser"]],
    ["Mammadova", ["irrigation", "cyrillic", "fertiliser"]],
    ["ilqar əliyev", ["sheep", "bees"]],
    ["memmedova suvarma", ["irrigation"]],
    // the better the word's place, the sooner the training comes
    ["damcı", ["irrigation", "fertiliser"]],
    ["gübrə", ["fertiliser", "cyrillic"]],
    // mistyped
    ["suvrama", ["irrigation"]],
    ["suvarmq", ["irrigation"]],
    ["suvarmalı", ["irrigation"]],
    ["irigation", ["irrigation"]],
    ["irrigaton", ["irrigation"]],
    ["beekeping", ["bees"]],
    ["арошение", ["irrigation"]],
    ["пчиловодства", ["bees"]],
    ["damcı suvrama", ["irrigation"]],
    ["memedova", ["irrigation", "cyrillic", "fertiliser"]],
    ["fertilizer", ["fertiliser"]],
    // nothing, rather than anything
    ["xyzzyq", []],
    ["suvarma xyzzyq", []],
    ["zəfəran", []],
    ["gizli", []],
  ])("%s", async (search, expected) => {
    const { items, total } = await guest.search.trainings({ search });
    expect(items.map(({ id }) => nameOf(id)).toSorted()).toEqual(expected.toSorted());
    if (search === "damcı" || search === "gübrə") expect(items.map(({ id }) => nameOf(id))).toEqual(expected);
    expect(total).toBe(expected.length);
  });
});

describe("finds every noun", () => {
  test.each<[search: string, expected: [SearchNoun, number][]]>([
    [
      "suvarma",
      [
        ["TRAINING", ids.irrigation as number],
        ["EXAM", exam.id],
      ],
    ],
    ["filtr", [["MODULE", chapter.id]]],
    ["nasos", [["LESSON", lesson.id]]],
    ["pump", [["LESSON", lesson.id]]],
    ["nasso", [["LESSON", lesson.id]]],
    ["экзамен", [["EXAM", exam.id]]],
    [
      "aysel",
      [
        ["TRAINING", ids.cyrillic as number],
        ["TRAINING", ids.fertiliser as number],
        ["TRAINING", ids.irrigation as number],
        ["TRAINER", aysel],
      ],
    ],
    ["qoyunçuluq", [["TRAINER", ilqar]]],
    ["растениеводство", [["TRAINER", aysel]]],
  ])("%s", async (search, expected) => {
    const { groups } = await guest.search.overview({ search });
    const found = groups.flatMap(({ noun, items }) => items.map(({ id }) => [noun, id] as const));
    expect(found.toSorted()).toEqual(expected.toSorted());
    for (const { total, items } of groups) expect(total).toBe(items.length);
  });

  test("with what it belongs to, in the language asked for", async () => {
    const { groups } = await guest.search.overview({
      search: "choosing pump",
      nouns: ["LESSON"],
      lang: "en",
    });
    expect(groups).toEqual([
      {
        noun: "LESSON",
        total: 1,
        items: [
          {
            id: lesson.id,
            title: "Choosing a pump",
            titleMarks: [
              [0, 8],
              [11, 15],
            ],
            context: "Drip irrigation",
            trainingId: ids.irrigation,
          },
        ],
      },
    ]);
  });
});

test("shows where the words are, and that it guessed", async () => {
  const { items, guessed } = await guest.search.trainings({ search: "DAMCI" });
  expect(guessed).toBe(false);
  expect(items[0]).toMatchObject({ title: "Damcı suvarma sistemi", titleMarks: [[0, 5]] });
  expect(items[1]?.excerpt).toEqual({ text: "Damcı üsulu ilə gübrələmə də göstərilir.", marks: [[0, 5]] });
  const near = await guest.search.trainings({ search: "suvrama" });
  expect(near.guessed).toBe(true);
  expect(near.items[0]?.titleMarks).toEqual([[6, 13]]);
});

describe("counts what each choice would leave", () => {
  test("of every facet", async () => {
    const { facets, total } = await guest.search.trainings({ search: "crops" });
    expect(total).toBe(3);
    expect(facets).toEqual({
      category: [{ value: plants, name: "Bitkiçilik və əkin", count: 3 }],
      type: [
        { value: "VIDEO", count: 2 },
        { value: "ONLINE", count: 1 },
      ],
      difficulty: [
        { value: "ADVANCED", count: 1 },
        { value: "BEGINNER", count: 1 },
      ],
      language: [
        { value: "az", count: 2 },
        { value: "ru", count: 1 },
      ],
      trainer: [{ value: aysel, name: "Aysel Məmmədova", count: 3 }],
      month: [{ value: "2026-12", count: 1 }],
      certificate: 2,
      freeSeats: 3,
    });
  });

  test("each by the other choices, not by its own", async () => {
    const { facets, total, items } = await guest.search.trainings({
      search: "crops",
      type: ["VIDEO"],
      certificate: true,
    });
    expect(items.map(({ id }) => nameOf(id))).toEqual(["fertiliser"]);
    expect(total).toBe(1);
    expect(facets.type).toEqual([
      { value: "ONLINE", count: 1 },
      { value: "VIDEO", count: 1 },
    ]);
    expect(facets.certificate).toBe(1);
    expect(facets.difficulty).toEqual([{ value: "ADVANCED", count: 1 }]);
  });

  test("as a count of each combination would have it", async () => {
    const filters: Partial<SearchTrainingsInput>[] = [
      {},
      { type: ["OFFLINE"] },
      { type: ["OFFLINE", "ONLINE"], month: ["2026-12"] },
      { trainer: [ilqar], freeSeats: true },
      { difficulty: ["BEGINNER"], language: ["az"], category: [animals] },
    ];
    for (const filter of filters) {
      const { facets } = await guest.search.trainings({ search: "livestock", ...filter });
      const totalOf = async (other: Partial<SearchTrainingsInput>) =>
        (await guest.search.trainings({ search: "livestock", ...filter, ...other })).total;
      for (const { value, count } of facets.type) expect(await totalOf({ type: [value] })).toBe(count);
      for (const { value, count } of facets.month) expect(await totalOf({ month: [value] })).toBe(count);
      for (const { value, count } of facets.trainer) expect(await totalOf({ trainer: [value] })).toBe(count);
      for (const { value, count } of facets.category)
        expect(await totalOf({ category: [value] })).toBe(count);
      for (const { value, count } of facets.difficulty)
        expect(await totalOf({ difficulty: [value] })).toBe(count);
      for (const { value, count } of facets.language)
        expect(await totalOf({ language: [value] })).toBe(count);
      expect(await totalOf({ certificate: true })).toBe(facets.certificate);
      expect(await totalOf({ freeSeats: true })).toBe(facets.freeSeats);
    }
  });
});

describe("seats are free", () => {
  test("until as many are approved or have completed", async () => {
    const { id } = await make.training({ title: { az: "Oturacaqlı kurs" }, capacity: 2 });
    const free = async () => (await guest.search.trainings({ search: "oturacaqli" })).items[0]?.freeSeats;
    const counted = async () =>
      (await guest.search.trainings({ search: "oturacaqli" })).facets.freeSeats === 1;
    await make.registration({ trainingId: id });
    await make.registration({ trainingId: id, status: "PENDING" });
    expect([await free(), await counted()]).toEqual([true, true]);
    const last = await make.registration({ trainingId: id, status: "COMPLETED", completedAt: new Date() });
    expect([await free(), await counted()]).toEqual([false, false]);
    await db.registration.update({ where: { id: last.id }, data: { status: "CANCELLED" } });
    expect([await free(), await counted()]).toEqual([true, true]);
    await db.training.update({ where: { id }, data: { capacity: 1 } });
    expect([await free(), await counted()]).toEqual([false, false]);
    await db.training.update({ where: { id }, data: { capacity: null } });
    expect([await free(), await counted()]).toEqual([true, true]);
  });
});

describe("what changes is found as it is now", () => {
  const total = async (search: string) => (await guest.search.trainings({ search })).total;

  test("a category's and a trainer's name", async () => {
    const category = await make.category({ name: { az: "Zanbaqçılıq" } });
    const trainer = await make.user({ role: "TRAINER", lastName: "Zanbaqlı" });
    await make.training({ categoryId: category.id, trainerId: trainer.id });
    expect([await total("zanbaqçılıq"), await total("zanbaqlı")]).toEqual([1, 1]);
    await db.category.update({ where: { id: category.id }, data: { name: { az: "Lalaçılıq" } } });
    await db.user.update({ where: { id: trainer.id }, data: { lastName: "Lalalı" } });
    expect([await total("zanbaq"), await total("lalaçılıq"), await total("lalalı")]).toEqual([0, 1, 1]);
  });

  test("a training that is withdrawn, with its lessons", async () => {
    const { id } = await make.training({ title: { az: "Nərgizçilik" } });
    const { id: lessonId } = await make.lesson({ trainingId: id, title: { az: "Nərgizin suyu" } });
    const found = async () =>
      (await guest.search.overview({ search: "nərgiz" })).groups.flatMap(({ items }) =>
        items.map((item) => item.id),
      );
    expect(await found()).toEqual([id, lessonId]);
    await db.training.update({ where: { id }, data: { status: "ARCHIVED" } });
    expect(await found()).toEqual([]);
    expect(await db.searchWord.count({ where: { word: { startsWith: "nergiz" } } })).toBe(0);
  });

  test("a lesson that is removed", async () => {
    const { id } = await make.lesson({ title: { az: "Süsənin kökü" } });
    const lessons = async () =>
      (await guest.search.overview({ search: "süsən", nouns: ["LESSON"] })).groups[0]?.total;
    expect(await lessons()).toBe(1);
    await db.lesson.delete({ where: { id } });
    expect(await lessons()).toBe(0);
  });
});

describe("what others do not see is not found", () => {
  const seen = async (viewer: Viewer) =>
    (await apiOf(viewer).search.trainings({ search: "zəfəran" })).items.map(({ id }) => id);

  test("a draft, but by who gives it and by admins", async () => {
    expect(await seen({ role: "ANONYMOUS" })).toEqual([]);
    expect(await seen({ role: "LEARNER", id: aysel })).toEqual([]);
    expect(await seen({ role: "TRAINER", id: aysel })).toEqual([]);
    expect(await seen({ role: "TRAINER", id: ilqar })).toEqual([hidden.id]);
    expect(await seen({ role: "ADMIN", id: aysel })).toEqual([hidden.id]);
  });

  test("nor guessed: a word that only a draft has changes nothing for others", async () => {
    await make.training({ title: { az: "Suvarmqlar" }, status: "DRAFT", trainerId: ilqar });
    expect((await guest.search.trainings({ search: "suvarmq" })).items.map(({ id }) => nameOf(id))).toEqual([
      "irrigation",
    ]);
    expect(await db.searchWord.count({ where: { word: { startsWith: "suvarmq" } } })).toBe(0);
  });

  test("each viewer finds what their lists have", async () => {
    await make.exam({ trainingId: hidden.id, title: { az: "Gizli imtahan" } });
    await make.exam({ title: { az: "Sərbəst imtahan" }, createdById: aysel, status: "DRAFT" });
    await make.trainer({}, { firstName: "Gedən", lastName: "Müəllim", isActive: false });
    const viewers: Viewer[] = [
      { role: "ANONYMOUS" },
      { role: "LEARNER", id: aysel },
      { role: "TRAINER", id: aysel },
      { role: "TRAINER", id: ilqar },
      { role: "ADMIN", id: aysel },
      { role: "SERVICE", keyId: 1, scopes: ["lists:read"] },
    ];
    for (const viewer of viewers) {
      const api = apiOf(viewer);
      const found = async (noun: SearchNoun, search: string) =>
        (await api.search.overview({ search, nouns: [noun], pageSize: 50 })).groups[0]?.items
          .map(({ id }) => id)
          .toSorted();
      const listed = async (list: Promise<{ items: { id: number }[] }>) =>
        (await list).items.map(({ id }) => id).toSorted();
      expect(await found("EXAM", "imtahan")).toEqual(
        await listed(api.exam.list({ search: "imtahan", pageSize: 100 })),
      );
      expect(await found("TRAINING", "gizli")).toEqual(await listed(api.training.list({ search: "gizli" })));
      expect(await found("TRAINER", "müəllim")).toEqual(
        await listed(api.trainer.list({ search: "müəllim" })),
      );
    }
  });
});

describe("bad input", () => {
  test.each([
    ["", "search.tooFewLetters"],
    ["?!,.-", "search.tooFewLetters"],
    ["'); drop table x; --".replace(/\w/g, ""), "search.tooFewLetters"],
    ["a", "search.tooFewLetters"],
    ["ь", "search.tooFewLetters"],
    ["s".repeat(10_240), "search.tooLong"],
  ])("%.30s is refused", async (search, reason) => {
    await expect(guest.search.trainings({ search })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    const problems = await guest.search.overview({ search }).catch((error) => error.cause.issues[0].message);
    expect([reason.split(".")[1], "Too big: expected string to have <=200 characters"]).toContain(problems);
  });

  test.each([
    "suvarma & | ! :* <->",
    "'suvarma'",
    "\\suvarma\\",
    "suvarma\0",
    "%suvarma_",
    "suvarma:*A",
    "{suvarma}",
  ])("%s means nothing but its words", async (search) => {
    expect((await guest.search.trainings({ search })).items.map(({ id }) => nameOf(id))).toEqual([
      "irrigation",
    ]);
  });

  test.each(["word ".repeat(40), "ş".repeat(200), "𝒜𝒷𝒸 ﷽ 漢字漢字", "١٢٣", "İ̇̇̇ıı", "e\u0301e\u0301"])(
    "%.20s is answered",
    async (search) => {
      expect((await guest.search.trainings({ search })).total).toBe(0);
      expect((await guest.search.overview({ search })).guessed).toBe(false);
    },
  );
});

test("a search is one statement", async () => {
  for (const search of ["suvarma", "suvrama", "xyzzyq"]) {
    expect(
      (await countStatements(() => guest.search.trainings({ search, type: ["ONLINE"] }))).statements,
    ).toHaveLength(1);
    expect((await countStatements(() => guest.search.overview({ search }))).statements).toHaveLength(1);
  }
});

test("pages follow each other without gap or repetition", async () => {
  const every = (await guest.search.trainings({ search: "məmmədova", pageSize: 100 })).items.map(
    ({ id }) => id,
  );
  const one = async (page: number) =>
    (await guest.search.trainings({ search: "məmmədova", pageSize: 1, page })).items.map(({ id }) => id);
  expect([
    ...(await one(1)),
    ...(await one(2)),
    ...(await one(3)),
    ...(await one(4)),
    ...(await one(5)),
  ]).toEqual(every);
});
