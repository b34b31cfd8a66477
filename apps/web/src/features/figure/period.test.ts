import { expect, test } from "vitest";
import { lastDays, periodOf } from "./period.ts";

// Half past midnight in Baku: another day than in Greenwich.
const now = new Date("2026-11-28T20:30:00Z");

test("days are counted with today, as clocks in Baku have it", () => {
  expect(lastDays(1, now)).toEqual({ from: "2026-11-29", to: "2026-11-29" });
  expect(lastDays(30, now)).toEqual({ from: "2026-10-31", to: "2026-11-29" });
});

test("an address says the days, and what it leaves out is as usual", () => {
  expect(periodOf({ from: "2026-01-01", to: "2026-02-01" }, now)).toEqual({
    from: "2026-01-01",
    to: "2026-02-01",
  });
  expect(periodOf({ from: "", to: ["a", "b"] }, now)).toEqual(lastDays(30, now));
  expect(periodOf({ from: "nonsense" }, now).from).toBe("nonsense");
});
