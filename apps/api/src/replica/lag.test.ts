import { expect, test } from "vitest";
import { createLag } from "./lag.ts";

test("who lacks nothing is not behind, however long nobody writes", () => {
  let now = 0;
  const lag = createLag(() => now);
  expect(lag.of(5n)).toEqual({ bytes: 0, seconds: 0 });
  lag.note(100n);
  now = 60_000;
  lag.note(100n);
  expect(lag.of(100n)).toEqual({ bytes: 0, seconds: 0 });
  expect(lag.of(120n)).toEqual({ bytes: 0, seconds: 0 });
});

test("who lacks something is behind for as long as it has been there", () => {
  let now = 0;
  const lag = createLag(() => now);
  for (let second = 1; second <= 10; second++) {
    now = second * 1_000;
    lag.note(BigInt(100 * second));
  }
  expect(lag.of(300n)).toEqual({ bytes: 700, seconds: 6 });
  now = 20_000;
  expect(lag.of(950n)).toEqual({ bytes: 50, seconds: 10 });
  expect(lag.of(1_000n)).toEqual({ bytes: 0, seconds: 0 });
});

test("what is noted often is remembered once a second, and for days not at all", () => {
  let now = 0;
  const lag = createLag(() => now);
  for (let n = 1; n <= 100_000; n++) {
    now = n * 1_000;
    lag.note(BigInt(n));
  }
  // The oldest that is lacked is what counts.
  expect(lag.of(0n)).toEqual({ bytes: 100_000, seconds: 99_999 });
  lag.note(100_001n);
  expect(lag.of(99_999n)).toMatchObject({ bytes: 2 });
});
