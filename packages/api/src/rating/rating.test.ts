import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";
import { ownRating, ratingPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-29T08:00:00Z");
const as = (viewer: Viewer = { role: "ANONYMOUS" }) => createCaller({ db, viewer, now });
const learner = (id: number) => as({ role: "LEARNER", id }).rating;

/** Somebody who has completed a training. */
const graduate = (trainingId?: number) =>
  make.registration({ status: "COMPLETED", ...(trainingId && { trainingId }) });

describe("who may rate", () => {
  const progress = async (
    registration: { id: number; trainingId: number },
    status: "IN_PROGRESS" | "COMPLETED",
  ) => {
    const lesson = await make.lesson({ trainingId: registration.trainingId });
    await db.lessonProgress.create({
      data: { registrationId: registration.id, lessonId: lesson.id, status },
    });
  };

  test("who completed the training, or a lesson of it", async () => {
    const completed = await graduate();
    const oneLesson = await make.registration();
    await progress(oneLesson, "COMPLETED");
    const left = await make.registration({ status: "CANCELLED" });
    await progress(left, "COMPLETED");
    for (const { userId, trainingId } of [completed, oneLesson, left]) {
      expect(await learner(userId).own({ trainingId })).toEqual({ mayRate: true, rating: null });
      await learner(userId).save({ trainingId, stars: 4 });
    }
  });

  test("nobody else", async () => {
    const registered = await make.registration();
    const begun = await make.registration();
    await progress(begun, "IN_PROGRESS");
    const declined = await make.registration({ status: "REJECTED" });
    await progress(declined, "COMPLETED");
    const ofAnother = await graduate();
    const stranger = await make.user();
    for (const { userId, trainingId } of [
      registered,
      begun,
      declined,
      { userId: stranger.id, trainingId: ofAnother.trainingId },
    ]) {
      expect(await learner(userId).own({ trainingId })).toEqual({ mayRate: false, rating: null });
      await expect(learner(userId).save({ trainingId, stars: 5 })).rejects.toMatchObject({
        code: "FORBIDDEN",
        reason: "rating.notParticipant",
      });
    }
    expect(await db.rating.count({ where: { trainingId: ofAnother.trainingId } })).toBe(0);
  });

  test("that a draft is there is told to nobody who took no part", async () => {
    const { id } = await make.user();
    for (const trainingId of [(await make.training({ status: "DRAFT" })).id, 2_000_000_000])
      await expect(learner(id).save({ trainingId, stars: 5 })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "training.notFound",
      });
  });
});

describe("one's rating", () => {
  test("is one for each training, changed when given again, and gone when taken back", async () => {
    const { userId, trainingId } = await graduate();
    const mine = learner(userId);
    const { id } = await mine.save({ trainingId, stars: 2, comment: "  Gözlədiyimdən zəif idi. " });
    expect(await mine.save({ trainingId, stars: 5, comment: "Yenidən baxdım: əladır." })).toEqual({ id });
    const own = await mine.own({ trainingId });
    expect(ownRating.parse(own)).toMatchObject({
      mayRate: true,
      rating: { id, stars: 5, comment: "Yenidən baxdım: əladır.", hiddenReason: null },
    });
    await mine.save({ trainingId, stars: 5, comment: "   " });
    expect((await mine.own({ trainingId })).rating?.comment).toBeNull();
    expect(await db.rating.count({ where: { trainingId } })).toBe(1);
    await mine.remove({ id });
    expect(await mine.own({ trainingId })).toEqual({ mayRate: true, rating: null });
    await expect(mine.remove({ id })).rejects.toMatchObject({ reason: "rating.notFound" });
  });

  test("given ten times at once is there once", async () => {
    const { userId, trainingId } = await graduate();
    await Promise.all(
      [1, 2, 3, 4, 5, 1, 2, 3, 4, 5].map((stars) => learner(userId).save({ trainingId, stars })),
    );
    const [row] = await db.rating.findMany({ where: { trainingId } });
    const { rating } = await as().training.byId({ id: trainingId });
    expect(rating).toEqual({ average: row?.stars, count: 1 });
  });

  test("is not taken back by another", async () => {
    const { id } = await make.rating();
    await expect(learner((await make.user()).id).remove({ id })).rejects.toMatchObject({
      reason: "rating.notFound",
    });
    expect(await db.rating.count({ where: { id } })).toBe(1);
  });

  test("leaves no comment in the log", async () => {
    const { userId, trainingId } = await graduate();
    await learner(userId).save({ trainingId, stars: 3, comment: "Sirr" });
    const entries = await db.auditEntry.findMany({
      where: { userId },
      select: { action: true, changes: true },
    });
    expect(entries).toEqual([
      { action: "rating.save", changes: { stars: [null, 3], commented: [null, true] } },
    ]);
  });

  test("loses its words with the account, and keeps its stars", async () => {
    const { userId, trainingId } = await make.rating({ stars: 4, comment: "Yaxşı idi." });
    await make.password(userId);
    const { profile } = await as({ role: "LEARNER", id: userId }).account.export();
    expect(profile?.ratings).toMatchObject([{ stars: 4, comment: "Yaxşı idi." }]);
    await as({ role: "LEARNER", id: userId }).account.erase({ password: "bağda yeddi alma" });
    expect(await db.rating.findMany({ where: { userId }, select: { stars: true, comment: true } })).toEqual([
      { stars: 4, comment: null },
    ]);
    expect((await as().training.byId({ id: trainingId })).rating.count).toBe(1);
  });

  const refusals: [input: object, reason: string][] = [
    [{ stars: 0 }, "stars.outOfRange"],
    [{ stars: 6 }, "stars.outOfRange"],
    [{ stars: 4.5 }, "stars.invalid"],
    [{ stars: "5" }, "stars.invalid"],
    [{ stars: 5, comment: "x".repeat(2001) }, "comment.tooLong"],
    [{ stars: 5, comment: "a\0b" }, "comment.malformed"],
    [{ stars: 5, userId: 1 }, "userId.notKnown"],
    [{}, "stars.required"],
  ];
  test.each(refusals)("%j is refused", async (input, reason) => {
    const { userId, trainingId } = await graduate();
    const refusal = await learner(userId)
      .save({ trainingId, ...input } as never)
      .catch(publicError);
    expect(refusal).toMatchObject({ reason, httpStatus: 400 });
    expect(await db.rating.count({ where: { trainingId } })).toBe(0);
  });
});

