/** What one kind of request cost. */
export type Cost = {
  name: string;
  requests: number;
  /** Answers of 409, 429 and the like: the portal said no, as it should. */
  refused: number;
  /** Answers of 5xx, and none at all. */
  failed: number;
  /** Of the answers, in milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** What the database was asked for one request, on average. */
  statements: number;
};

type Sample = { ms: number; statements: number; status: number };

/** Gathers what requests cost, by name. */
export function createMeasure() {
  const samples = new Map<string, Sample[]>();
  return {
    add(name: string, sample: Sample): void {
      const known = samples.get(name);
      if (known) known.push(sample);
      else samples.set(name, [sample]);
    },
    /** Each kind by itself, the most frequent first, and all together. */
    costs(): { all: Cost; each: Cost[] } {
      const each = [...samples].map(([name, some]) => costOf(name, some));
      return {
        all: costOf("all", [...samples.values()].flat()),
        each: each.toSorted((a, b) => b.requests - a.requests),
      };
    },
  };
}

function costOf(name: string, samples: Sample[]): Cost {
  const answered = samples.filter(({ status }) => status > 0);
  const times = answered.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN;
  return {
    name,
    requests: samples.length,
    refused: samples.filter(({ status }) => status >= 400 && status < 500).length,
    failed: samples.filter(({ status }) => status === 0 || status >= 500).length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    statements: answered.reduce((sum, sample) => sum + sample.statements, 0) / answered.length,
  };
}
