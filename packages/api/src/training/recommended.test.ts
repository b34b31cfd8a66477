import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { createCaller } from "../server.ts";
import { recommendation } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");

const bees = { profession: "FARMER", region: "Quba" } as const;
const ask = async (id: number, limit = 4) =>
  (await createCaller({ db, viewer: { role: "LEARNER", id }, now }).training.recommended({ limit })).map(
    ({ because, regional, training }) => [training.id, because, regional],
  );

/** Registers so many learners of a kind for a training. */
async function attended(trainingId: number, learners: number, who: Parameters<typeof make.user>[0]) {
  for (let n = 0; n < learners; n++) {
    const { id: userId } = await make.user(who);
    await make.registration({ userId, trainingId, status: "APPROVED" });
  }
}

const at = (date: string) => new Date(`${date}T00:00:00Z`);

describe("to a farmer of Quba", async () => {
  const old = await make.training({ createdAt: at("2020-01-01") });
  const wanted = await make.training({ createdAt: at("2020-01-02") });
  const most = await make.training({ createdAt: at("2020-01-03") });
  const elsewhere = await make.training({ createdAt: at("2020-01-04") });
  const followed = await make.training({ createdAt: at("2020-01-05") });
  const newest = await make.training({ createdAt: at("2026-11-20") });
  await attended(wanted.id, 3, bees);
  await attended(most.id, 4, bees);
  // So few would be known by name.
  await attended(old.id, 2, bees);
  await attended(elsewhere.id, 5, { profession: "FARMER", region: "Lənkəran" });
  await attended(elsewhere.id, 5, { profession: "VETERINARIAN", region: "Quba" });
  const { id } = await make.user(bees);
  await db.categorySubscription.create({ data: { userId: id, categoryId: followed.categoryId } });

  test("come those that others like them take part in, then what they follow, then what is new", async () => {
    expect(await ask(id)).toEqual([
      [most.id, "PEERS", true],
      [wanted.id, "PEERS", true],
      [followed.id, "CATEGORY", true],
      [newest.id, "NEW", true],
    ]);
    expect(await ask(id, 12)).toHaveLength(6);
  });

  test("come no others than who has not said where they are: there, the profession alone counts", async () => {
    const { id: nowhere } = await make.user({ profession: "FARMER" });
    expect((await ask(nowhere))[0]).toEqual([elsewhere.id, "PEERS", false]);
  });

  test("comes nothing that they have or had a place in", async () => {
    const { id: busy } = await make.user(bees);
    await make.registration({ userId: busy, trainingId: most.id, status: "APPROVED" });
    await make.registration({ userId: busy, trainingId: wanted.id, status: "CANCELLED" });
    const ids = (await ask(busy, 12)).map(([training]) => training);
    expect(ids).not.toContain(most.id);
    expect(ids).not.toContain(wanted.id);
    expect(ids).toContain(newest.id);
  });
});

describe("nothing comes", () => {
  const closed: [string, Parameters<typeof make.training>[0]][] = [
    ["that is a draft", { status: "DRAFT" }],
    ["that is full", { capacity: 1 }],
    ["that has begun", { startDate: at("2026-11-22") }],
    ["whose registration has closed", { registrationClosesAt: now }],
    ["whose registration is not open yet", { registrationOpensAt: new Date("2026-11-24T00:00:00Z") }],
  ];
  test.each(closed)("%s", async (_, data) => {
    const newer = new Date("2026-11-23T07:00:00Z");
    const { id: shut } = await make.training({ createdAt: newer, ...data });
    await make.registration({ trainingId: shut, status: "APPROVED" });
    const { id: shown } = await make.training({ createdAt: newer });
    const ids = (await ask((await make.user()).id, 12)).map(([training]) => training);
    expect(ids).toContain(shown);
    expect(ids).not.toContain(shut);
  });

  test("to whom it is given by", async () => {
    const { id, trainerId } = await make.training({ createdAt: now });
    expect((await ask(trainerId, 12)).map(([training]) => training)).not.toContain(id);
  });
});

test("it has the promised shape", async () => {
  const { id } = await make.user(bees);
  const api = createCaller({ db, viewer: { role: "LEARNER", id }, now });
  const found = await api.training.recommended({ limit: 3, lang: "ru" });
  expect(found).toHaveLength(3);
  for (const each of found) recommendation.parse(each);
});
