import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { root, run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";
import { turbo } from "../portal/turbo.ts";
import { failure, type Tally } from "../test/tally.ts";
import { wrongFileNames } from "./file-names.ts";
import { rawHtml } from "./raw-html.ts";

type Check = { name: string; run: (signal: AbortSignal) => Promise<unknown> };

const program = (name: string, command: string, ...args: string[]): Check => ({
  name,
  run: (signal) => run(command, args, { signal }),
});

const checks: Check[] = [
  program("Format and lint", "node_modules/.bin/biome", "check", "--error-on-warnings"),
  { name: "Types", run: (signal) => turbo(["typecheck"], signal) },
  program("Unused code", "node_modules/.bin/knip"),
  program(
    "Import rules",
    "scripts/node_modules/.bin/depcruise",
    "--config=scripts/check/import-rules.js",
    ...["apps", "packages", "bench", "e2e", "scripts"],
  ),
  { name: "File names", run: checkFileNames },
  { name: "No raw HTML", run: checkRawHtml },
  program("Peer dependencies", "pnpm", "peers", "check"),
  program("Schema and migrations agree", "pnpm", "--filter=@agrar/db", "migration", "status"),
];

/** Runs every check that needs no test runner, shows what the failing ones say, and counts them. */
export async function runChecks(signal: AbortSignal): Promise<Tally> {
  const tally: Tally = { passed: 0, failures: [] };
  for (const check of checks) {
    try {
      await step(check.name, () => check.run(signal));
      tally.passed += 1;
    } catch (error) {
      signal.throwIfAborted();
      const { message } = error as Error;
      console.error(`\n${message}\n`);
      tally.failures.push(failure(check.name, message));
    }
  }
  return tally;
}

/** The files of the repository: those that are not committed yet too, ignored ones not. */
async function filesOf(signal: AbortSignal): Promise<string[]> {
  const listing = await run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { signal });
  return listing
    .trim()
    .split("\n")
    .filter((file) => existsSync(join(root, file)));
}

async function checkRawHtml(signal: AbortSignal): Promise<void> {
  const files = await filesOf(signal);
  const wrong = rawHtml(files, (file) => readFileSync(join(root, file), "utf8"));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

async function checkFileNames(signal: AbortSignal): Promise<void> {
  const files = await filesOf(signal);
  const manifests = files.filter((file) => /(^|\/)package\.json$/.test(file));
  const doors = await Promise.all(manifests.map(doorsOf));
  const wrong = wrongFileNames(files, doors.flat());
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

/** The files that a package's manifest opens to others. */
async function doorsOf(manifest: string): Promise<string[]> {
  const { exports = {} } = JSON.parse(await readFile(join(root, manifest), "utf8"));
  return Object.values(exports as Record<string, string>).map((file) => join(manifest, "..", file));
}
