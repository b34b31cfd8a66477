export type Histogram = ReturnType<typeof createHistogram>;

/** Upper ends of the buckets of durations, in seconds. */
export const durations = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Upper ends of the buckets of how many statements a call sends. */
export const statementCounts = [0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 100, 300];

/**
 * Counts values by buckets, whose upper ends are given. To note a value is a search and three additions: it is done for every request,
 * also for those that are answered in fifty microseconds.
 */
export function createHistogram(ends: readonly number[]) {
  // One more, for what is above the last end.
  const counts = new Float64Array(ends.length + 1);
  let sum = 0;
  let count = 0;
  let most = 0;
  return {
    ends,
    counts,
    get sum() {
      return sum;
    },
    get count() {
      return count;
    },
    /** The largest value. */
    get most() {
      return most;
    },
    note(value: number): void {
      let place = 0;
      while (place < ends.length && value > (ends[place] as number)) place++;
      counts[place] = (counts[place] as number) + 1;
      sum += value;
      count++;
      if (value > most) most = value;
    },
  };
}

/**
 * The value below which a share of those lie that were counted by buckets, since `before` where it is given: as far as buckets tell
 * it. 0 when there are none; what is above the last end counts as that.
 */
export function quantileOf(
  ends: readonly number[],
  counts: Float64Array,
  share: number,
  before?: Float64Array,
): number {
  const since = Array.from(counts, (n, place) => n - (before?.[place] ?? 0));
  let left = share * since.reduce((all, n) => all + n, 0);
  if (left === 0) return 0;
  const last = ends.at(-1) ?? 0;
  for (const [place, n] of since.entries()) {
    const low = ends[place - 1] ?? 0;
    if (n > 0 && left <= n) return low + ((ends[place] ?? last) - low) * (left / n);
    left -= n;
  }
  return last;
}
