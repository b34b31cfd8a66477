import { randomUUID } from "node:crypto";
import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { type AppError, publicError } from "../error.ts";
import { lessonOf } from "../guards/authoring.ts";
import { budgetOf, createCaller } from "../server.ts";
import { type LessonEdit, lessonDraft, longestContent } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");

const reasonOf = async (work: Promise<unknown>) =>
  publicError(
    await work.then(
      () => Promise.reject(new Error("done")),
      (error) => error,
    ),
  ).reason;

/** A trainer with a training of theirs in which there are so many lessons a module. */
async function written(lessons: number[], data: Parameters<typeof make.training>[0] = {}) {
  const { userId: trainerId } = await make.trainer();
  const { id } = await make.training({ trainerId, status: "DRAFT", ...data });
  const api = createCaller({ db, viewer: { role: "TRAINER", id: trainerId }, now });
  for (const [at, count] of lessons.entries()) {
    const module = await make.module({ trainingId: id, sequence: at + 1 });
    for (let n = 1; n <= count; n++) await make.lesson({ moduleId: module.id, sequence: n });
  }
  const order = async () =>
    (await api.training.draft({ id })).modules.map((module) => ({
      id: module.id,
      lessons: module.lessons.map((lesson) => lesson.id),
    }));
  return { api, id, order };
}