describe("what ratings come to", () => {
  test("a training has their average with two decimals, a trainer that of all of theirs", async () => {
    const { userId: trainerId } = await make.trainer();
    const one = await make.training({ trainerId });
    const other = await make.training({ trainerId });
    const none = await make.training({ trainerId });
    for (const stars of [5, 4, 4]) await make.rating({ trainingId: one.id, stars });
    for (const stars of [1, 2]) await make.rating({ trainingId: other.id, stars });
    const { items } = await as().training.list({ trainerId, sort: "rating", pageSize: 10 });
    expect(items.map(({ id, rating }) => [id, rating])).toEqual([
      [one.id, { average: 4.33, count: 3 }],
      [other.id, { average: 1.5, count: 2 }],
      [none.id, { average: null, count: 0 }],
    ]);
    const { result, statements } = await countStatements(() => as().trainer.list({ ids: [trainerId] }));
    expect(statements).toHaveLength(budgetOf("trainer.list"));
    expect(result.items[0]?.rating).toEqual({ average: 3.2, count: 5 });
    const { userId: unrated } = await make.trainer();
    expect((await as().trainer.list({ ids: [unrated] })).items[0]?.rating).toEqual({
      average: null,
      count: 0,
    });
  });
});

describe("the list", () => {
  test("has first names alone, the newest first, in one statement", async () => {
    const { id: trainingId } = await make.training({ title: { az: "Arılar", en: "Bees" } });
    const given = [];
    for (const [n, firstName] of ["Nigar", "Elnur", "Lalə"].entries()) {
      const { id: userId } = await make.user({ firstName, lastName: "Quliyeva" });
      const createdAt = new Date(Date.UTC(2026, 10, 20 + n));
      await make.registration({ userId, trainingId, status: "COMPLETED" });
      given.push(await make.rating({ userId, trainingId, stars: n + 3, comment: `Rəy ${n}`, createdAt }));
    }
    await make.rating({ trainingId, stars: 1 });
    const { result, statements } = await countStatements(() =>
      as().rating.list({ trainingId, commented: true, lang: "en" }),
    );
    expect(statements).toHaveLength(budgetOf("rating.list"));
    expect(ratingPage.parse(result)).toMatchObject({
      total: 3,
      items: [
        { id: given[2]?.id, stars: 5, author: { id: null, firstName: "Lalə", lastName: null } },
        { id: given[1]?.id, stars: 4, author: { firstName: "Elnur" } },
        { id: given[0]?.id, stars: 3, training: { id: trainingId, title: "Bees" } },
      ],
    });
    expect(JSON.stringify(result)).not.toContain("Quliyeva");
    expect((await as().rating.list({ trainingId })).total).toBe(4);
    expect((await as().rating.list({ trainingId, stars: 4 })).items.map(({ id }) => id)).toEqual([
      given[1]?.id,
    ]);
    const days = { from: "2026-11-20", to: "2026-11-21" };
    expect((await as().rating.list({ trainingId, ...days })).total).toBe(2);
  });

  test("is of trainings that one sees", async () => {
    const { userId: trainerId } = await make.trainer();
    const { id: trainingId } = await make.training({ trainerId, status: "DRAFT" });
    await make.rating({ trainingId });
    const totals = async (viewer?: Viewer) => (await as(viewer).rating.list({ trainerId })).total;
    expect(await totals()).toBe(0);
    expect(await totals({ role: "TRAINER", id: trainerId + 1 })).toBe(0);
    expect(await totals({ role: "TRAINER", id: trainerId })).toBe(1);
    expect(await totals({ role: "ADMIN", id: 1 })).toBe(1);
  });
});

