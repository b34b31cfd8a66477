import { Prisma } from "@agrar/db";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { createCaller } from "../server.ts";
import { session } from "./schema.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const day = 86_400_000;
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10);

const at = (viewer: Viewer, now: Date) => createCaller({ db, viewer, now }).training;
const trainerOf = (id: number): Viewer => ({ role: "TRAINER", id });
const noonOf = (date: string) => new Date(`${date}T08:00:00Z`);

type Days = {
  startDate: string;
  endDate?: string;
  recurrenceFrequency?: "DAILY" | "WEEKLY" | "MONTHLY";
  recurrenceEndDate?: string;
};

/** What it should be, said in another way than the database says it: every day is looked at by itself. */
function isHeld(date: string, { startDate, endDate, recurrenceFrequency, recurrenceEndDate = "" }: Days) {
  if (!recurrenceFrequency) return startDate <= date && date <= (endDate ?? startDate);
  if (date < startDate || date > recurrenceEndDate) return false;
  const apart = (Date.parse(date) - Date.parse(startDate)) / day;
  if (recurrenceFrequency === "DAILY") return true;
  if (recurrenceFrequency === "WEEKLY") return apart % 7 === 0;
  const [year = 0, month = 0] = date.split("-").map(Number);
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Number(date.slice(8)) === Math.min(Number(startDate.slice(8)), daysInMonth);
}

const starts = ["2028-01-28", "2028-01-29", "2028-01-30", "2028-01-31", "2028-02-29", "2028-03-05"];
const cases: Days[] = starts.flatMap((startDate): Days[] => {
  const later = (days: number) => iso(Date.parse(startDate) + days * day);
  return [
    { startDate },
    { startDate, endDate: later(4) },
    ...(["DAILY", "WEEKLY", "MONTHLY"] as const).flatMap((recurrenceFrequency) =>
      [1, 30, 100].map((days) => ({ startDate, recurrenceFrequency, recurrenceEndDate: later(days) })),
    ),
  ];
});

test.each(cases)("it is held today, and next, on the very days that it says: %j", async (days) => {
  const { endDate, recurrenceFrequency, recurrenceEndDate } = days;
  const { id, trainerId } = await make.training({
    startDate: new Date(days.startDate),
    ...(endDate && { endDate: new Date(endDate) }),
    ...(recurrenceFrequency && recurrenceEndDate
      ? { isRecurring: true, recurrenceFrequency, recurrenceEndDate: new Date(recurrenceEndDate) }
      : {}),
  });
  const dates = Array.from({ length: 180 }, (_, n) => iso(Date.parse("2028-01-20") + n * day));
  const rows = await db.$queryRaw<{ date: string; next: string | null }[]>(Prisma.sql`
    select d::text as date, next_day(t, d)::text as next from trainings t, unnest(${dates}::date[]) d where t.id = ${id}`);
  const held = dates.filter((date) => isHeld(date, days));
  expect(rows.filter(({ date, next }) => date === next).map(({ date }) => date)).toEqual(held);
  for (const { date, next } of rows) expect(next, date).toBe(held.find((each) => each >= date) ?? null);
  const before = iso(Date.parse(days.startDate) - day);
  for (const date of [days.startDate, before, held.at(-1) ?? "", dates[100] ?? ""]) {
    const sessions = await at(trainerOf(trainerId), noonOf(date)).today();
    expect(
      sessions.map((each) => each.id),
      date,
    ).toEqual(held.includes(date) ? [id] : []);
  }
});

test("of one that recurs for very long, the next day and the next moment are reckoned at once", async () => {
  for (const recurrenceFrequency of ["DAILY", "WEEKLY", "MONTHLY"] as const) {
    const { id } = await make.training({
      startDate: new Date("2026-01-31"),
      startTime: new Date("1970-01-01T10:00:00Z"),
      isRecurring: true,
      recurrenceFrequency,
      recurrenceEndDate: new Date("9999-12-31"),
    });
    // Looked for among all days, each would take a second or more.
    const rows = await db.$queryRaw<{ day: string; moment: Date }[]>`
      select next_day(t, '2400-02-27') ::text as day, next_beginning(t, '2400-02-27T12:00+04:00') as moment
        from trainings t, generate_series(1, 500) where t.id = ${id}`;
    const expected = {
      DAILY: ["2400-02-27", "2400-02-28T06:00:00.000Z"],
      WEEKLY: ["2400-03-04", "2400-03-04T06:00:00.000Z"],
      MONTHLY: ["2400-02-29", "2400-02-29T06:00:00.000Z"],
    }[recurrenceFrequency];
    expect([rows[0]?.day, rows[0]?.moment.toISOString()]).toEqual(expected);
    expect(rows).toHaveLength(500);
  }
}, 10_000);

describe("the day", () => {
  test("begins and ends as in Baku", async () => {
    const { id, trainerId } = await make.training({ startDate: new Date("2026-12-03") });
    const seen = async (moment: string) =>
      (await at(trainerOf(trainerId), new Date(moment)).today()).map((each) => each.id);
    expect(await seen("2026-12-02T19:59:59Z")).toEqual([]);
    expect(await seen("2026-12-02T20:00:00Z")).toEqual([id]);
    expect(await seen("2026-12-03T19:59:59Z")).toEqual([id]);
    expect(await seen("2026-12-03T20:00:00Z")).toEqual([]);
  });

  test("has what one gives and is published, in the order of the clock, with its seats", async () => {
    const { userId: trainerId } = await make.trainer();
    const startDate = new Date("2026-12-04");
    const time = (clock: string) => new Date(`1970-01-01T${clock}:00Z`);
    const late = await make.training({ trainerId, startDate, startTime: time("15:00"), capacity: 4 });
    const early = await make.training({
      trainerId,
      startDate,
      startTime: time("09:30"),
      endTime: time("11:00"),
      meetLink: "https://meet.example/x",
    });
    await make.training({ trainerId, startDate, status: "DRAFT" });
    await make.training({ trainerId, startDate, type: "VIDEO" });
    await make.training({ startDate });
    await make.registration({ trainingId: late.id, status: "APPROVED" });
    const sessions = await at(trainerOf(trainerId), noonOf("2026-12-04")).today({ lang: "en" });
    for (const each of sessions) session.parse(each);
    expect(sessions).toMatchObject([
      { id: early.id, startTime: "09:30", endTime: "11:00", meetLink: "https://meet.example/x", taken: 0 },
      { id: late.id, startTime: "15:00", endTime: null, taken: 1, capacity: 4 },
    ]);
    expect(await at({ role: "LEARNER", id: trainerId }, noonOf("2026-12-04")).today()).toEqual([]);
  });
});