describe("a lesson", () => {
  test("begins as a draft at the end of its module, and is read in one statement", async () => {
    const { api, order } = await written([2]);
    const [module] = await order();
    const { id, version, outlineVersion } = await api.lesson.create({
      moduleId: module?.id as number,
      title: { az: "Üçüncü" },
      type: "VIDEO",
    });
    expect((await order())[0]?.lessons.at(-1)).toBe(id);
    expect(outlineVersion).toBe(version);
    const { result, statements } = await countStatements(() => api.lesson.draft({ id }));
    expect(statements).toHaveLength(budgetOf("lesson.draft"));
    expect(lessonDraft.parse(result)).toMatchObject({
      version,
      isBegun: false,
      fields: { title: { az: "Üçüncü" }, type: "VIDEO", status: "DRAFT", isRequired: true, content: null },
    });
  });

  test("keeps what is safe of its text, in each language", async () => {
    const { api, order } = await written([1]);
    const [id = 0] = (await order())[0]?.lessons ?? [];
    const edit = (content: LessonEdit["content"], version: number) =>
      api.lesson.edit({ ...lessonOf, id, version, content });
    const { version } = await edit(
      {
        az: "<h1>Ad</h1><script>alert(1)</script>",
        en: "<p onclick=x>Text</p>",
        ru: "<p> </p><img src=//x>",
      },
      1,
    );
    expect((await api.lesson.draft({ id })).fields.content).toEqual({ az: "<h2>Ad</h2>", en: "<p>Text</p>" });
    await edit({ az: "<p><br></p>" }, version);
    expect((await api.lesson.draft({ id })).fields.content).toBeNull();
  });

  test("shows pictures that were uploaded for its text, and none of anything else", async () => {
    const { api, id: trainingId, order } = await written([2]);
    const [id = 0, other = 0] = (await order())[0]?.lessons ?? [];
    const shown = ({ object }: { object: string | null }, alt = "Torpaq") =>
      `<p>a</p><img src="/api/files/${object}" alt="${alt}" width="640" height="480" loading="lazy" />`;
    const picture = async (lessonId: number, purpose: "LESSON_TEXT_IMAGE" | "LESSON_IMAGE") => {
      const object = `${randomUUID().replaceAll("-", "")}.webp`;
      const stored = { object, url: `/api/files/${object}`, size: 5, sha256: "a".repeat(64) };
      return make.file({ purpose, trainingId, lessonId, mime: "image/webp", ...stored });
    };
    const [own, others, material] = await Promise.all([
      picture(id, "LESSON_TEXT_IMAGE"),
      picture(other, "LESSON_TEXT_IMAGE"),
      picture(id, "LESSON_IMAGE"),
    ]);
    const edit = (content: LessonEdit["content"], version: number) =>
      api.lesson.edit({ ...lessonOf, id, version, content });
    const { version } = await edit({ az: shown(own), en: shown(own, "Soil") }, 1);
    for (const html of [shown(others), shown(material), shown({ object: `${"0".repeat(32)}.webp` })]) {
      const refused = edit({ az: shown(own), ru: html }, version);
      await expect(refused).rejects.toMatchObject({
        reason: "lesson.pictureMissing",
        problems: [{ field: "content.ru" }],
      });
    }
    const { fields } = await api.lesson.draft({ id });
    expect(fields.content).toEqual({ az: shown(own), en: shown(own, "Soil") });
    // Who has brought a lesson back without its pictures can still write the rest of it.
    await db.file.delete({ where: { id: own.id } });
    await api.lesson.edit({ ...fields, id, version, title: { az: "Torpaq" } });
  });

  test.each<[Partial<LessonEdit>, string]>([
    [{ title: { az: "" } }, "title.azMissing"],
    [{ content: { az: "", en: "<p>Text</p>" } }, "content.azMissing"],
    [{ content: { az: "x".repeat(longestContent + 1) } }, "content.tooLong"],
    [{ durationMinutes: 0 }, "durationMinutes.outOfRange"],
    [{ minCompletionSeconds: -1 }, "minCompletionSeconds.outOfRange"],
    [{ version: 7 }, "training.changedMeanwhile"],
  ])("%j is refused as %s", async (change, reason) => {
    const { api, order } = await written([1]);
    const [id = 0] = (await order())[0]?.lessons ?? [];
    expect(await reasonOf(api.lesson.edit({ ...lessonOf, id, version: 1, ...change }))).toBe(reason);
  });

  test("is edited by one of two at once; another lesson, and the training itself, by the other", async () => {
    const { api, id, order } = await written([2]);
    const [a = 0, b = 0] = (await order())[0]?.lessons ?? [];
    const { fields } = await api.training.draft({ id });
    const edit = (lesson: number, az: string) =>
      api.lesson.edit({ ...lessonOf, id: lesson, version: 1, title: { az } });
    const all = await Promise.allSettled([
      edit(a, "Bir"),
      edit(a, "İki"),
      edit(b, "Üç"),
      api.training.edit({ ...fields, title: { az: "Təlim" }, id, version: 1 }),
    ]);
    const refused = all.filter((outcome) => outcome.status === "rejected");
    expect(refused.map(({ reason }) => (reason as AppError).reason)).toEqual(["training.changedMeanwhile"]);
    expect((await api.training.draft({ id })).latest).toBe(4);
  });

  test("is deleted unless somebody has opened it", async () => {
    const { api, id, order } = await written([2]);
    const [a = 0, b = 0] = (await order())[0]?.lessons ?? [];
    const { id: registrationId } = await make.registration({ trainingId: id });
    await db.lessonProgress.create({ data: { registrationId, lessonId: a } });
    expect((await api.training.draft({ id })).modules[0]?.lessons[0]?.isBegun).toBe(true);
    expect(await reasonOf(api.lesson.delete({ id: a, version: 1 }))).toBe("lesson.begun");
    expect(await reasonOf(api.lesson.delete({ id: b, version: 2 }))).toBe("training.changedMeanwhile");
    await api.lesson.delete({ id: b, version: 1 });
    expect((await order())[0]?.lessons).toEqual([a]);
    expect(await api.lesson.edit({ ...lessonOf, id: a, version: 1, status: "ARCHIVED" })).toHaveProperty(
      "version",
    );
  });

  test("that is the last of a published video stays out", async () => {
    const { api, order } = await written([1], { status: "PUBLISHED", type: "VIDEO" });
    const [id = 0] = (await order())[0]?.lessons ?? [];
    expect(await reasonOf(api.lesson.edit({ ...lessonOf, id, version: 1, status: "DRAFT" }))).toBe(
      "training.notReady",
    );
    expect(await reasonOf(api.lesson.delete({ id, version: 1 }))).toBe("training.notReady");
    expect(await order()).toEqual([expect.objectContaining({ lessons: [id] })]);
  });
});

