import type { Cost } from "./measure.ts";

export type Result = {
  users: number;
  /** The size of the generated data, or where the API is that was there. */
  data: string;
  pauseMs: number;
  seconds: number;
  requestsPerSecond: number;
  all: Cost;
  each: Cost[];
  /** What the API's process held in memory, once a second, in megabytes. Empty where that is not known. */
  memory: number[];
};

/** Prints a result as a table. */
export function print({ users, data, pauseMs, seconds, requestsPerSecond, all, each, memory }: Result): void {
  console.log(
    `\n${users} people for ${seconds.toFixed(0)} s, ${pauseMs} ms between steps, ${data}: ${requestsPerSecond.toFixed(0)} requests a second\n`,
  );
  console.log(`  ${"".padEnd(28)}requests   refused   failed        p50        p95        p99   statements`);
  for (const cost of [...each, all]) {
    const cells = [
      String(cost.requests).padStart(8),
      String(cost.refused).padStart(10),
      String(cost.failed).padStart(9),
      ...[cost.p50, cost.p95, cost.p99].map((ms) => `${ms.toFixed(1)} ms`.padStart(11)),
      cost.statements.toFixed(2).padStart(13),
    ];
    console.log(`  ${cost.name.padEnd(28)}${cells.join("")}`);
  }
  if (memory.length === 0) return;
  const tenths = Array.from({ length: 10 }, (_, n) => memory[Math.floor((n * memory.length) / 10)] ?? 0);
  console.log(
    `\n  memory of the API over time: ${[...tenths, memory.at(-1) ?? 0].map((mb) => mb.toFixed(0)).join(" ")} MB`,
  );
}
