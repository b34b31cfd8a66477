/** How many places are remembered: an hour of them. */
const most = 3_600;
/** The least time between two of them, in milliseconds. */
const pause = 1_000;

/**
 * Measures how long a replica is behind by one clock: that of this process, which notes when the primary's log had come to which
 * place. The replica's own would say how old its last transaction is, which grows while nobody writes.
 */
export function createLag(now: () => number = () => performance.now()) {
  const ahead: { at: bigint; noted: number }[] = [];
  let last: bigint | undefined;
  return {
    /** The primary's log has come to a place. */
    note(at: bigint): void {
      const noted = now();
      const isNew = ahead.length === 0 || noted - (ahead.at(-1)?.noted ?? 0) >= pause;
      if ((last === undefined || at > last) && isNew && ahead.length < most) ahead.push({ at, noted });
      last = at;
    },
    /** Of a replica that has come to a place: what it lacks in bytes, and for how long already, in seconds. */
    of(at: bigint): { bytes: number; seconds: number } {
      while (ahead[0] && ahead[0].at <= at) ahead.shift();
      const [oldest] = ahead;
      return {
        bytes: last !== undefined && last > at ? Number(last - at) : 0,
        seconds: oldest ? (now() - oldest.noted) / 1_000 : 0,
      };
    },
  };
}
