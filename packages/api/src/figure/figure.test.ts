import { countStatements } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { publicError } from "../error.ts";
import { budgetOf, createCaller } from "../server.ts";
import { type FigureInput, figures, stepFor } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-29T08:00:00Z");
const as = (viewer: Viewer = { role: "ADMIN", id: 1 }) => createCaller({ db, viewer, now });

/** Numbers that look random and are the same in every run. */
let state = 20261129;
const upTo = (n: number) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * n);
};
const pick = <Value>(values: readonly Value[]) => values[upTo(values.length)] as Value;
/** A moment of the last 120 days; some at the very edges of days in Baku. */
const moment = () => {
  const hour = pick([0, 5, 12, 19.999999, 20, 20.000001, 23]);
  return new Date(Date.UTC(2026, 7, 1 + upTo(120)) + Math.round(hour * 3_600_000));
};

beforeAll(async () => {
  const trainings = [];
  for (let n = 0; n < 12; n++)
    trainings.push(
      await make.training({
        status: pick(["PUBLISHED", "PUBLISHED", "DRAFT", "CANCELLED"]),
        startDate: new Date(Date.UTC(2026, 7, 1 + upTo(120))),
      }),
    );
  const learners = [];
  for (let n = 0; n < 40; n++)
    learners.push(
      await make.user({
        createdAt: moment(),
        region: pick(["Quba", "Şəki", "Lənkəran", null]),
        profession: pick(["FARMER", "AGRONOMIST", "VETERINARIAN"]),
      }),
    );
  for (const { id: userId } of learners)
    for (const { id: trainingId } of trainings) {
      if (upTo(3) === 0) continue;
      const registeredAt = moment();
      const status = pick([
        "APPROVED",
        "COMPLETED",
        "COMPLETED",
        "CANCELLED",
        "REJECTED",
        "PENDING",
      ] as const);
      const completedAt =
        status === "COMPLETED" ? new Date(registeredAt.getTime() + upTo(30 * 86_400) * 1000) : null;
      await make.registration({ userId, trainingId, registeredAt, status, completedAt });
      if (completedAt && upTo(2) === 0)
        await make.rating({ userId, trainingId, stars: 1 + upTo(5), createdAt: moment() });
    }
}, 120_000);

/** The day of a moment by a clock in Baku. */
const dayOf = (at: Date) => new Date(at.getTime() + 4 * 3_600_000).toISOString().slice(0, 10);
const within = (at: Date | null, { from, to }: { from: string; to: string }) =>
  at !== null && dayOf(at) >= from && dayOf(at) <= to;
const twoDecimals = (n: number) => Math.round(n * 100) / 100;

/** The figures of a span as a person would count them: look at each row. */
async function countByHand(span: { from: string; to: string }) {
  const registrations = await db.registration.findMany({ include: { user: true, training: true } });
  const made = registrations.filter(({ registeredAt }) => within(registeredAt, span));
  const standing = made.filter(({ status }) => status !== "CANCELLED" && status !== "REJECTED");
  const completed = standing.filter(({ status }) => status === "COMPLETED");
  const ratings = (await db.rating.findMany()).filter(({ createdAt }) => within(createdAt, span));
  const people = (await db.user.findMany()).filter(({ createdAt }) => within(createdAt, span));
  const trainings = (await db.training.findMany()).filter(
    ({ status, startDate }) =>
      status === "PUBLISHED" &&
      startDate !== null &&
      startDate.toISOString().slice(0, 10) >= span.from &&
      startDate.toISOString().slice(0, 10) <= span.to,
  );
  const grouped = <Key>(key: (row: (typeof made)[number]) => Key) => {
    const counts = new Map<Key, number>();
    for (const row of made) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
    return counts;
  };
  return {
    newPeople: people.length,
    learners: new Set(made.map(({ userId }) => userId)).size,
    registrations: made.length,
    completions: registrations.filter(({ completedAt }) => within(completedAt, span)).length,
    completionRate: standing.length ? twoDecimals((100 * completed.length) / standing.length) : null,
    trainings: trainings.length,
    ratings: ratings.length,
    averageRating: ratings.length
      ? twoDecimals(ratings.reduce((sum, { stars }) => sum + stars, 0) / ratings.length)
      : null,
    grouped,
  };
}

const spans: Omit<FigureInput, "lang">[] = [
  { from: "2026-11-29", to: "2026-11-29" },
  { from: "2026-11-01", to: "2026-11-30" },
  { from: "2026-09-03", to: "2026-10-17" },
  { from: "2026-08-01", to: "2026-11-29" },
  { from: "2026-01-01", to: "2026-12-31" },
  { from: "2030-01-01", to: "2030-01-31" },
];

