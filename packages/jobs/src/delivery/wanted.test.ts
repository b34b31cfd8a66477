import type { Channel, Db, Family, Pace, Prisma } from "@agrar/db";
import { Prisma as SQL } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { HandedOn } from "../event.ts";
import { eventually, testJobs } from "../testing.ts";
import { trainingCancelled } from "../training/cancelled.ts";
import { trainingPublished } from "../training/published.ts";
import type { Message } from "./message.ts";
import { deliverChunk, notify } from "./notify.ts";
import { planDeliveries } from "./plan.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);

type Wish = {
  family?: Family;
  channel?: Channel;
  pace?: Pace;
  quiet?: [from: string, until: string];
  zone?: string;
};

/** Somebody who wants to hear as said, and otherwise as everybody. */
async function reader({ family = "TRAINING", channel = "MAIL", pace, quiet, zone }: Wish = {}) {
  const { id: userId } = await make.user({ emailVerified: true });
  if (pace) await db.preference.create({ data: { userId, family, channel, pace } });
  const time = (clock: string | undefined) => (clock ? new Date(`1970-01-01T${clock}:00Z`) : null);
  if (quiet || zone)
    await db.quietTime.create({
      data: {
        userId,
        quietFrom: time(quiet?.[0]),
        quietUntil: time(quiet?.[1]),
        ...(zone && { timeZone: zone }),
      },
    });
  return userId;
}

const training = await make.training();

/** A fact as it was handed on. */
async function happened(
  on: Db,
  name: "training/published" | "training/cancelled",
): Promise<HandedOn<typeof name>> {
  const data = { trainingId: training.id };
  const { id, at } = await on.fact.create({ data: { name, subject: `training:${training.id}`, data } });
  return { id, name, data, actorId: null, at: at.toISOString() };
}

const toAll = (ids: number[]): { audience: () => Prisma.Sql } => ({
  audience: () => SQL.sql`select unnest(${ids}::int[]) as user_id`,
});

/** What is planned at a moment for a reader, by channel. */
async function planned(
  userId: number,
  at: string,
  message: Message<"training/published"> = trainingPublished,
) {
  const fact = await happened(db, "training/published");
  const chunks = await planDeliveries(db, fact, { ...message, ...toAll([userId]) }, new Date(at));
  const rows = await db.delivery.findMany({
    where: { factId: fact.id },
    select: { channel: true, state: true, lastError: true, heldUntil: true, isDaily: true, family: true },
  });
  const by = (channel: Channel) => {
    const { channel: _channel, ...row } = rows.find((one) => one.channel === channel) ?? {};
    return row as Partial<(typeof rows)[number]>;
  };
  return { chunks, mail: by("MAIL"), notice: by("NOTICE") };
}

const atOnce = { state: "WAITING", lastError: null, heldUntil: null, isDaily: false, family: "TRAINING" };
const evening = "2026-11-28T19:30:00Z"; // half past eleven in Baku
const noon = "2026-11-28T08:00:00Z";

describe("what is planned", () => {
  test("is a letter and a notice at once, for who has said nothing", async () => {
    expect(await planned(await reader(), evening)).toEqual({ chunks: 1, mail: atOnce, notice: atOnce });
  });

  test.each(["MAIL", "NOTICE"] as const)("is written down as not wanted where %s is off", async (channel) => {
    const plan = await planned(await reader({ channel, pace: "OFF", quiet: ["22:00", "07:00"] }), noon);
    const off = { ...atOnce, state: "SKIPPED", lastError: "The person wants none of this." };
    expect(plan).toEqual({
      chunks: 1,
      mail: channel === "MAIL" ? off : atOnce,
      notice: channel === "NOTICE" ? off : atOnce,
    });
  });

  test("is nothing of another family's choice", async () => {
    const plan = await planned(await reader({ family: "EXAM", pace: "OFF" }), noon);
    expect(plan).toMatchObject({ mail: atOnce, notice: atOnce });
  });

  test("waits for the end of the quiet hours, the notice not", async () => {
    const plan = await planned(await reader({ quiet: ["22:00", "07:00"] }), evening);
    expect(plan).toEqual({
      chunks: 1,
      mail: { ...atOnce, heldUntil: new Date("2026-11-29T03:00:00Z") },
      notice: atOnce,
    });
  });

  test("goes by the reader's own clock", async () => {
    const quiet: [string, string] = ["22:00", "07:00"];
    const heldIn = async (zone: string, at: string) =>
      (await planned(await reader({ quiet, zone }), at)).mail.heldUntil?.toISOString() ?? null;
    expect(await heldIn("America/New_York", evening)).toBeNull();
    expect(await heldIn("America/New_York", "2026-11-28T03:30:00Z")).toBe("2026-11-28T12:00:00.000Z");
    // In summer the same clock is an hour ahead.
    expect(await heldIn("America/New_York", "2026-07-28T03:30:00Z")).toBe("2026-07-28T11:00:00.000Z");
    expect(await heldIn("Asia/Kathmandu", evening)).toBe("2026-11-29T01:15:00.000Z");
  });

  test("waits for the letter of the day, at eight, or when the quiet hours are over then", async () => {
    const plan = await planned(await reader({ pace: "DAILY" }), noon);
    const daily = { ...atOnce, isDaily: true };
    expect(plan).toEqual({
      chunks: 1,
      mail: { ...daily, heldUntil: new Date("2026-11-29T04:00:00Z") },
      notice: atOnce,
    });
    const late = await planned(await reader({ pace: "DAILY", quiet: ["23:00", "09:30"] }), evening);
    expect(late.mail).toEqual({ ...daily, heldUntil: new Date("2026-11-29T05:30:00Z") });
  });

  test("waits for nothing when it is of no use later, and still not wanted is not wanted", async () => {
    const urgent = { ...trainingPublished, urgent: true };
    const quiet: [string, string] = ["22:00", "07:00"];
    expect((await planned(await reader({ quiet, pace: "DAILY" }), evening, urgent)).mail).toEqual(atOnce);
    expect((await planned(await reader({ quiet, pace: "OFF" }), evening, urgent)).mail).toMatchObject({
      state: "SKIPPED",
    });
    expect(trainingCancelled.urgent).toBe(true);
  });

  test("waits for nothing when it is of no family", async () => {
    const account = { ...trainingPublished, kind: "account.told" } as const;
    const userId = await reader({ quiet: ["22:00", "07:00"], pace: "OFF" });
    expect((await planned(userId, evening, account)).mail).toEqual({ ...atOnce, family: null });
  });

  test("is no chunk to be made now where all of it waits or is not wanted", async () => {
    const userId = await reader({ pace: "DAILY" });
    await db.preference.create({ data: { userId, family: "TRAINING", channel: "NOTICE", pace: "OFF" } });
    expect((await planned(userId, noon)).chunks).toBe(0);
  });
});

