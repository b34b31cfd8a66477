// Runs every check and every suite, browser journeys included: `pnpm test`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runChecks } from "./check/checks.ts";
import { endOfLife } from "./portal/end-of-life.ts";
import { step } from "./portal/progress.ts";
import { build } from "./portal/turbo.ts";
import { provideBrowser } from "./test/browser.ts";
import { runJourneys } from "./test/journeys.ts";
import { provideServers } from "./test/servers.ts";
import { failure, type Tally, total } from "./test/tally.ts";
import { runUnitTests } from "./test/unit-tests.ts";

const end = endOfLife();
const reports = mkdtempSync(join(tmpdir(), "agrar-test-"));

const suites: [name: string, run: () => Promise<Tally>][] = [
  ["Checks", () => runChecks(end)],
  ["Build", () => buildPages()],
  ["Unit and integration tests", () => provideServers(end).then(() => runUnitTests(reports, end))],
  ["Journeys", () => provideBrowser(end).then(() => runJourneys(reports, end))],
];

/** What the tests that start the whole portal serve. */
async function buildPages(): Promise<Tally> {
  await step("Building the pages", () => build(end));
  return { passed: 1, failures: [] };
}

const results: { name: string; tally: Tally; seconds: number }[] = [];
for (const [name, run] of suites) {
  console.log(`\n${name}\n`);
  const begun = performance.now();
  const tally = await run().catch((error) => {
    const message = error instanceof Error ? error.message : String(error);
    if (!end.aborted) console.error(`\n${message}`);
    return { passed: 0, failures: [failure("The suite itself", message)] };
  });
  if (end.aborted) break;
  results.push({ name, tally, seconds: (performance.now() - begun) / 1000 });
}
rmSync(reports, { recursive: true });

if (end.aborted) {
  console.log("\nStopped.");
  process.exit(1);
}
for (const { name, tally } of results.filter(({ tally }) => tally.failures.length > 0)) {
  console.log(`\n${name}: what failed\n`);
  for (const text of tally.failures) console.log(text.replaceAll(/^/gm, "  "));
}
console.log("");
for (const { name, tally, seconds } of results) {
  const figures = `${tally.passed} passed, ${tally.failures.length} failed`;
  console.log(`  ${name.padEnd(28)} ${figures.padEnd(24)} ${seconds.toFixed(0).padStart(4)} s`);
}
const { passed, failures } = total(results.map(({ tally }) => tally));
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