describe("a hidden comment", () => {
  test("is read by its author, with the reason, and by admins alone, until it is shown again", async () => {
    const { id: adminId } = await make.user({ role: "ADMIN" });
    const admin = as({ role: "ADMIN", id: adminId }).rating;
    const { id, userId, trainingId } = await make.rating({ stars: 1, comment: "Mənim mağazama gəlin!" });
    await admin.hide({ id, reason: "Reklam" });
    await admin.hide({ id, reason: "Reklam" });
    for (const viewer of [undefined, { role: "TRAINER", id: userId + 1 }] as const) {
      expect((await as(viewer).rating.list({ trainingId })).items).toMatchObject([
        { stars: 1, comment: null, hiddenAt: null, hiddenReason: null },
      ]);
      expect((await as(viewer).rating.list({ trainingId, commented: true })).total).toBe(0);
      expect((await as(viewer).rating.list({ trainingId, hidden: true })).total).toBe(0);
    }
    expect((await admin.list({ trainingId, hidden: true })).items).toMatchObject([
      {
        comment: "Mənim mağazama gəlin!",
        hiddenReason: "Reklam",
        author: { id: userId, lastName: "Məmmədova" },
      },
    ]);
    const { rating } = await learner(userId).own({ trainingId });
    expect(rating).toMatchObject({ comment: "Mənim mağazama gəlin!", hiddenReason: "Reklam" });
    expect((await as().training.byId({ id: trainingId })).rating).toEqual({ average: 1, count: 1 });

    await learner(userId).save({ trainingId, stars: 1, comment: "Yenə gəlin!" });
    expect((await as().rating.list({ trainingId, commented: true })).total).toBe(0);
    await admin.show({ id });
    expect((await as().rating.list({ trainingId, commented: true })).items).toMatchObject([
      { comment: "Yenə gəlin!" },
    ]);
    const log = await db.auditEntry.findMany({
      where: { userId: adminId },
      orderBy: { id: "asc" },
      select: { action: true, changes: true },
    });
    expect(log).toEqual([
      { action: "rating.hide", changes: { hiddenReason: [null, "Reklam"] } },
      { action: "rating.show", changes: { hiddenReason: ["Reklam", null] } },
    ]);
  });

  test("is none where nothing is said, and goes when its author takes it back", async () => {
    const admin = as({ role: "ADMIN", id: (await make.user({ role: "ADMIN" })).id }).rating;
    const bare = await make.rating();
    await expect(admin.hide({ id: bare.id, reason: "Reklam" })).rejects.toMatchObject({
      code: "CONFLICT",
      reason: "rating.noComment",
    });
    const { id, userId, trainingId } = await make.rating({ comment: "Reklam" });
    await admin.hide({ id, reason: "Reklam" });
    await learner(userId).save({ trainingId, stars: 3 });
    expect((await learner(userId).own({ trainingId })).rating).toMatchObject({
      comment: null,
      hiddenReason: null,
    });
    await expect(admin.hide({ id: 2_000_000_000, reason: "Reklam" })).rejects.toMatchObject({
      reason: "rating.notFound",
    });
  });

  test("is hidden for a reason, by admins alone", async () => {
    const { id } = await make.rating({ comment: "Yaxşı idi." });
    const admin = as({ role: "ADMIN", id: (await make.user({ role: "ADMIN" })).id }).rating;
    await expect(admin.hide({ id, reason: "  " }).catch(publicError)).resolves.toMatchObject({
      reason: "reason.tooShort",
    });
    for (const role of ["LEARNER", "TRAINER"] as const)
      await expect(as({ role, id: 1 }).rating.hide({ id, reason: "x" })).rejects.toMatchObject({
        reason: "account.notAllowed",
      });
  });
});
