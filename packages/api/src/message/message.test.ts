import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { budgetOf, createCaller } from "../server.ts";
import { type Audience, messageDraft, messagePage } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const at = (viewer: Viewer) => createCaller({ db, viewer, now }).message;
const az = { subject: "Sabahkı dərs", text: "Dərs saat onda başlayır." };
const draft = (trainingId: number, audience: Audience = "SEATED") => ({
  key: crypto.randomUUID(),
  trainingId,
  audience,
  texts: { az },
});
const recipientsOf = async (messageId: number) =>
  (await db.trainingMessageRecipient.findMany({ where: { messageId } })).map(({ userId }) => userId).sort();

describe("of a training with registrants in every state", async () => {
  const training = await make.training();
  const trainer = at({ role: "TRAINER", id: training.trainerId });
  const place = async (
    status: "APPROVED" | "COMPLETED" | "PENDING" | "WAITLISTED" | "REJECTED" | "CANCELLED",
    more: { startedAt?: Date; person?: Parameters<typeof make.user>[0] } = {},
  ) => {
    const { id: userId } = await make.user(more.person);
    const completedAt = status === "COMPLETED" ? now : null;
    const startedAt = more.startedAt ?? null;
    await make.registration({ userId, trainingId: training.id, status, startedAt, completedAt });
    return userId;
  };
  const fresh = await place("APPROVED");
  const begun = await place("APPROVED", { startedAt: now });
  const done = await place("COMPLETED", { startedAt: now });
  const asking = await place("PENDING");
  const waiting = await place("WAITLISTED");
  await place("REJECTED");
  await place("CANCELLED");
  await place("APPROVED", { person: { isActive: false } });

  const audiences: [Audience, number[]][] = [
    ["SEATED", [fresh, begun, done]],
    ["NOT_STARTED", [fresh]],
    ["WAITING", [asking, waiting]],
  ];

  test("it is said beforehand whom each audience reaches", async () => {
    const { result, statements } = await countStatements(() => trainer.reach({ trainingId: training.id }));
    expect(result).toEqual({ SEATED: 3, NOT_STARTED: 1, WAITING: 2 });
    expect(statements).toHaveLength(budgetOf("message.reach"));
  });

  test.each(audiences)("%s has what is sent, and a fact tells it", async (audience, expected) => {
    const { id, recipients } = await trainer.send(draft(training.id, audience));
    expect(recipients).toBe(expected.length);
    expect(await recipientsOf(id)).toEqual(expected.sort());
    expect(await db.fact.findMany({ where: { subject: `message:${id}` }, select: { name: true } })).toEqual([
      { name: "message/sent" },
    ]);
  });

  test("an admin may write too, and is not told what they wrote", async () => {
    const { id: admin } = await make.user({ role: "ADMIN" });
    await make.registration({ userId: admin, trainingId: training.id, status: "APPROVED" });
    const { id } = await at({ role: "ADMIN", id: admin }).send(draft(training.id));
    expect(await recipientsOf(id)).toEqual([fresh, begun, done].sort());
  });

  test("the list is one statement, the last first, with whom it was for", async () => {
    const { result, statements } = await countStatements(() => trainer.list({ trainingId: training.id }));
    expect(statements).toHaveLength(budgetOf("message.list"));
    messagePage.parse(result);
    expect(result.total).toBe(4);
    expect(result.items.map(({ audience }) => audience)).toEqual([
      "SEATED",
      "WAITING",
      "NOT_STARTED",
      "SEATED",
    ]);
    expect(result.items.at(-1)).toMatchObject({ recipients: 3, notices: 0, letters: 0, texts: { az } });
  });
});

test("who has had it is counted by way, while that is known", async () => {
  const { id, trainingId } = await make.message();
  const { trainerId } = await db.training.findUniqueOrThrow({ where: { id: trainingId } });
  const trainer = at({ role: "TRAINER", id: trainerId });
  const shown = async () => (await trainer.list({ ids: [id] })).items[0];
  expect(await shown()).toMatchObject({ recipients: 0, notices: null, letters: null });
  const { id: factId } = await db.fact.create({
    data: { name: "message/sent", subject: `message:${id}`, data: { messageId: id } },
  });
  const states = ["DELIVERED", "SENT", "SKIPPED", "WAITING"] as const;
  for (const [n, state] of states.entries()) {
    const { id: userId } = await make.user();
    await db.trainingMessageRecipient.create({ data: { messageId: id, userId } });
    const delivery = { factId, userId, kind: "message.sent" };
    await db.delivery.create({ data: { ...delivery, channel: "MAIL", state } });
    await db.delivery.create({
      data: { ...delivery, channel: "NOTICE", state: n < 3 ? "DELIVERED" : "FAILED" },
    });
  }
  expect(await shown()).toMatchObject({ recipients: 4, notices: 3, letters: 2 });
});

