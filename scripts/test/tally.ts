import { stripVTControlCharacters } from "node:util";

/** How many checks or tests of a suite went well, and what failed: a name each, and below it why. */
export interface Tally {
  passed: number;
  failures: string[];
}

/** The sum of several suites. */
export function total(tallies: Tally[]): Tally {
  return {
    passed: tallies.reduce((count, { passed }) => count + passed, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}

const linesOfReason = 12;

/** A failure as it is shown: `name`, and the first lines of `reason`, which can be long and coloured. */
export function failure(name: string, reason = ""): string {
  const lines = stripVTControlCharacters(reason)
    .split("\n")
    .filter((line) => line.trim() !== "");
  return [name, ...lines.slice(0, linesOfReason).map((line) => `  ${line}`)].join("\n");
}