describe("a module", () => {
  test("comes last, gets another title, and goes when nothing is left in it", async () => {
    const { api, id, order } = await written([1]);
    const { id: module, version } = await api.module.create({
      trainingId: id,
      title: { az: "Son", ru: "Конец" },
    });
    expect((await order()).at(-1)).toEqual({ id: module, lessons: [] });
    const edited = await api.module.edit({ id: module, version, title: { az: "Sonuncu" } });
    expect(await reasonOf(api.module.edit({ id: module, version, title: { az: "X" } }))).toBe(
      "training.changedMeanwhile",
    );
    expect(await reasonOf(api.module.edit({ id: module, version, title: { az: " " } }))).toBe(
      "title.azMissing",
    );
    const [first] = await order();
    expect(await reasonOf(api.module.delete({ id: first?.id as number, version: 1 }))).toBe(
      "module.notEmpty",
    );
    await api.module.delete({ id: module, version: edited.version });
    expect(await order()).toEqual([first]);
  });
});

describe("the order", () => {
  test("is another for everybody at once, lessons from one module into another too", async () => {
    const { api, id, order } = await written([3, 1, 0]);
    const [a, b, c] = await order();
    const [x, y, z] = a?.lessons ?? [];
    const modules = [
      { id: c?.id, lessons: [z] },
      { id: a?.id, lessons: [y, x] },
      { id: b?.id, lessons: b?.lessons },
    ] as { id: number; lessons: number[] }[];
    const { result, statements } = await countStatements(() =>
      api.training.arrange({ id, version: 1, modules }),
    );
    expect(statements.length).toBeLessThanOrEqual(budgetOf("training.arrange"));
    expect(await order()).toEqual(modules);
    expect(await api.training.arrange({ id, version: result.outlineVersion, modules })).toEqual(result);
  });

  test("is one's of two who change it at once, whole", async () => {
    const { api, id, order } = await written([4]);
    const [module] = await order();
    const { id: only = 0, lessons = [] } = module ?? {};
    const orders = [lessons.toReversed(), [...lessons.slice(1), ...lessons.slice(0, 1)]];
    const all = await Promise.allSettled(
      orders.map((lessons) => api.training.arrange({ id, version: 1, modules: [{ id: only, lessons }] })),
    );
    const won = all.findIndex(({ status }) => status === "fulfilled");
    const lost = all.find((outcome) => outcome.status === "rejected");
    expect(lost?.reason.reason).toBe("training.changedMeanwhile");
    expect((await order())[0]?.lessons).toEqual(orders[won]);
  });

  test("names everything once", async () => {
    const { api, id, order } = await written([2, 1]);
    const [a, b] = (await order()) as [{ id: number; lessons: number[] }, { id: number; lessons: number[] }];
    const foreign = await make.lesson();
    for (const modules of [
      [],
      [a],
      [a, { ...b, lessons: [] }],
      [a, { ...b, lessons: [...b.lessons, ...a.lessons] }],
      [a, a, b],
      [a, { ...b, lessons: [foreign.id] }],
      [a, b, { id: foreign.moduleId, lessons: [] }],
    ])
      expect(await reasonOf(api.training.arrange({ id, version: 1, modules }))).toBe(
        "training.orderIncomplete",
      );
    expect(await order()).toEqual([a, b]);
  });

  test("is what was asked for, however lessons are moved about", async () => {
    const { api, id, order } = await written([3, 2, 0]);
    let version = 1;
    const shuffles = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }));
    await fc.assert(
      fc.asyncProperty(shuffles, async (random) => {
        const drawn = <Item>(items: Item[]) => {
          const keyed = items.map((item) => [random.next().value as number, item] as const);
          return keyed.sort(([one], [other]) => one - other).map(([, item]) => item);
        };
        const now = await order();
        const modules = drawn(now.map((module) => ({ id: module.id, lessons: [] as number[] })));
        for (const lesson of drawn(now.flatMap(({ lessons }) => lessons)))
          modules[Math.floor((random.next().value as number) * modules.length)]?.lessons.push(lesson);
        ({ outlineVersion: version } = await api.training.arrange({ id, version, modules }));
        expect(await order()).toEqual(modules);
      }),
      { numRuns: 25 },
    );
  });
});
