/** Where an answer came from: a tier, a tier after its time while a new one is made, the database, or past a deaf cache. */
export type Source = "memory" | "redis" | "late" | "database" | "bypass";

/** What can go wrong beside an answer, each of which leaves the answer right. */
export type Fault = "redis" | "changes" | "wait" | "refresh" | "purge";

/** Counts where answers came from, for each procedure or route, and what went wrong. */
export function createCounters() {
  const answers = new Map<string, Record<Source, number>>();
  const faults: Record<Fault, number> = { redis: 0, changes: 0, wait: 0, refresh: 0, purge: 0 };
  return {
    answers: answers as ReadonlyMap<string, Readonly<Record<Source, number>>>,
    faults: faults as Readonly<Record<Fault, number>>,
    answered(name: string, source: Source) {
      let counts = answers.get(name);
      if (!counts) {
        counts = { memory: 0, redis: 0, late: 0, database: 0, bypass: 0 };
        answers.set(name, counts);
      }
      counts[source]++;
    },
    failed(fault: Fault) {
      faults[fault]++;
    },
  };
}
