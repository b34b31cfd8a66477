import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import ICAL from "ical.js";
import { afterAll, describe, expect, test } from "vitest";
import type { Viewer } from "../context.ts";
import { calendarFile } from "./calendar.ts";

const { db, drop } = await cloneDb();
afterAll(drop);
const make = given(db);
const now = new Date("2026-11-23T08:00:00Z");
const settings = { siteUrl: "https://agrar.example" };
const ctxOf = (viewer: Viewer) => ({ db, viewer, now, settings });

type Given = NonNullable<Parameters<typeof make.training>[0]>;
const day = (date: string) => new Date(date);
const time = (clock: string) => new Date(`1970-01-01T${clock}:00Z`);
const inTheMorning = { startTime: time("10:00"), endTime: time("12:30") };

/** The calendar of somebody with a seat in a training, as it is written and as a calendar reads it. */
async function calendarOf(
  data: Given,
  status: "APPROVED" | "PENDING" | "COMPLETED" | "CANCELLED" = "APPROVED",
) {
  const training = await make.training(data);
  const completedAt = status === "COMPLETED" ? now : null;
  const { userId } = await make.registration({ trainingId: training.id, status, completedAt });
  const read = async (lang?: string) => {
    const file = await calendarFile(ctxOf({ role: "LEARNER", id: userId }), {
      trainingId: training.id,
      lang,
    });
    const calendar = new ICAL.Component(ICAL.parse(file.text));
    const events = calendar.getAllSubcomponents("vevent");
    return { ...file, calendar, events };
  };
  return { training, userId, read };
}

/** When an event takes place, as its rule says. */
function occurrences(component: ICAL.Component): string[] {
  const found: string[] = [];
  const iterator = new ICAL.Event(component).iterator();
  for (let next = iterator.next(); next; next = iterator.next()) found.push(next.toString());
  return found;
}

const textOf = (component: ICAL.Component | undefined, name: string) =>
  String(component?.getFirstPropertyValue(name) ?? "");

test("a seat in an online training is an event at its time in Baku, with the link and the way to the page", async () => {
  const { training, read } = await calendarOf({
    title: { az: "Alma; bağı, qulluq", en: "Apple; orchard, care" },
    description: { az: "Birinci sətir\nİkinci sətir" },
    startDate: day("2026-12-03"),
    ...inTheMorning,
    meetLink: "https://meet.example/orchard",
  });
  const { name, text, calendar, events } = await read("en");
  expect(name).toBe(`training-${training.id}.ics`);
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of [
    "VERSION:2.0",
    "METHOD:PUBLISH",
    "TZID:Asia/Baku",
    "DTSTART;TZID=Asia/Baku:20261203T100000",
    "DTEND;TZID=Asia/Baku:20261203T123000",
    "DTSTAMP:20261123T080000Z",
    "STATUS:CONFIRMED",
    String.raw`SUMMARY:Apple\; orchard\, care`,
  ])
    expect(text.split("\r\n")).toContain(line);
  expect(events).toHaveLength(1);
  expect(textOf(events[0], "uid")).toMatch(new RegExp(`^training-${training.id}-\\d+@agrar\\.example$`));
  expect(textOf(events[0], "location")).toBe("https://meet.example/orchard");
  expect(textOf(events[0], "url")).toBe(`https://agrar.example/en/trainings/${training.id}`);
  expect(textOf(events[0], "description")).toBe(
    `Birinci sətir\nİkinci sətir\n\nLink to join: https://meet.example/orchard\n\nhttps://agrar.example/en/trainings/${training.id}`,
  );
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") as ICAL.Component);
  const begins = events[0]?.getFirstPropertyValue("dtstart") as ICAL.Time;
  begins.zone = zone;
  expect(begins.toJSDate().toISOString()).toBe("2026-12-03T06:00:00.000Z");
});

test("no line has more than 75 bytes, in letters of any size, and none is torn", async () => {
  for (const letter of ["a", "ə", "₼", "🌾"])
    for (let shift = 0; shift < 4; shift++) {
      const written = "x".repeat(shift) + letter.repeat(200);
      const { read } = await calendarOf({ startDate: day("2026-12-03"), description: { az: written } });
      const { text, events } = await read();
      for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(textOf(events[0], "description")).toContain(written);
    }
});

