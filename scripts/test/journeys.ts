import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "../portal/processes.ts";
import { failure, type Tally } from "./tally.ts";

/** The part of Playwright's JSON report that counts. */
interface Report {
  suites: Suite[];
  errors: Reason[];
}

interface Suite {
  suites?: Suite[];
  specs: { title: string; file: string; line: number; tests: Journey[] }[];
}

interface Journey {
  status: "expected" | "unexpected" | "flaky" | "skipped";
  results: { errors: Reason[] }[];
}

type Reason = { message?: string };

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
export function countJourneys({ suites, errors }: Report, endedWell: boolean): Tally {
  const specs = suites.flatMap(specsOf);
  const journeys = specs.flatMap(({ tests }) => tests);
  const passed = journeys.filter(({ status }) => status === "expected").length;
  const failures = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) =>
        failure(`${file}:${line} › ${title}`, messages(results.flatMap((result) => result.errors))),
      ),
  );
  if (errors.length > 0) failures.push(failure("Outside a journey", messages(errors)));
  if (journeys.every(({ status }) => status === "skipped")) failures.push("No journey ran.");
  if (!endedWell && failures.length === 0)
    failures.push("The run ended badly although its journeys went well.");
  return { passed, failures };
}

const specsOf = (suite: Suite): Suite["specs"] => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];

const messages = (reasons: Reason[]) => reasons.map(({ message = "" }) => message).join("\n");