test("what was planned and is not wanted any more by then is not sent", async () => {
  await using jobs = await testJobs({
    functions: (tools) => [notify(tools, gated), deliverChunk(tools, [gated])],
  });
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const gated: Message<"training/published"> = {
    ...trainingPublished,
    audience: () => SQL.sql`select id as user_id from users where email_verified`,
    compose: async (world, fact) => {
      await gate;
      return trainingPublished.compose(world, fact);
    },
  };
  const { id: trainingId } = await jobs.make.training();
  const [stays, leaves] = [
    await jobs.make.user({ emailVerified: true }),
    await jobs.make.user({ emailVerified: true }),
  ];
  await jobs.happen("training/published", trainingId, { trainingId });
  await jobs.start();
  await jobs.ended("notify-training-published");
  for (const channel of ["MAIL", "NOTICE"] as const)
    await jobs.db.preference.create({
      data: { userId: leaves.id, family: "TRAINING", channel, pace: "OFF" },
    });
  open();
  await jobs.ended("deliver-chunk");
  expect((await jobs.db.mail.findMany()).map(({ recipient }) => recipient)).toEqual([stays.email]);
  expect(await jobs.db.delivery.findFirst({ where: { userId: leaves.id, channel: "MAIL" } })).toMatchObject({
    state: "SKIPPED",
    lastError: "The person wants none of this.",
  });
});

test("two messages about one fact go each to its own readers, and who is among both gets the first one", async () => {
  const to = (what: string, ids: () => number[]): Message<"training/published"> => ({
    kind: `training.${what}`,
    on: "training/published",
    audience: () => SQL.sql`select unnest(${ids()}::int[]) as user_id`,
    compose: async () => () => ({
      mail: { subject: what, text: `${what}\n` },
      notice: { title: what, path: "/trainings/1" },
    }),
    samples: () => ({}),
  });
  const people = new Map<string, number[]>();
  const messages = ["one", "two"].map((what) => to(what, () => people.get(what) ?? []));
  await using jobs = await testJobs({
    functions: (tools) => [...messages.map((one) => notify(tools, one)), deliverChunk(tools, messages)],
  });
  const ids: number[] = [];
  for (let n = 0; n < 5; n++) ids.push((await jobs.make.user({ emailVerified: true })).id);
  people.set("one", ids.slice(0, 3)).set("two", ids.slice(2));
  await jobs.happen("training/published", 1, { trainingId: 1 });
  await jobs.start();
  await eventually(async () => (await jobs.db.mail.count()) === 5 && (await jobs.db.notice.count()) === 5);
  const notices = await jobs.db.notice.findMany({ orderBy: { userId: "asc" } });
  const titles = notices.map(({ title }) => title);
  expect([titles[0], titles[1], titles[3], titles[4]]).toEqual(["one", "one", "two", "two"]);
  expect(await jobs.db.delivery.count()).toBe(10);
  const letters = await jobs.db.mail.findMany({ select: { subject: true, recipient: true } });
  expect(new Set(letters.map(({ recipient }) => recipient)).size).toBe(5);
  const deliveries = await jobs.db.delivery.findMany({
    where: { channel: "MAIL" },
    select: { kind: true, user: { select: { email: true } } },
  });
  const kinds = new Map(deliveries.map(({ kind, user }) => [user.email, kind]));
  for (const { subject, recipient } of letters) expect(kinds.get(recipient)).toBe(`training.${subject}`);
});
