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
    notices: { due: 300, there: 300 },
    sent: 300,
    unfinished: 0,
  });
  expect(steps).toMatchObject({ due: 250, done: 250, repeated: 0 });
}, 180_000);
