/** How many checks or tests of a suite went well, and how many did not. */
export interface Tally {
  passed: number;
  failed: number;
}

/** The sum of several suites. */
export function total(tallies: Tally[]): Tally {
  const sum = (part: keyof Tally) => tallies.reduce((count, tally) => count + tally[part], 0);
  return { passed: sum("passed"), failed: sum("failed") };
}
