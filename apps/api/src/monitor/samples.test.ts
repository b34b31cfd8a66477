import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createHistogram, durations, quantileOf } from "./histogram.ts";
import { createSamples, type Totals } from "./samples.ts";

describe("a quantile of buckets", () => {
  test("lies in the bucket in which the true one lies", () => {
    const ends = [1, 2, 5, 10];
    const values = Array.from({ length: 1_000 }, (_, n) => (n * 7_919) % 100).map((n) => n / 11);
    const histogram = createHistogram(ends);
    for (const value of values) histogram.note(value);
    const sorted = values.toSorted((a, b) => a - b);
    const bucketOf = (value: number) => ends.findIndex((end) => value <= end);
    for (const share of [0.01, 0.25, 0.5, 0.75, 0.95, 0.99]) {
      const estimated = quantileOf(ends, histogram.counts, share);
      const truth = sorted[Math.ceil(share * values.length) - 1] as number;
      expect(bucketOf(estimated), `${share}`).toBe(bucketOf(truth));
    }
    expect(histogram).toMatchObject({ count: 1_000, most: 9 });
    expect(histogram.sum).toBeCloseTo(values.reduce((all, value) => all + value, 0));
  });

  test("is of what came since then, nothing of nothing, and never above the last end", () => {
    const histogram = createHistogram([1, 2]);
    expect(quantileOf([1, 2], histogram.counts, 0.95)).toBe(0);
    for (let n = 0; n < 10; n++) histogram.note(0.5);
    const before = histogram.counts.slice();
    expect(quantileOf([1, 2], histogram.counts, 0.95, before)).toBe(0);
    histogram.note(1.5);
    expect(quantileOf([1, 2], histogram.counts, 0.95, before)).toBeGreaterThan(1);
    histogram.note(99);
    expect(quantileOf([1, 2], histogram.counts, 1)).toBe(2);
  });
});

describe("the last hour", () => {
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date", "performance"] }),
  );
  afterEach(() => void vi.useRealTimers());

  test("is remembered minute by minute, and no longer", () => {
    const totals: Totals = {
      ...{ requests: 0, failed: 0, statements: 0, kept: 0, made: 0, poolInUse: 0, poolWaiting: 0 },
      durations: new Float64Array(durations.length + 1),
    };
    const samples = createSamples(() => ({ ...totals, durations: totals.durations.slice() }));
    samples.start();
    expect(samples.all()).toMatchObject([{ requests: 0, keptPercent: null, seconds: 0 }]);
    for (let minute = 1; minute <= 70; minute++) {
      totals.requests += minute;
      totals.kept += 3;
      totals.made += 1;
      vi.advanceTimersByTime(60_000);
    }
    totals.requests += 1_000;
    vi.advanceTimersByTime(30_000);
    const all = samples.all();
    expect(all.slice(0, -1).map(({ requests }) => requests)).toEqual(
      Array.from({ length: 60 }, (_, place) => place + 11),
    );
    expect(all[0]).toMatchObject({ seconds: 60, keptPercent: 75 });
    expect(all.at(-1)).toMatchObject({ requests: 1_000, seconds: 30, keptPercent: null });
    samples.stop();
    vi.advanceTimersByTime(600_000);
    expect(samples.all()).toHaveLength(61);
  });
});
