import { afterAll, describe, expect, test } from "vitest";
import { given } from "./given.ts";
import { cloneDb } from "./testing.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

/** A training with lessons, required or not, and somebody in it. */
async function enrolled(required: boolean[]) {
  const { id: trainingId } = await make.training();
  const { id: moduleId } = await make.module({ trainingId });
  const lessons: number[] = [];
  for (const isRequired of required) lessons.push((await make.lesson({ moduleId, isRequired })).id);
  const { id } = await make.registration({ trainingId });
  const done = (place: number, at = new Date()) =>
    db.lessonProgress.create({
      data: {
        registrationId: id,
        lessonId: lessons[place] as number,
        status: "COMPLETED",
        openedAt: at,
        lastAccessedAt: at,
        completedAt: at,
      },
    });
  const change = (
    place: number,
    data: { isRequired?: boolean; status?: "DRAFT" | "PUBLISHED" | "ARCHIVED" },
  ) => db.lesson.update({ where: { id: lessons[place] as number }, data });
  const registration = () => db.registration.findUniqueOrThrow({ where: { id } });
  const completions = () =>
    db.fact.count({ where: { name: "registration/completed", subject: `registration:${id}` } });
  return { id, moduleId, lessons, done, change, registration, completions };
}

describe("what counts", () => {
  test("are the required lessons, and a percent is cut off, not rounded", async () => {
    const { done, registration } = await enrolled([true, true, false, true]);
    await done(2);
    expect(await registration()).toMatchObject({ percent: 0, status: "APPROVED" });
    await done(0);
    expect(await registration()).toMatchObject({ percent: 33 });
    await done(1);
    expect(await registration()).toMatchObject({ percent: 66, status: "APPROVED", completedAt: null });
  });

  test("are all that are published where none is required", async () => {
    const { change, done, registration } = await enrolled([false, false, false]);
    await change(2, { status: "DRAFT" });
    await done(0);
    expect((await registration()).percent).toBe(50);
    await done(1);
    expect(await registration()).toMatchObject({ percent: 100, status: "COMPLETED" });
  });

  test("is nothing in a training without lessons, which so completes nobody", async () => {
    const { registration } = await enrolled([]);
    expect(await registration()).toMatchObject({ percent: 0, status: "APPROVED" });
  });
});

describe("a registration is completed", () => {
  test("by its last lesson, at that moment, and it is a fact once", async () => {
    const { id, lessons, done, registration, completions } = await enrolled([true, true]);
    await done(0, new Date("2026-11-20T08:00:00Z"));
    await done(1, new Date("2026-11-21T08:00:00Z"));
    expect(await registration()).toMatchObject({
      status: "COMPLETED",
      percent: 100,
      completedAt: new Date("2026-11-21T08:00:00Z"),
      startedAt: new Date("2026-11-20T08:00:00Z"),
      lastActivityAt: new Date("2026-11-21T08:00:00Z"),
      lastLessonId: lessons[1],
    });
    await db.lessonProgress.updateMany({ where: { registrationId: id }, data: { secondsSpent: 60 } });
    expect(await completions()).toBe(1);
  });

  test("when the lesson it lacks is taken away, or is required no more", async () => {
    for (const data of [{ status: "ARCHIVED" }, { isRequired: false }] as const) {
      const { change, done, registration, completions } = await enrolled([true, true]);
      await done(0);
      await change(1, data);
      expect(await registration()).toMatchObject({ status: "COMPLETED", percent: 100 });
      expect(await completions()).toBe(1);
    }
    const { lessons, done, registration } = await enrolled([true, true]);
    await done(0);
    await db.lesson.delete({ where: { id: lessons[1] as number } });
    expect(await registration()).toMatchObject({ status: "COMPLETED", percent: 100 });
  });

  test("by a person, whatever lessons are left", async () => {
    const { id, registration, completions } = await enrolled([true, true]);
    await db.registration.update({ where: { id }, data: { status: "COMPLETED" } });
    expect(await registration()).toMatchObject({ percent: 100, completedAt: expect.any(Date) });
    expect(await completions()).toBe(1);
  });

  test("by two lessons that are completed at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const { done, registration, completions } = await enrolled([true, true, true, true]);
      await Promise.all([done(0), done(1), done(2), done(3)]);
      expect(await registration()).toMatchObject({ status: "COMPLETED", percent: 100 });
      expect(await completions()).toBe(1);
    }
  });
});

describe("a lesson that is added", () => {
  test("un-completes nobody", async () => {
    const { moduleId, done, registration } = await enrolled([true]);
    await done(0);
    await make.lesson({ moduleId });
    expect(await registration()).toMatchObject({ status: "COMPLETED", percent: 100 });
  });

  test("takes no percent from anybody, and what is done next counts from there", async () => {
    const { moduleId, done, lessons, registration } = await enrolled([true, true]);
    await done(0);
    lessons.push((await make.lesson({ moduleId })).id, (await make.lesson({ moduleId })).id);
    expect((await registration()).percent).toBe(50);
    await done(1);
    expect((await registration()).percent).toBe(50);
    await done(2);
    expect((await registration()).percent).toBe(75);
  });
});

test("who begins anew begins with what they have done", async () => {
  const { id, moduleId, done, registration, completions } = await enrolled([true, true]);
  await done(0);
  await make.lesson({ moduleId });
  await make.lesson({ moduleId });
  await db.registration.update({ where: { id }, data: { status: "CANCELLED" } });
  expect((await registration()).percent).toBe(50);
  await done(1);
  expect((await registration()).percent).toBe(50);
  await db.registration.update({ where: { id }, data: { status: "PENDING" } });
  expect((await registration()).percent).toBe(0);
  await db.lesson.updateMany({ where: { moduleId }, data: { isRequired: false } });
  await db.registration.update({ where: { id }, data: { status: "APPROVED" } });
  expect(await registration()).toMatchObject({ percent: 50, status: "APPROVED" });
  expect(await completions()).toBe(0);
});

test("the database refuses a percent that its status contradicts", async () => {
  const { id } = await enrolled([true]);
  for (const percent of [-1, 100, 101])
    await expect(db.registration.update({ where: { id }, data: { percent } })).rejects.toThrow("percent");
});