test("a place is on the map, and a day without a time is a whole day", async () => {
  const { read } = await calendarOf({
    type: "OFFLINE",
    startDate: day("2026-12-03"),
    endDate: day("2026-12-05"),
    address: "Quba, Azadlıq küç. 1",
    latitude: 41.3597,
    longitude: 48.5125,
  });
  const { text, calendar, events } = await read();
  expect(text).toContain("DTSTART;VALUE=DATE:20261203\r\nDTEND;VALUE=DATE:20261206\r\n");
  expect(text).toContain("GEO:41.3597;48.5125\r\n");
  expect(textOf(events[0], "location")).toBe("Quba, Azadlıq küç. 1");
  expect(calendar.getFirstSubcomponent("vtimezone")).toBeNull();
});

const starts = ["2028-01-05", "2028-01-28", "2028-01-29", "2028-01-30", "2028-01-31"];
describe.each([{}, inTheMorning])("one that recurs (%j)", (clock) => {
  test.each(
    starts.flatMap((start) =>
      (["DAILY", "WEEKLY", "MONTHLY"] as const).map((each) => [each, start] as const),
    ),
  )("%s from %s takes place on the very days that the portal has", async (recurrenceFrequency, start) => {
    const { training, read } = await calendarOf({
      ...clock,
      startDate: day(start),
      isRecurring: true,
      recurrenceFrequency,
      recurrenceEndDate: day("2028-06-30"),
    });
    const { events, text } = await read();
    const days = await db.$queryRaw<{ day: string }[]>`
        select d::text as day from trainings t, beginning_days(t) d where t.id = ${training.id} order by 1`;
    expect(events.flatMap(occurrences).map((moment) => moment.slice(0, 10))).toEqual(
      days.map((row) => row.day),
    );
    expect(new Set(events.map((event) => textOf(event, "uid"))).size).toBe(events.length);
    if (!(recurrenceFrequency === "MONTHLY" && start > "2028-01-28")) {
      expect(events).toHaveLength(1);
      expect(text).toMatch(
        "startTime" in clock
          ? /RRULE:FREQ=\w+;UNTIL=20280630T060000Z\r\n/
          : /RRULE:FREQ=\w+;UNTIL=20280630\r\n/,
      );
    }
  });
});

test("several days at a time of day are an event on each, and one past midnight ends on the day after", async () => {
  const days = await calendarOf({
    startDate: day("2026-12-03"),
    endDate: day("2026-12-05"),
    ...inTheMorning,
  });
  const { events } = await days.read();
  expect(events.flatMap(occurrences)).toEqual([
    "2026-12-03T10:00:00",
    "2026-12-04T10:00:00",
    "2026-12-05T10:00:00",
  ]);
  const night = await calendarOf({
    startDate: day("2026-12-03"),
    startTime: time("22:00"),
    endTime: time("01:00"),
  });
  expect((await night.read()).text).toContain("DTEND;TZID=Asia/Baku:20261204T010000");
});

test("a change keeps the name and counts up, and what is called off is taken back without its link", async () => {
  const { training, read } = await calendarOf({
    startDate: day("2026-12-03"),
    meetLink: "https://meet.example/orchard",
    createdAt: day("2026-11-01"),
    updatedAt: day("2026-11-01"),
  });
  const before = await read();
  await db.training.update({ where: { id: training.id }, data: { startDate: day("2026-12-10") } });
  const moved = await read();
  expect(textOf(before.events[0], "sequence")).toBe("0");
  expect(Number(textOf(moved.events[0], "sequence"))).toBeGreaterThan(0);
  expect(textOf(moved.events[0], "uid")).toBe(textOf(before.events[0], "uid"));
  await db.training.update({ where: { id: training.id }, data: { status: "CANCELLED" } });
  const { text, events } = await read();
  expect(text).toContain("METHOD:CANCEL\r\n");
  expect(text).toContain("STATUS:CANCELLED\r\n");
  expect(text).not.toContain("meet.example");
  expect(textOf(events[0], "uid")).toBe(textOf(before.events[0], "uid"));
});

describe("there is none", () => {
  test.each(["PENDING", "CANCELLED"] as const)("for who is %s", async (status) => {
    const { read } = await calendarOf({ startDate: day("2026-12-03") }, status);
    await expect(read()).rejects.toMatchObject({ reason: "registration.notFound" });
  });

  test("for others, and guests", async () => {
    const { training } = await calendarOf({ startDate: day("2026-12-03") });
    const { id } = await make.user();
    const of = (viewer: Viewer) => calendarFile(ctxOf(viewer), { trainingId: training.id });
    await expect(of({ role: "LEARNER", id })).rejects.toMatchObject({ reason: "registration.notFound" });
    await expect(of({ role: "ANONYMOUS" })).rejects.toMatchObject({ reason: "account.signInRequired" });
  });

  test("of a training without days", async () => {
    const { read } = await calendarOf({ type: "VIDEO" });
    await expect(read()).rejects.toMatchObject({ reason: "registration.noDates" });
  });
});
