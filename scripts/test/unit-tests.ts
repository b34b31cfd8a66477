import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root, run } from "../portal/processes.ts";
import { failure, type Tally } from "./tally.ts";
import { testedPackages } from "./tested-packages.ts";

/** The part of Vitest's JSON report that counts. */
interface Report {
  testResults: { name: string; status: string; message: string; assertionResults: Test[] }[];
}

interface Test {
  status: string;
  fullName: string;
  failureMessages: string[];
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
  return countTests(report, endedWell, testedPackages);
}

/**
 * Counts a report. What fails outside a test counts as one more that failed: a file that does not load, a run that ended
 * badly although its tests went well, a package of which no test ran.
 */
export function countTests(report: Report, endedWell: boolean, packages: string[]): Tally {
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0) return status === "failed" ? [failure(file, message)] : [];
    return failed.map((test) => failure(`${file} › ${test.fullName}`, test.failureMessages.join("\n")));
  });
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  if (!endedWell && failures.length === 0) failures.push("The run ended badly although its tests went well.");
  for (const folder of withoutTests(report, packages)) failures.push(`No test of ${folder} ran.`);
  return { passed: tests.filter(({ status }) => status === "passed").length, failures };
}

function withoutTests({ testResults }: Report, packages: string[]): string[] {
  const ran = testResults
    .filter(({ assertionResults }) => assertionResults.some(({ status }) => /^(passed|failed)$/.test(status)))
    .map(({ name }) => relative(root, name));
  return packages.filter((folder) => !ran.some((file) => file.startsWith(`${folder}/`)));
}
