import { expect, test } from "vitest";
import { storm } from "./storm.ts";

test("processes die at any moment, a provider fails every fifth call, and each person gets one letter of each", async () => {
  const { seconds, faults, calls, steps, ...left } = await storm({
    people: 60,
    trainings: 5,
    processes: 3,
    kills: 6,
    every: 1_000,
    patience: 150_000,
  });
  expect(left).toEqual({
    kills: 6,
    letters: { due: 300, taken: 300, twice: 0 },
    digests: 0,
    notices: { due: 300, there: 300 },
    sent: 300,
    unfinished: 0,
  });
  expect(steps).toMatchObject({ due: 250, done: 250, repeated: 0 });
}, 180_000);

test("nor does anybody miss a letter, or get two, who reads once a day or is not to be disturbed", async () => {
  const { seconds, faults, calls, steps, digests, ...left } = await storm({
    people: 60,
    trainings: 4,
    waiting: true,
    processes: 3,
    kills: 6,
    every: 1_000,
    patience: 150_000,
  });
  expect(left).toEqual({
    kills: 6,
    letters: { due: 240, taken: 240, twice: 0 },
    notices: { due: 240, there: 240 },
    sent: 240,
    unfinished: 0,
  });
  expect(digests).toBeGreaterThanOrEqual(20);
}, 180_000);
