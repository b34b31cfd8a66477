import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, run } from "../portal/processes.ts";
import type { Tally } from "./tally.ts";
import { testedPackages } from "./tested-packages.ts";

/** The part of Vitest's JSON report that counts. */
interface Report {
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

/** Runs the tests of every package, showing them as they go. `reports` is a folder for what Vitest writes. */
export async function runUnitTests(reports: string, signal: AbortSignal): Promise<Tally> {
  const file = join(reports, "vitest.json");
  const endedWell = await run(
    "scripts/node_modules/.bin/vitest",
    [
      "run",
      "--root=.",
      "--config=scripts/test/vitest.config.ts",
      "--reporter=default",
      "--reporter=json",
    ].concat(`--outputFile.json=${file}`),
    { signal, show: true },
  ).then(
    () => true,
    () => false,
  );
  signal.throwIfAborted();
  const report: Report = JSON.parse(readFileSync(file, "utf8"));
  for (const folder of withoutTests(report, testedPackages)) console.error(`No test of ${folder} ran.`);
  return countTests(report, endedWell, testedPackages);
}

/**
 * Counts a report. What fails outside a test counts as one more that failed: a file that does not load, a run that ended
 * badly although its tests went well, a package of which no test ran.
 */
export function countTests(report: Report, endedWell: boolean, packages: string[]): Tally {
  const tally = { passed: 0, failed: 0 };
  for (const { status, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((test) => test.status === "failed").length;
    tally.failed += failed || (status === "failed" ? 1 : 0);
    tally.passed += assertionResults.filter((test) => test.status === "passed").length;
  }
  if (!endedWell && tally.failed === 0) tally.failed = 1;
  tally.failed += withoutTests(report, packages).length;
  return tally;
}

function withoutTests({ testResults }: Report, packages: string[]): string[] {
  const ran = testResults
    .filter(({ assertionResults }) => assertionResults.some(({ status }) => /^(passed|failed)$/.test(status)))
    .map(({ name }) => relative(root, name));
  return packages.filter((folder) => !ran.some((file) => file.startsWith(`${folder}/`)));
}
