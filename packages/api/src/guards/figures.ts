import type { InstanceFigures } from "../health/schema.ts";

/** The figures of a process that has seen nothing. */
export const noFigures: InstanceFigures = {
  name: "guards/1",
  version: "0.0.0",
  startedAt: "2026-11-28T08:00:00.000Z",
  now: "2026-11-28T08:00:00.000Z",
  memory: { totalBytes: 0, heapBytes: 0 },
  loop: { p50Ms: 0, p99Ms: 0, mostMs: 0 },
  pool: null,
  cache: null,
  replica: null,
  procedures: [],
  overBudget: [],
  slowAboveMs: 100,
  slow: [],
  samples: [],
};