describe.each(spans)("of $from to $to", (span) => {
  const counted = [
    "newPeople",
    "learners",
    "registrations",
    "completions",
    "completionRate",
    "trainings",
    "ratings",
    "averageRating",
  ] as const;

  test("every figure, and that of as many days before, is what counting by hand gives", async () => {
    const answer = await as().figure.overview(span);
    const [byHand, before] = [await countByHand(span), await countByHand(answer.before)];
    for (const name of counted)
      expect({ name, ...answer[name] }).toEqual({ name, n: byHand[name], before: before[name] });
    expect(Date.parse(span.from) - Date.parse(answer.before.from)).toBe(
      Date.parse(span.to) - Date.parse(answer.before.to),
    );
  });

  test("plots and rankings come to the figures, and are right step by step", async () => {
    const answer = await as().figure.overview(span);
    const { grouped } = await countByHand(span);
    for (const name of ["newPeople", "registrations", "completions", "ratings"] as const) {
      const steps = answer.series.map((step) => step[name]);
      expect(steps.reduce((sum, n) => sum + n, 0)).toBe(answer[name].n);
    }
    for (const [place, { from, registrations }] of answer.series.entries()) {
      const next = answer.series[place + 1]?.from;
      const to = next ? new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10) : span.to;
      const rows = await db.registration.findMany({ select: { registeredAt: true } });
      expect(rows.filter(({ registeredAt }) => within(registeredAt, { from, to }))).toHaveLength(
        registrations,
      );
    }
    const byRegion = grouped(({ user }) => user.region);
    expect(new Map(answer.regions.map(({ region, n }) => [region, n]))).toEqual(byRegion);
    const byProfession = grouped(({ user }) => user.profession);
    expect(new Map(answer.professions.map(({ profession, n }) => [profession, n]))).toEqual(byProfession);
    const byTraining = grouped(({ trainingId }) => trainingId);
    for (const { id, n } of answer.topTrainings) expect(byTraining.get(id)).toBe(n);
    expect(answer.topTrainings.map(({ n }) => n)).toEqual(
      [...byTraining.values()].sort((a, b) => b - a).slice(0, 8),
    );
  });
});

test("the rows behind a figure are as many as it says", async () => {
  const span = { from: "2026-09-03", to: "2026-10-17" };
  const { figure, registration, user, rating, training } = as();
  const answer = await figure.overview(span);
  const totals = await Promise.all([
    registration.list(span),
    registration.list({ ...span, on: "completed" }),
    user.list(span),
    rating.list(span),
    training.list({ ...span, status: "PUBLISHED" }),
  ]);
  expect(totals.map(({ total }) => total)).toEqual([
    answer.registrations.n,
    answer.completions.n,
    answer.newPeople.n,
    answer.ratings.n,
    answer.trainings.n,
  ]);
});

test("is one statement of the promised shape, and says what there is now", async () => {
  const { result, statements } = await countStatements(() =>
    as().figure.overview({ from: "2026-01-01", to: "2026-12-31" }),
  );
  expect(statements).toHaveLength(budgetOf("figure.overview"));
  expect(figures.parse(result)).toMatchObject({
    asOf: now.toISOString(),
    now: {
      people: await db.user.count(),
      trainers: await db.trainer.count(),
      exams: await db.exam.count(),
      published: await db.training.count({ where: { status: "PUBLISHED" } }),
      drafts: await db.training.count({ where: { status: "DRAFT" } }),
      cancelled: await db.training.count({ where: { status: "CANCELLED" } }),
      archived: 0,
    },
  });
});

test.each([
  [{ from: "2026-02-30", to: "2026-03-01" }, "from.malformed"],
  [{ from: "0001-01-01", to: "0001-01-02" }, "from.malformed"],
  [{ from: "2026-03-01", to: "2026-02-01" }, "to.beforeFrom"],
  [{ from: "2020-01-01", to: "2026-01-01" }, "to.tooFar"],
  [{ from: "2026-01-01" }, "to.required"],
])("%j is refused", async (input, reason) => {
  expect(
    await as()
      .figure.overview(input as never)
      .catch(publicError),
  ).toMatchObject({ reason });
});

test("figures are for admins", async () => {
  for (const role of ["LEARNER", "TRAINER"] as const)
    await expect(
      as({ role, id: 1 }).figure.overview({ from: "2026-01-01", to: "2026-01-02" }),
    ).rejects.toMatchObject({ reason: "account.notAllowed" });
});

test("the values of a plot are never more than a screen has room for", () => {
  expect([1, 45, 46, 200, 201, 732].map(stepFor)).toEqual(["day", "day", "week", "week", "month", "month"]);
});