test("what is sent again under its key, at once or later, is one message", async () => {
  const { trainingId } = await make.registration({ status: "APPROVED" });
  const { trainerId } = await db.training.findUniqueOrThrow({ where: { id: trainingId } });
  const trainer = at({ role: "TRAINER", id: trainerId });
  const once = draft(trainingId);
  const sent = await Promise.all([1, 2, 3, 4].map(() => trainer.send(once)));
  sent.push(await trainer.send(once));
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(await db.fact.count({ where: { name: "message/sent", subject: `message:${sent[0]?.id}` } })).toBe(1);
  expect(await db.auditEntry.count({ where: { action: "message.send", userId: trainerId } })).toBe(1);
});

describe("it is refused", () => {
  test("where there is nobody to hear it, and nothing is kept", async () => {
    const { id, trainerId } = await make.training();
    await expect(at({ role: "TRAINER", id: trainerId }).send(draft(id))).rejects.toMatchObject({
      reason: "message.nobody",
    });
    expect(await db.trainingMessage.count({ where: { trainingId: id } })).toBe(0);
  });

  test("of a training that is another's, or not there", async () => {
    const { trainingId } = await make.registration({ status: "APPROVED" });
    const { userId } = await make.trainer();
    for (const id of [trainingId, 2_000_000_000]) {
      const other = at({ role: "TRAINER", id: userId });
      await expect(other.send(draft(id))).rejects.toMatchObject({ reason: "training.notFound" });
      await expect(other.reach({ trainingId: id })).rejects.toMatchObject({ reason: "training.notFound" });
      expect((await other.list({ trainingId: id })).total).toBe(0);
    }
  });

  test("to who has sent ten in an hour", async () => {
    const { trainingId } = await make.registration({ status: "APPROVED" });
    const { trainerId } = await db.training.findUniqueOrThrow({ where: { id: trainingId } });
    const trainer = at({ role: "TRAINER", id: trainerId });
    for (let n = 0; n < 10; n++) await trainer.send(draft(trainingId));
    await expect(trainer.send(draft(trainingId))).rejects.toMatchObject({ reason: "limit.reached" });
    expect(await db.trainingMessage.count({ where: { trainingId } })).toBe(10);
  });

  const bad: [string, unknown][] = [
    ["nothing", {}],
    ["a subject without a text", { az: { subject: "Sabah" } }],
    ["a subject of two lines", { az: { subject: "Sabah\nBcc: x", text: "Mətn." } }],
    ["a subject that is blank", { az: { subject: "   ", text: "Mətn." } }],
    ["a text too long", { az: { subject: "Sabah", text: "a".repeat(5001) } }],
    ["text that is turned round", { az: { subject: "Sabah", text: "moc.\u202egro" } }],
    ["a null byte", { az: { subject: "Sabah", text: "Mətn\0." } }],
    ["a language that the portal has not", { de: { subject: "Morgen", text: "Text." } }],
  ];
  test.each(bad)("as %s", (_, texts) => {
    expect(messageDraft.safeParse({ ...draft(1), texts }).success).toBe(false);
  });

  test("by the database, when it is in no language or half in one", async () => {
    for (const texts of [{}, { az: { subject: "S" } }, { de: { subject: "S", text: "T" } }, "x"])
      await expect(make.message({ texts })).rejects.toThrow("training_messages_whole");
  });
});

test("lines of any machine are lines, and edges are cut", () => {
  const { texts } = messageDraft.parse({
    ...draft(1),
    texts: { ru: { subject: " Завтра ", text: "Раз.\r\n\r\nДва.\n" } },
  });
  expect(texts).toEqual({ ru: { subject: "Завтра", text: "Раз.\n\nДва." } });
});
