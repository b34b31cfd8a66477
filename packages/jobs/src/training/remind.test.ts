import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, describe, expect, test } from "vitest";
import { testJobs } from "../testing.ts";
import { recordReminders } from "./remind.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
/** In Baku it is noon. */
const now = new Date("2026-11-23T08:00:00Z");
const time = (text: string) => new Date(`1970-01-01T${text}Z`);
const day = (text: string) => new Date(text);

const reminded = async (trainingId: number, moment = now) => {
  await recordReminders(db, moment);
  const facts = await db.fact.findMany({
    where: { subject: `training:${trainingId}` },
    orderBy: { id: "asc" },
  });
  return facts.map(({ name }) => name);
};

describe("it is recorded of a training that", () => {
  const cases: [string, Parameters<typeof make.training>[0], string[]][] = [
    ["begins in 24 hours", { startDate: day("2026-11-24"), startTime: time("12:00") }, ["training/day-away"]],
    ["begins in 24 hours and a minute", { startDate: day("2026-11-24"), startTime: time("12:01") }, []],
    [
      "begins in three hours",
      { startDate: day("2026-11-23"), startTime: time("15:00") },
      ["training/hours-away"],
    ],
    [
      "begins a minute later",
      { startDate: day("2026-11-23"), startTime: time("15:01") },
      ["training/day-away"],
    ],
    ["has begun", { startDate: day("2026-11-23"), startTime: time("12:00") }, []],
    ["says only the day, tomorrow", { startDate: day("2026-11-24") }, ["training/day-away"]],
    ["is a draft", { status: "DRAFT", startDate: day("2026-11-24"), startTime: time("10:00") }, []],
    ["is a video", { type: "VIDEO", startDate: day("2026-11-24"), startTime: time("10:00") }, []],
    [
      "began a week ago and recurs tomorrow",
      {
        startDate: day("2026-11-17"),
        startTime: time("10:00"),
        isRecurring: true,
        recurrenceFrequency: "WEEKLY",
        recurrenceEndDate: day("2026-12-31"),
      },
      ["training/day-away"],
    ],
    [
      "recurred for the last time",
      {
        startDate: day("2026-11-10"),
        startTime: time("10:00"),
        isRecurring: true,
        recurrenceFrequency: "WEEKLY",
        recurrenceEndDate: day("2026-11-23"),
      },
      [],
    ],
  ];
  test.each(cases)("%s", async (_, data, names) => {
    const { id } = await make.training(data);
    expect(await reminded(id)).toEqual(names);
  });
});

test("each reminder comes once, whoever looks and however often, and again for another beginning", async () => {
  const { id } = await make.training({ startDate: day("2026-11-24"), startTime: time("10:00") });
  await Promise.all(Array.from({ length: 8 }, () => recordReminders(db, now)));
  expect(await reminded(id)).toEqual(["training/day-away"]);
  const later = new Date("2026-11-24T03:30:00Z");
  expect(await reminded(id, later)).toEqual(["training/day-away", "training/hours-away"]);
  await db.training.update({ where: { id }, data: { startTime: time("20:00") } });
  expect(await reminded(id, later)).toEqual([
    "training/day-away",
    "training/hours-away",
    "training/day-away",
  ]);
});

test("those who have a seat are told when it begins and where to join, and nobody else", async () => {
  await using jobs = await testJobs();
  const soon = new Date(Date.now() + 2 * 3_600_000);
  const training = await jobs.make.training({
    title: { az: "Alma", en: "Apple" },
    startDate: soon,
    startTime: new Date(`1970-01-01T${soon.toISOString().slice(11, 16)}Z`),
    timezone: "UTC",
    meetLink: "https://meet.example/apple",
  });
  const seated: number[] = [];
  for (const status of ["APPROVED", "WAITLISTED", "CANCELLED"] as const) {
    const { id } = await jobs.make.user({ emailVerified: true, language: "en" });
    await jobs.make.registration({ userId: id, trainingId: training.id, status });
    if (status === "APPROVED") seated.push(id);
  }
  expect(await recordReminders(jobs.db, new Date())).toBe(1);
  await jobs.start();
  await jobs.ended("deliver-chunk");
  const notices = await jobs.db.notice.findMany();
  expect(notices.map(({ userId, title }) => [userId, title])).toEqual([
    [seated[0], "Begins within three hours: Apple"],
  ]);
  const [letter, ...others] = await jobs.db.mail.findMany();
  expect(others).toEqual([]);
  expect(letter?.text).toContain("Link to join: https://meet.example/apple");
});
