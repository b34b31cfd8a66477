import { expect, test } from "vitest";
import {
  dateInBaku,
  formatDate,
  formatDates,
  formatDay,
  formatInstant,
  formatMoment,
  formatMonth,
  formatNumber,
  formatPercent,
  formatProgress,
  formatShortDate,
  formatShortDay,
  formatShortMoment,
} from "./format.ts";

test("groups thousands and marks decimals as each language does", () => {
  expect(formatNumber("az", 1234567.891)).toBe("1.234.567,89");
  expect(formatNumber("en", 1234567.891)).toBe("1,234,567.89");
  expect(formatNumber("ru", 1234567.891)).toBe("1\u00a0234\u00a0567,89");
  expect(formatNumber("az", 0)).toBe("0");
  expect(formatNumber("en", 999)).toBe("999");
});

test("writes percent with one decimal at most, and with the space that Russian wants", () => {
  expect(formatPercent("az", 33.33)).toBe("33,3%");
  expect(formatPercent("en", 100)).toBe("100%");
  expect(formatPercent("en", 66.97)).toBe("67%");
  expect(formatPercent("ru", 33.33)).toBe("33,3\u00a0%");
});

test("writes progress in whole percent, and 100 of what is complete alone", () => {
  expect(formatProgress("az", 66.67)).toBe("67%");
  expect(formatProgress("ru", 99.67)).toBe("99\u00a0%");
  expect(formatProgress("en", 100)).toBe("100%");
  expect(formatProgress("en", 0)).toBe("0%");
});

test("names the months of each language", () => {
  expect(formatDate("az", "2026-01-05")).toBe("5\u00a0yanvar 2026");
  expect(formatDate("en", "2026-12-31")).toBe("31\u00a0December 2026");
  expect(formatDate("ru", "2026-05-09")).toBe("9\u00a0мая 2026");
});

test("names a month by itself", () => {
  expect(formatMonth("az", "2026-12")).toBe("dekabr 2026");
  expect(formatMonth("en", "2027-01")).toBe("January 2027");
  expect(formatMonth("ru", "2026-05")).toBe("май 2026");
});

test("writes days short, and so that no one takes the day for the month", () => {
  expect(formatShortDate("az", "2026-01-05")).toBe("05.01.2026");
  expect(formatShortDate("ru", "2026-12-31")).toBe("31.12.2026");
  expect(formatShortDate("en", "2026-01-05")).toBe("5\u00a0Jan\u00a02026");
  expect(formatShortDay("az", "2026-12-31T21:00:00Z")).toBe("01.01.2027");
});

test("says month and year of a span once where they are the same", () => {
  expect(formatDates("en", "2026-12-02", "2026-12-04")).toBe("2–4\u00a0December 2026");
  expect(formatDates("az", "2026-11-28", "2026-12-04")).toBe("28\u00a0noyabr – 4\u00a0dekabr 2026");
  expect(formatDates("ru", "2026-12-28", "2027-01-04")).toBe("28\u00a0декабря 2026 – 4\u00a0января 2027");
  expect(formatDates("en", "2026-12-02", "2026-12-02")).toBe("2\u00a0December 2026");
  expect(formatDates("en", "2026-12-02", null)).toBe("2\u00a0December 2026");
});

test("shows moments by the clock of Baku, whatever the clock of the machine", () => {
  expect(formatMoment("az", "2026-12-03T20:30:00Z")).toBe("4\u00a0dekabr 2026, 00:30");
  expect(formatMoment("en", "2026-12-03T10:00:00+04:00")).toBe("3\u00a0December 2026, 10:00");
  expect(formatShortMoment("ru", "2026-12-03T20:30:00Z")).toBe("04.12.2026, 00:30");
  expect(formatInstant("az", "2026-12-03T20:30:05.999Z")).toBe("04.12.2026, 00:30:05");
  expect(formatInstant("en", "2026-12-03T10:00:09Z")).toBe("3\u00a0Dec\u00a02026, 14:00:09");
  expect(formatDay("ru", "2026-12-31T21:00:00Z")).toBe("1\u00a0января 2027");
  expect(dateInBaku(new Date("2026-03-09T20:00:00Z"))).toBe("2026-03-10");
});
