import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { createCaller } from "../server.ts";
import { registrationPage, registrationStages } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const apiOf = (id: number) => createCaller({ db, viewer: { role: "LEARNER", id }, now });

type Given = Parameters<typeof make.training>[0];
type Place = { status?: "APPROVED" | "PENDING" | "WAITLISTED" | "COMPLETED" | "CANCELLED"; begun?: boolean };

/** Somebody's place in a training that has a lesson. */
async function place(userId: number, data: Given, { status = "APPROVED", begun = false }: Place = {}) {
  const training = await make.training(data);
  await make.lesson({ trainingId: training.id, status: "PUBLISHED" });
  await make.registration({
    userId,
    trainingId: training.id,
    status,
    startedAt: begun ? now : null,
    completedAt: status === "COMPLETED" ? now : null,
  });
  return training.id;
}

const day = (date: string) => new Date(date);
const everySunday = {
  startDate: day("2026-11-01"),
  isRecurring: true,
  recurrenceFrequency: "WEEKLY",
  recurrenceEndDate: day("2026-12-31"),
} as const;

describe("what one does about a training", async () => {
  const { id } = await make.user();
  const begun = await place(id, { startDate: day("2026-11-01") }, { begun: true });
  const video = await place(id, { type: "VIDEO" });
  const next = await place(id, { startDate: day("2026-12-24"), startTime: new Date("1970-01-01T10:00Z") });
  const weekly = await place(id, everySunday, { begun: true });
  const today = await place(id, { startDate: day("2026-11-20"), endDate: day("2026-11-23") });
  await place(id, { startDate: day("2026-11-01") });
  await place(id, { startDate: day("2026-12-24"), status: "CANCELLED" });
  const asked = await place(id, { startDate: day("2026-12-24") }, { status: "PENDING" });
  const waits = await place(id, { startDate: day("2026-12-25") }, { status: "WAITLISTED" });
  const done = await place(id, {}, { status: "COMPLETED" });
  const archived = await place(id, { status: "ARCHIVED" }, { begun: true });

  const expected = {
    LEARNING: [begun, video, weekly, archived],
    UPCOMING: [today, weekly, next],
    WAITING: [asked, waits],
    COMPLETED: [done],
  };
  test.each(registrationStages)("is %s", async (stage) => {
    const list = await apiOf(id).registration.list({ scope: "mine", stage, sort: "nextDay", order: "asc" });
    registrationPage.parse(list);
    const ids = list.items.map(({ training }) => training.id);
    if (stage === "UPCOMING") expect(ids).toEqual(expected[stage]);
    else expect(ids.sort()).toEqual(expected[stage].sort());
    expect(list.total).toBe(expected[stage].length);
  });

  test("and says on which day it is next held", async () => {
    const { items } = await apiOf(id).registration.list({ scope: "mine", sort: "nextDay", order: "asc" });
    const days = new Map(items.map(({ training }) => [training.id, training.nextDay]));
    expect(days.get(today)).toBe("2026-11-23");
    expect(days.get(weekly)).toBe("2026-11-29");
    expect(days.get(next)).toBe("2026-12-24");
    expect(days.get(begun)).toBeNull();
    expect(items.find(({ training }) => training.id === next)?.training.startTime).toBe("10:00");
  });

  test("goes by cursor as by pages", async () => {
    const { registration } = apiOf(id);
    const input = { scope: "mine", sort: "nextDay", order: "asc", pageSize: 3 } as const;
    const first = await registration.list(input);
    const second = await registration.list({ ...input, cursor: first.nextCursor as string });
    expect(second.items).toEqual((await registration.list({ ...input, page: 2 })).items);
  });
});

describe("the link to join", () => {
  const link = "https://meet.example/orchard";
  const seen = async (data: Given, status: Place["status"] = "APPROVED") => {
    const { id } = await make.user();
    const trainingId = await place(id, { meetLink: link, ...data }, { status });
    const { registration, training } = apiOf(id);
    const { items } = await registration.list({ scope: "mine" });
    const own = await registration.own({ trainingId });
    expect(own?.meetLink).toBe(items[0]?.training.meetLink);
    if (data?.status !== "CANCELLED") expect((await training.byId({ id: trainingId })).meetLink).toBeNull();
    return own?.meetLink;
  };

  test.each(["APPROVED", "COMPLETED"] as const)("is there for who is %s", async (status) => {
    expect(await seen({}, status)).toBe(link);
  });

  test.each(["PENDING", "WAITLISTED", "CANCELLED"] as const)("is not for who is %s", async (status) => {
    expect(await seen({}, status)).toBeNull();
  });

  test("is gone when the training is called off", async () => {
    expect(await seen({ status: "CANCELLED" })).toBeNull();
  });
});

/** All that the learner's home asks for. */
const home = ({ account, exam, registration, training }: ReturnType<typeof apiOf>) =>
  Promise.all([
    account.own(),
    ...registrationStages.map((stage) => registration.list({ scope: "mine", stage, total: false })),
    exam.list({ scope: "mine", total: false }),
    training.recommended({ limit: 4 }),
  ]);

test("a learner's home is seven statements, whatever is in it", async () => {
  const { id } = await make.user();
  const empty = await countStatements(() => home(apiOf(id)));
  const parts = [
    ["APPROVED", true],
    ["APPROVED", false],
    ["PENDING", false],
    ["WAITLISTED", false],
    ["COMPLETED", false],
  ] as const;
  for (const [status, begun] of [...parts, ...parts, ...parts])
    await place(id, { startDate: day("2026-12-24") }, { status, begun });
  const full = await countStatements(() => home(apiOf(id)));
  expect(empty.statements).toHaveLength(7);
  expect(full.statements).toHaveLength(7);
});
