import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";
import { category } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const api = createCaller({ db, viewer: { role: "ANONYMOUS" }, now: new Date() }).category;

const list = api.list;

test("the active categories stand in their order, with what is open to everybody, in one statement", async () => {
  const bees = await make.category({ name: { az: "Arıçılıq", en: "Beekeeping" }, sortOrder: 2 });
  const soil = await make.category({
    name: { az: "Torpaq", en: "Soil" },
    description: { az: "Torpaq haqqında" },
    sortOrder: 1,
  });
  const water = await make.category({ name: { az: "Əkin suyu" }, sortOrder: 1 });
  await make.category({ name: { az: "Köhnə" }, isActive: false });
  const training = await make.training({ categoryId: bees.id });
  const draft = await make.training({ categoryId: bees.id, status: "DRAFT" });
  await make.exam({ trainingId: training.id });
  await make.exam({ trainingId: draft.id });
  await make.exam({ categoryId: bees.id });
  await make.exam({ categoryId: bees.id, status: "DRAFT" });

  const { result, statements } = await countStatements(() => api.list());
  expect(statements).toHaveLength(budgetOf("category.list"));
  expect(category.array().parse(result)).toMatchObject([
    { id: water.id, trainingsCount: 0, examsCount: 0 },
    { id: soil.id, description: "Torpaq haqqında" },
    { id: bees.id, name: "Arıçılıq", trainingsCount: 1, examsCount: 2 },
  ]);
  expect((await api.list({ lang: "en" })).map(({ name }) => name)).toEqual([
    "Əkin suyu",
    "Soil",
    "Beekeeping",
  ]);
  expect(category.array().parse(await api.list({ includeTranslations: true }))[2]?.translations).toEqual({
    name: { az: "Arıçılıq", en: "Beekeeping" },
    description: null,
  });
});

describe("an admin", () => {
  const admin = async () => {
    const { id } = await make.user({ role: "ADMIN" });
    return {
      adminId: id,
      api: createCaller({ db, viewer: { role: "ADMIN", id }, now: new Date() }).category,
    };
  };
  const log = (userId: number) =>
    db.auditEntry.findMany({
      where: { userId },
      orderBy: { id: "asc" },
      select: { action: true, changes: true },
    });

  test("makes, changes and takes categories out of the offer", async () => {
    const { adminId, api } = await admin();
    const { id } = await api.create({ name: { az: "  Quşçuluq ", en: "", ru: "Птицеводство" } });
    const name = { az: "Quşçuluq", ru: "Птицеводство" };
    expect((await db.category.findUniqueOrThrow({ where: { id } })).name).toEqual(name);
    await api.update({ id, name: { ...name, en: "Poultry" }, description: { az: "Ev quşları" } });
    await api.update({ id, isActive: false });
    expect((await list()).some((category) => category.id === id)).toBe(false);
    const everything = { lang: "en", includeInactive: true } as const;
    expect((await list(everything)).some((category) => category.id === id)).toBe(false);
    expect((await api.list(everything)).at(-1)).toMatchObject({
      id,
      name: "Poultry",
      description: "Ev quşları",
      isActive: false,
    });
    await api.update({ id, description: null });
    expect((await log(adminId)).map(({ action }) => action)).toEqual([
      "category.create",
      "category.update",
      "category.update",
      "category.update",
    ]);
    expect((await log(adminId))[2]?.changes).toEqual({ isActive: [true, false] });
    await expect(api.update({ id: 2_000_000_000, isActive: true })).rejects.toMatchObject({
      reason: "category.notFound",
    });
  });

  test("says their order, of all that there are at that moment", async () => {
    const { api } = await admin();
    const made = await make.category();
    const ids = (await api.list({ includeInactive: true })).map(({ id }) => id);
    await api.arrange({ order: [made.id, ...ids.filter((id) => id !== made.id)] });
    expect((await api.list({ includeInactive: true }))[0]?.id).toBe(made.id);
    for (const order of [ids.slice(1), [...ids, 2_000_000_000], [...ids.slice(1), ids[1] as number]])
      await expect(api.arrange({ order })).rejects.toMatchObject({ reason: "category.listChanged" });
  });

  test("removes what nothing is in, and is told how much there is in others", async () => {
    const { api } = await admin();
    const { id: empty } = await make.category();
    const { id: follower } = await make.user();
    await db.categorySubscription.create({ data: { userId: follower, categoryId: empty } });
    await api.remove({ id: empty });
    await expect(api.remove({ id: empty })).rejects.toMatchObject({ reason: "category.notFound" });
    const { id: used } = await make.category();
    const training = await make.training({ categoryId: used, status: "DRAFT" });
    await make.exam({ trainingId: training.id });
    const refusal = await api.remove({ id: used }).catch(publicError);
    expect(refusal).toMatchObject({
      reason: "category.inUse",
      httpStatus: 409,
      problems: [{ params: { trainings: 1, exams: 1 } }],
    });
    expect(await db.category.count({ where: { id: used } })).toBe(1);
  });

  test.each([
    [{ name: { az: " " } }, "name.tooShort"],
    [{ name: { en: "Bees" } }, "name.required"],
    [{ name: { az: "x".repeat(101) } }, "name.tooLong"],
    [{ name: "Arıçılıq" }, "name.invalid"],
    [{ name: { az: "a", de: "b" } }, "de.notKnown"],
  ])("is refused %j", async (input, reason) => {
    const { api } = await admin();
    const refusal = await api.create(input as never).catch(publicError);
    expect(refusal).toMatchObject({ httpStatus: 400, reason });
  });

  test("is nobody else", async () => {
    for (const role of ["LEARNER", "TRAINER"] as const)
      await expect(
        createCaller({ db, viewer: { role, id: 1 }, now: new Date() }).category.create({ name: { az: "a" } }),
      ).rejects.toMatchObject({ reason: "account.notAllowed" });
  });
});
