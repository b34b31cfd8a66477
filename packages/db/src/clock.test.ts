import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { given } from "./given.ts";
import { cloneDb } from "./testing.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

/** Zones without summer time, with it on either side of the equator, and one that is off by a quarter of an hour. */
const zones = ["Asia/Baku", "UTC", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"] as const;
const day = 86_400_000;
const minute = 60_000;

const formats = new Map(
  zones.map((timeZone) => [
    timeZone as string,
    new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  ]),
);
/** What clocks in a zone show, as the language's own library has it: `07:30`. */
const shown = (at: number, zone: string) => formats.get(zone)?.format(at) ?? "";

const clock = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`);
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) }),
  // Around changes of the clock in New York and on Lord Howe Island, which moves by half an hour.
  ...["2026-03-08T07:00Z", "2026-11-01T06:00Z", "2026-04-04T15:00Z", "2026-10-03T15:30Z"].map((change) =>
    fc.integer({ min: Date.parse(change) - day, max: Date.parse(change) + day }),
  ),
);
const night = fc
  .record({ at: moment, zone: fc.constantFrom(...zones), from: clock, until: clock })
  .filter(({ from, until }) => from !== until);
type Night = { at: number; zone: string; from: string; until: string };

/** Whether a clock shows a time between two others, of which the second may be on the next day. */
const isBetween = (time: string, { from, until }: Night) =>
  from < until ? time >= from && time < until : time >= from || time < until;

async function ends(nights: Night[]) {
  const rows = await db.$queryRaw<{ quiet: Date | null; after: Date | null; digest: Date }[]>`
    select q.ends as quiet, quiet_end(q.ends, n.zone, n."from", n.until) as after,
           digest_due(to_timestamp(n.at / 1000.0), n.zone, n."from", n.until) as digest
      from json_to_recordset(${JSON.stringify(nights)}::json) n(at bigint, zone text, "from" time, until time)
     cross join lateral (select quiet_end(to_timestamp(n.at / 1000.0), n.zone, n."from", n.until) as ends) q`;
  return nights.map((night, index) => ({ night, ...(rows[index] as (typeof rows)[number]) }));
}

/** Whether clocks went forward or back within a day before a moment: a time may have been shown twice, or never. */
const isOddDay = (at: number, zone: string) => shown(at, zone) !== shown(at - day, zone);

describe("quiet hours", () => {
  test("hold what comes between their times on the reader's clock until they end, over midnight and changes of the clock", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(night, { minLength: 200, maxLength: 200 }), async (nights) => {
        for (const { night, quiet, after } of await ends(nights)) {
          const { at, zone, until } = night;
          expect(quiet !== null, JSON.stringify(night)).toBe(isBetween(shown(at, zone), night));
          if (!quiet) continue;
          const end = quiet.getTime();
          expect(end).toBeGreaterThan(at);
          expect(end - at).toBeLessThanOrEqual(day + 60 * minute);
          if (!isOddDay(end, zone)) {
            expect(after, JSON.stringify(night)).toBeNull();
            expect(shown(end, zone), JSON.stringify(night)).toBe(until);
            expect(isBetween(shown(end - minute, zone), night)).toBe(true);
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test.each([
    // Over midnight, on both sides of it, and at the ends: the first minute is quiet, the last is not.
    ["2026-11-28T17:59Z", "Asia/Baku", "22:00", "07:00", null],
    ["2026-11-28T18:00Z", "Asia/Baku", "22:00", "07:00", "2026-11-29T03:00Z"],
    ["2026-11-28T22:00Z", "Asia/Baku", "22:00", "07:00", "2026-11-29T03:00Z"],
    ["2026-11-29T03:00Z", "Asia/Baku", "22:00", "07:00", null],
    // Within a day, and in another zone at the same moment.
    ["2026-11-28T09:30Z", "Asia/Baku", "13:00", "14:00", "2026-11-28T10:00Z"],
    ["2026-11-28T09:30Z", "UTC", "13:00", "14:00", null],
    // The night in which New York skips from two to three is an hour shorter; the one with two times one is longer.
    ["2026-03-08T04:00Z", "America/New_York", "22:00", "07:00", "2026-03-08T11:00Z"],
    ["2026-11-01T03:00Z", "America/New_York", "22:00", "07:00", "2026-11-01T12:00Z"],
    // A time that is skipped, and the second of one that is shown twice.
    ["2026-03-08T06:00Z", "America/New_York", "22:00", "02:30", "2026-03-08T07:30Z"],
    ["2026-11-01T05:10Z", "America/New_York", "22:00", "01:30", "2026-11-01T06:30Z"],
  ] as const)("at %s in %s, quiet from %s until %s: until %s", async (at, zone, from, until, expected) => {
    const [row] = await ends([{ at: Date.parse(at), zone, from, until }]);
    expect(row?.quiet ?? null).toEqual(expected && new Date(expected));
  });

  test("are none where none are set", async () => {
    const [row] = await db.$queryRaw<[{ quiet: Date | null }]>`
      select quiet_end(now(), 'Asia/Baku', null, null) as quiet`;
    expect(row.quiet).toBeNull();
  });
});

describe("the letter of a day is due", () => {
  test("within a day or so, never in quiet hours, and at eight where eight is not quiet", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(night, { minLength: 200, maxLength: 200 }), async (nights) => {
        for (const { night, digest } of await ends(nights)) {
          const due = digest.getTime();
          expect(due).toBeGreaterThan(night.at);
          expect(due - night.at).toBeLessThanOrEqual(2 * day + 60 * minute);
          if (isOddDay(due, night.zone)) continue;
          expect(isBetween(shown(due, night.zone), night), JSON.stringify(night)).toBe(false);
          if (!isBetween("08:00", night)) expect(shown(due, night.zone)).toBe("08:00");
        }
      }),
      { numRuns: 10 },
    );
  });

  test("at eight in Baku for who has said nothing", async () => {
    const [row] = await db.$queryRaw<[{ due: Date }]>`
      select digest_due('2026-11-28T04:00Z', null, null, null) as due`;
    expect(row.due).toEqual(new Date("2026-11-29T04:00Z"));
  });
});

describe("the database says no to", () => {
  const make = given(db);

  test("a preference that is the default, and to notices once a day", async () => {
    const { id: userId } = await make.user();
    const preference = { userId, family: "EXAM", channel: "NOTICE" } as const;
    await expect(db.preference.create({ data: { ...preference, pace: "AT_ONCE" } })).rejects.toThrow(
      "preferences_differ",
    );
    await expect(db.preference.create({ data: { ...preference, pace: "DAILY" } })).rejects.toThrow(
      "preferences_notices_are_silent",
    );
  });

  test.each([
    ["half of quiet hours", { quietFrom: "22:00" }, "quiet_times_whole"],
    ["quiet hours that end when they begin", { quietFrom: "22:00", quietUntil: "22:00" }, "quiet_times_end"],
    ["a row that says nothing", {}, "quiet_times_differ"],
    ["a zone that nobody knows", { timeZone: "Mars/Olympus" }, "Mars/Olympus"],
  ])("%s", async (_what, times: { quietFrom?: string; quietUntil?: string; timeZone?: string }, reason) => {
    const { id: userId } = await make.user();
    const time = (clock: string | undefined) => clock && new Date(`1970-01-01T${clock}:00Z`);
    const data = { ...times, userId, quietFrom: time(times.quietFrom), quietUntil: time(times.quietUntil) };
    await expect(db.quietTime.create({ data: data as never })).rejects.toThrow(reason);
  });
});
