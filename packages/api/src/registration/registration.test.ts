import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { closedTraining, registrationPage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const at = (viewer: Viewer, moment = now) => createCaller({ db, viewer, now: moment }).registration;
const as = (id: number, moment = now) => at({ role: "LEARNER", id }, moment);
const learner = async () => (await make.user({ emailVerified: true })).id;
const learners = async (count: number) => Promise.all(Array.from({ length: count }, learner));

const factsOf = async (registrationId: number) =>
  (
    await db.fact.findMany({ where: { subject: `registration:${registrationId}` }, orderBy: { id: "asc" } })
  ).map(({ name }) => name);
const taken = async (trainingId: number) =>
  (await db.trainingCount.findUniqueOrThrow({ where: { trainingId } })).taken;
const waiting = async (trainingId: number) =>
  (
    await db.registration.findMany({
      where: { trainingId, status: "WAITLISTED" },
      orderBy: { waitlistNumber: "asc" },
    })
  ).map(({ userId }) => userId);

describe("fifty at once for ten seats", async () => {
  const { id: trainingId } = await make.training({ capacity: 10 });
  const people = await learners(50);
  const places = await Promise.all(people.map((id) => as(id).register({ trainingId })));

  test("ten have a seat, and forty wait, each in a place of their own", async () => {
    expect(places.filter(({ status }) => status === "APPROVED")).toHaveLength(10);
    expect(await taken(trainingId)).toBe(10);
    const line = await waiting(trainingId);
    expect(line).toHaveLength(40);
    const asked = await Promise.all(
      line.map(async (id) => (await as(id).own({ trainingId }))?.waitlistPlace),
    );
    expect(asked).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    // What each was answered is the place they had when it was their turn.
    for (const place of places)
      if (place.status === "WAITLISTED")
        expect(place.waitlistPlace).toBe(line.indexOf(people[places.indexOf(place)] as number) + 1);
  });

  test("a cancelled seat goes to the first in line, and to nobody else", async () => {
    const [first, second] = await waiting(trainingId);
    const seat = places.find(({ status }) => status === "APPROVED");
    const owner = people[places.indexOf(seat as never)] as number;
    // Twice at once: the seat is given away once.
    await Promise.all([as(owner).cancel({ id: seat?.id ?? 0 }), as(owner).cancel({ id: seat?.id ?? 0 })]);
    expect(await taken(trainingId)).toBe(10);
    const promoted = await db.registration.findFirstOrThrow({
      where: { userId: first as number, trainingId },
    });
    expect(promoted).toMatchObject({ status: "APPROVED", waitlistNumber: null });
    expect(await factsOf(promoted.id)).toEqual(["registration/waitlisted", "registration/confirmed"]);
    expect(await factsOf(seat?.id ?? 0)).toEqual(["registration/confirmed", "registration/cancelled"]);
    expect((await waiting(trainingId))[0]).toBe(second);
    expect((await as(second as number).own({ trainingId }))?.waitlistPlace).toBe(1);
  });

  test("who comes back is last in line", async () => {
    const owner = (await db.registration.findFirstOrThrow({ where: { trainingId, status: "CANCELLED" } }))
      .userId;
    const place = await as(owner).register({ trainingId });
    expect(place).toMatchObject({ status: "WAITLISTED", waitlistPlace: 40 });
    const leaving = (await waiting(trainingId))[3] as number;
    await as(leaving).cancel({ id: (await as(leaving).own({ trainingId }))?.id ?? 0 });
    expect((await as(owner).own({ trainingId }))?.waitlistPlace).toBe(39);
    expect(await taken(trainingId)).toBe(10);
  });

  test("seats given up by many at once are each given once", async () => {
    const seated = await db.registration.findMany({ where: { trainingId, status: "APPROVED" } });
    const [before] = [await waiting(trainingId)];
    await Promise.all(seated.slice(0, 6).map(({ id, userId }) => as(userId).cancel({ id })));
    expect(await taken(trainingId)).toBe(10);
    expect(await waiting(trainingId)).toEqual(before.slice(6));
  });
});

test("registering again answers the same, and tells nobody again", async () => {
  const { id: trainingId } = await make.training();
  const id = await learner();
  const first = await as(id).register({ trainingId });
  const again = await Promise.all(Array.from({ length: 5 }, () => as(id).register({ trainingId })));
  for (const place of again) expect(place).toEqual(first);
  expect(await factsOf(first.id)).toEqual(["registration/confirmed"]);
  expect(first).toMatchObject({ status: "APPROVED", waitlistPlace: null });
  expect(new Date(first.registeredAt)).toEqual(now);
});

describe("it is refused", () => {
  const refusals: [string, Parameters<typeof make.training>[0], string][] = [
    ["in a draft", { status: "DRAFT" }, "training.notFound"],
    ["in one that is called off", { status: "CANCELLED" }, "training.notFound"],
    ["before it opens", { registrationOpensAt: new Date("2026-11-23T08:00:01Z") }, "registration.notOpenYet"],
    ["when it has closed", { registrationClosesAt: now }, "registration.closed"],
    [
      "when the training has begun",
      { startDate: new Date("2026-11-23"), startTime: new Date("1970-01-01T12:00Z") },
      "registration.trainingBegun",
    ],
    [
      "the day after, where no time is said",
      { startDate: new Date("2026-11-22") },
      "registration.trainingBegun",
    ],
  ];
  test.each(refusals)("%s", async (_, data, reason) => {
    const { id: trainingId } = await make.training(data);
    await expect(as(await learner()).register({ trainingId })).rejects.toMatchObject({ reason });
    expect(await db.registration.count({ where: { trainingId } })).toBe(0);
  });

  test("to the trainer, and without a verified address where one is asked for", async () => {
    const { id: trainingId, trainerId } = await make.training({ requireEmailVerification: true });
    await expect(at({ role: "TRAINER", id: trainerId }).register({ trainingId })).rejects.toMatchObject({
      reason: "registration.ownTraining",
    });
    const { id } = await make.user();
    await expect(as(id).register({ trainingId })).rejects.toMatchObject({
      reason: "registration.emailNotVerified",
    });
    expect((await as(await learner()).register({ trainingId })).status).toBe("APPROVED");
  });
});

describe("it goes well", () => {
  const welcome: [string, Parameters<typeof make.training>[0]][] = [
    ["on the day itself, where no time is said", { startDate: new Date("2026-11-23") }],
    [
      "until a minute before",
      { startDate: new Date("2026-11-23"), startTime: new Date("1970-01-01T12:01Z") },
    ],
    ["in a video that began long ago", { type: "VIDEO", startDate: new Date("2020-01-01") }],
    [
      "in one that still recurs",
      {
        startDate: new Date("2026-11-02"),
        isRecurring: true,
        recurrenceFrequency: "WEEKLY",
        recurrenceEndDate: new Date("2026-12-01"),
      },
    ],
  ];
  test.each(welcome)("%s", async (_, data) => {
    const { id: trainingId } = await make.training(data);
    expect((await as(await learner()).register({ trainingId })).status).toBe("APPROVED");
  });
});

describe("where the trainer decides", async () => {
  const training = await make.training({ requiresApproval: true, capacity: 1 });
  const trainingId = training.id;
  const trainer = at({ role: "TRAINER", id: training.trainerId });
  const [first, second, third] = (await learners(3)) as [number, number, number];
  const requests = await Promise.all([first, second, third].map((id) => as(id).register({ trainingId })));
  const [one, two, three] = requests.map(({ id }) => id) as [number, number, number];

  test("a request takes no seat", async () => {
    expect(requests.map(({ status }) => status)).toEqual(["PENDING", "PENDING", "PENDING"]);
    expect(await taken(trainingId)).toBe(0);
    const { items } = await trainer.list({ scope: "given", statuses: ["PENDING"], trainingId });
    expect(items.map(({ learner }) => learner.id).sort()).toEqual([first, second, third].sort());
  });

  test("granted requests have the seats, then the waitlist", async () => {
    await Promise.all([trainer.approve({ id: one }), trainer.approve({ id: two })]);
    const statuses = (await db.registration.findMany({ where: { trainingId } })).map(({ status }) => status);
    expect(statuses.sort()).toEqual(["APPROVED", "PENDING", "WAITLISTED"]);
  });

  test("a declined one is told so, cannot register again, and can be granted after all", async () => {
    await trainer.reject({ id: three });
    expect(await factsOf(three)).toEqual(["registration/requested", "registration/rejected"]);
    await expect(as(third).register({ trainingId })).rejects.toMatchObject({
      reason: "registration.rejected",
    });
    await expect(as(third).cancel({ id: three })).rejects.toMatchObject({ reason: "registration.rejected" });
    await trainer.approve({ id: three });
    expect((await as(third).own({ trainingId }))?.status).toBe("WAITLISTED");
  });

  test("who has a seat is not declined but cancelled, by the trainer too", async () => {
    const seat = await db.registration.findFirstOrThrow({ where: { trainingId, status: "APPROVED" } });
    await expect(trainer.reject({ id: seat.id })).rejects.toMatchObject({
      reason: "registration.notPending",
    });
    await trainer.cancel({ id: seat.id });
    expect(await taken(trainingId)).toBe(1);
    await expect(trainer.approve({ id: seat.id })).rejects.toMatchObject({
      reason: "registration.notPending",
    });
  });
});

test("what is completed stays", async () => {
  const registration = await make.registration({ status: "COMPLETED", completedAt: now });
  await expect(as(registration.userId).cancel({ id: registration.id })).rejects.toMatchObject({
    reason: "registration.completed",
  });
  const { trainingId } = registration;
  expect((await as(registration.userId).register({ trainingId })).status).toBe("COMPLETED");
});

test("a training that is called off gives its seats to nobody", async () => {
  const { id: trainingId } = await make.training({ capacity: 1 });
  const [one, two] = (await learners(2)) as [number, number];
  const { id } = await as(one).register({ trainingId });
  await as(two).register({ trainingId });
  await db.training.update({ where: { id: trainingId }, data: { status: "CANCELLED" } });
  await as(one).cancel({ id });
  expect((await as(two).own({ trainingId }))?.status).toBe("WAITLISTED");
});

test("seats given up while a training is in the archive go to those who wait, once it is out again", async () => {
  const { id: trainingId, trainerId } = await make.training({ capacity: 1, type: "VIDEO" });
  await make.lesson({ trainingId });
  const [one, two, three] = (await learners(3)) as [number, number, number];
  const { id } = await as(one).register({ trainingId });
  const second = await as(two).register({ trainingId });
  const trainer = createCaller({ db, viewer: { role: "TRAINER", id: trainerId }, now }).training;
  await trainer.archive({ id: trainingId });
  await as(one).cancel({ id });
  expect((await as(two).own({ trainingId }))?.status).toBe("WAITLISTED");
  await trainer.publish({ id: trainingId });
  expect((await as(two).own({ trainingId }))?.status).toBe("APPROVED");
  expect(await factsOf(second.id)).toEqual(["registration/waitlisted", "registration/confirmed"]);
  expect((await as(three).register({ trainingId })).status).toBe("WAITLISTED");
});

test("a training that is over gives its seats to nobody, and one that is put off to those who wait", async () => {
  const { id: trainingId, trainerId } = await make.training({
    capacity: 1,
    type: "OFFLINE",
    address: "Şəki",
    startDate: new Date("2026-11-24"),
  });
  const [one, two] = (await learners(2)) as [number, number];
  const { id } = await as(one).register({ trainingId });
  await as(two).register({ trainingId });
  const dayAfter = new Date("2026-11-24T20:00:00Z");
  await as(one, dayAfter).cancel({ id });
  expect((await as(two).own({ trainingId }))?.status).toBe("WAITLISTED");
  const trainer = createCaller({ db, viewer: { role: "TRAINER", id: trainerId }, now: dayAfter }).training;
  const { version, fields } = await trainer.draft({ id: trainingId });
  await trainer.edit({ id: trainingId, version, ...fields, startDate: "2026-12-01" });
  expect((await as(two).own({ trainingId }))?.status).toBe("APPROVED");
});

test("the card of the catalogue is right at once", async () => {
  const { id: trainingId } = await make.training({ capacity: 2 });
  const card = () =>
    createCaller({ db, viewer: { role: "ANONYMOUS" }, now }).training.byId({ id: trainingId });
  expect(await card()).toMatchObject({ freeSeats: 2, registrationsCount: 0 });
  const people = await learners(3);
  for (const id of people) await as(id).register({ trainingId });
  expect(await card()).toMatchObject({ freeSeats: 0, registrationsCount: 3 });
  await db.training.update({ where: { id: trainingId }, data: { capacity: null } });
  expect(await card()).toMatchObject({ freeSeats: null });
});

test("a list is one statement of the promised shape, and searches by name alone", async () => {
  const { id: trainingId, trainerId } = await make.training({
    startDate: new Date("2026-12-01"),
    startTime: new Date("1970-01-01T09:30Z"),
  });
  const people = await learners(12);
  await db.user.update({
    where: { id: people[3] as number },
    data: { firstName: "Ülviyyə", lastName: "Şirinova" },
  });
  for (const id of people) await as(id).register({ trainingId });
  const trainer = at({ role: "TRAINER", id: trainerId });
  const { result, statements } = await countStatements(() => trainer.list({ trainingId, pageSize: 10 }));
  expect(statements).toHaveLength(budgetOf("registration.list"));
  registrationPage.parse(result);
  expect(result).toMatchObject({ total: 12, items: { length: 10 } });
  expect(result.items[0]?.training).toMatchObject({ startDate: "2026-12-01", startTime: "09:30" });
  expect(result.items[0]).toMatchObject({ percent: 0, lastLesson: null, lastActivityAt: null });
  const found = await trainer.list({ trainingId, search: "ulviyye sirin" });
  expect(found.items.map(({ learner }) => learner.id)).toEqual([people[3]]);
  const { email } = await db.user.findUniqueOrThrow({ where: { id: people[3] as number } });
  expect((await trainer.list({ trainingId, search: email })).total).toBe(0);
  expect((await as(people[0] as number).list({ scope: "mine" })).total).toBe(1);
  expect((await at({ role: "TRAINER", id: (await make.trainer()).userId }).list({ trainingId })).total).toBe(
    0,
  );
});

test("a place says how far one is, and in which lesson one was last", async () => {
  const { id: registrationId, userId, trainingId } = await make.registration();
  const { moduleId } = await make.lesson({ trainingId });
  const lesson = await make.lesson({ moduleId, title: { az: "Budama", en: "Pruning" } });
  await db.lessonProgress.create({
    data: {
      registrationId,
      lessonId: lesson.id,
      status: "COMPLETED",
      openedAt: now,
      lastAccessedAt: now,
      completedAt: now,
    },
  });
  const { result, statements } = await countStatements(() => as(userId).own({ trainingId, lang: "en" }));
  expect(statements).toHaveLength(budgetOf("registration.own"));
  expect(result).toMatchObject({ percent: 50, lastLesson: { id: lesson.id, title: "Pruning" } });
  expect(new Date(result?.lastActivityAt ?? 0)).toEqual(now);
  const { items } = await as(userId).list({ scope: "mine" });
  expect(items[0]).toMatchObject({ percent: 50, lastLesson: { id: lesson.id, title: "Budama" } });
  registrationPage.shape.items.parse(items);
});

test("a training that is closed says what became of it, to those registered in it alone", async () => {
  const { userId, trainingId } = await make.registration();
  const closed = (id: number) => as(id).closed({ trainingId });
  await expect(closed(userId)).rejects.toMatchObject({ reason: "training.notFound" });
  for (const status of ["ARCHIVED", "CANCELLED"] as const) {
    await db.training.update({ where: { id: trainingId }, data: { status } });
    const { result, statements } = await countStatements(() => closed(userId));
    expect(statements).toHaveLength(budgetOf("registration.closed"));
    closedTraining.parse(result);
    expect(result).toMatchObject({ training: { id: trainingId, status }, place: { status: "APPROVED" } });
    await expect(closed(await learner())).rejects.toMatchObject({ reason: "training.notFound" });
  }
});
