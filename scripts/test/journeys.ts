import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../portal/processes.ts";
import type { Tally } from "./tally.ts";

/** The part of Playwright's JSON report that counts. */
interface Report {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: { message?: string }[];
}

/** Runs the browser journeys, showing them as they go. `reports` is a folder for what Playwright writes. */
export async function runJourneys(reports: string, signal: AbortSignal): Promise<Tally> {
  const file = join(reports, "playwright.json");
  const endedWell = await run("node_modules/.bin/playwright", ["test", "--reporter=list,json"], {
    cwd: join(root, "e2e"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    signal,
    show: true,
  }).then(
    () => true,
    () => false,
  );
  signal.throwIfAborted();
  return countJourneys(JSON.parse(readFileSync(file, "utf8")), endedWell);
}

/** Counts a report. A journey that went well only when repeated failed, and so did a run without one. */
export function countJourneys({ stats, errors }: Report, endedWell: boolean): Tally {
  const failed = stats.unexpected + stats.flaky + errors.length;
  const ran = stats.expected + stats.unexpected + stats.flaky > 0;
  return { passed: stats.expected, failed: failed || (endedWell && ran ? 0 : 1) };
}
