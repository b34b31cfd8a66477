import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { budgetOf, createCaller } from "../server.ts";
import { category } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const api = createCaller({ db, viewer: { role: "ANONYMOUS" }, now: new Date() }).category;

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
