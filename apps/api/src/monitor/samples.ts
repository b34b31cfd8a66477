import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Sample } from "@agrar/api/health/schema";
import { durations, quantileOf } from "./histogram.ts";
import { createRing } from "./ring.ts";

/** What has been counted since the process started, and what is at this moment. */
export type Totals = {
  requests: number;
  failed: number;
  /** By the buckets of `durations`. */
  durations: Float64Array;
  statements: number;
  /** Answers that are kept, and those of the same procedures and routes that were made. */
  kept: number;
  made: number;
  poolInUse: number;
  poolWaiting: number;
};

/** Milliseconds of one sample, and how many are remembered: an hour. */
const interval = 60_000;
const most = 60;

/** Milliseconds between two looks at the event loop. What it measures is the time between two looks. */
const resolution = 20;

/** Remembers an hour of a process by minutes. */
export function createSamples(read: () => Totals) {
  const kept = createRing<Sample>(most);
  let loop: ReturnType<typeof monitorEventLoopDelay> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let before = read();
  let since = performance.now();

  const late = (nanoseconds: number) => Math.max(0, round(nanoseconds / 1e6 - resolution));
  const loopFigures = () =>
    loop && loop.count > 0
      ? { p50Ms: late(loop.percentile(50)), p99Ms: late(loop.percentile(99)), mostMs: late(loop.max) }
      : { p50Ms: 0, p99Ms: 0, mostMs: 0 };

  /** The minute that is under way, so far. */
  function running(): Sample {
    const now = read();
    const answers = now.kept - before.kept + (now.made - before.made);
    return {
      at: new Date().toISOString(),
      seconds: round((performance.now() - since) / 1_000),
      requests: now.requests - before.requests,
      failed: now.failed - before.failed,
      p95Ms: round(1_000 * quantileOf(durations, now.durations, 0.95, before.durations)),
      statements: now.statements - before.statements,
      keptPercent: answers === 0 ? null : round((100 * (now.kept - before.kept)) / answers),
      loopP99Ms: loopFigures().p99Ms,
      memoryBytes: process.memoryUsage.rss(),
      poolInUse: now.poolInUse,
      poolWaiting: now.poolWaiting,
    };
  }

  return {
    start(): void {
      loop = monitorEventLoopDelay({ resolution });
      loop.enable();
      timer = setInterval(() => {
        kept.put(running());
        before = read();
        since = performance.now();
        loop?.reset();
      }, interval);
      timer.unref();
    },
    stop(): void {
      clearInterval(timer);
      loop?.disable();
    },
    loop: loopFigures,
    /** The oldest first, and the minute that is under way last. */
    all: (): Sample[] => [...kept.items, running()],
  };
}

const round = (value: number) => Math.round(value * 100) / 100;
