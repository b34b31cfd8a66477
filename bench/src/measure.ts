import type { HeapProfiler } from "node:inspector";
import { Session } from "node:inspector/promises";
import { countStatements } from "@agrar/db";
import type { Call } from "./way.ts";

/** What one way costs for one page. */
export type Measure = {
  statements: number;
  /** Milliseconds. */
  medianMs: number;
  p95Ms: number;
  /** JavaScript heap that one call allocates, in kB; V8's sampling of every allocation, freed or not. */
  heapKb: number;
  /** The page as JSON, in bytes. */
  bytes: number;
};

/**
 * Measures calls that do the same in different ways. They take turns, so that what else the machine does falls on all
 * alike. A slow one takes fewer turns: about a second each, never fewer than five calls.
 */
export async function measureInTurns(calls: Call[], rounds = 60): Promise<Measure[]> {
  const warm = await Promise.all(calls.map(() => 0));
  for (const [index, call] of calls.entries()) {
    // A connection keeps a plan from a statement's sixth use on.
    for (let n = 0; n < 12; n++) {
      const begun = performance.now();
      await call();
      warm[index] = performance.now() - begun;
      if (n > 2 && warm[index] > 300) break;
    }
  }
  const turns = warm.map((ms) => Math.max(5, Math.min(rounds, Math.floor(1_000 / Math.max(ms, 0.1)))));
  const times: number[][] = calls.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, call] of calls.entries()) {
      if (round >= (turns[index] ?? 0)) continue;
      const begun = performance.now();
      await call();
      times[index]?.push(performance.now() - begun);
    }
  }
  const measures: Measure[] = [];
  for (const [index, call] of calls.entries()) {
    const sorted = (times[index] ?? []).sort((a, b) => a - b);
    const { result, statements } = await countStatements(call);
    measures.push({
      statements: call.statements?.() ?? statements.length,
      medianMs: quantile(sorted, 0.5),
      p95Ms: quantile(sorted, 0.95),
      heapKb: await allocated(call),
      bytes: Buffer.byteLength(JSON.stringify(result, numbers)),
    });
  }
  return measures;
}

/** The driver gives sizes of files as BigInt, which JSON does not know. */
const numbers = (_key: string, value: unknown) => (typeof value === "bigint" ? Number(value) : value);

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;

async function allocated(call: Call, calls = 5): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post("HeapProfiler.startSampling", {
      samplingInterval: 8_192,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    });
    for (let n = 0; n < calls; n++) await call();
    const { profile } = await session.post("HeapProfiler.stopSampling");
    return selfSizes(profile.head) / calls / 1024;
  } finally {
    session.disconnect();
  }
}

const selfSizes = ({ selfSize, children }: HeapProfiler.SamplingHeapProfileNode): number =>
  children.reduce((sum, child) => sum + selfSizes(child), selfSize);
