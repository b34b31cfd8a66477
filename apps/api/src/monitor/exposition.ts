import { type JobFigures, jobFigures } from "@agrar/api/job";
import { type Db, type PoolFigures, poolFigures } from "@agrar/db";
import { collectDefaultMetrics, type MetricValue, Registry } from "prom-client";
import type { ReplicaFigures } from "../replica/replica.ts";
import type { Histogram } from "./histogram.ts";
import type { Counted } from "./monitor.ts";

type Value = { value: number; labels?: Record<string, string | number>; metricName?: string };

/** How long the figures of the jobs are good, and how long they may take, in milliseconds. */
const good = 10_000;
const patience = 2_000;

/** Puts what was counted into the text format of Prometheus, when somebody asks for it. */
export function createExposition(counted: Counted) {
  // It watches the event loop and the collections of garbage: of a process that is measured from its start, else when somebody asks.
  let registry: Registry | undefined;
  const open = () => {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
    addMetrics(registry, counted);
    return registry;
  };
  return {
    start(): void {
      registry ??= open();
    },
    contentType: Registry.PROMETHEUS_CONTENT_TYPE,
    text: () => (registry ?? open()).metrics(),
  };
}

function addMetrics(registry: Registry, counted: Counted): void {
  const { routes, calls, functions, statements, slow, watched } = counted;
  const add = (
    type: "counter" | "gauge" | "histogram",
    name: string,
    help: string,
    read: () => Value[] | Promise<Value[]>,
  ) =>
    // The registry asks a metric for its values and prints them; of its own metrics none can be set to what was counted elsewhere.
    registry.registerMetric({
      name: `agrar_${name}`,
      get: async () => ({
        ...{ name: `agrar_${name}`, help, type, aggregator: "sum" },
        values: (await read()) as MetricValue<string>[],
      }),
    } as never);
  const histogram = (name: string, help: string, label: string, read: () => Iterable<[string, Histogram]>) =>
    add("histogram", name, help, () =>
      [...read()].flatMap(([of, one]) => bucketsOf(`agrar_${name}`, { [label]: of }, one)),
    );
  const eachOf = <Item extends { durations: Histogram }>(map: ReadonlyMap<string, Item>) =>
    [...map].map(([name, { durations }]) => [name, durations] as [string, Histogram]);

  add("counter", "http_requests_total", "Requests that were answered, by route and status.", () =>
    [...routes].flatMap(([route, { statuses }]) =>
      [...statuses].map(([status, value]) => ({ labels: { route, status }, value })),
    ),
  );
  histogram(
    "http_request_duration_seconds",
    "From the head of a request to the end of its answer, kept answers included.",
    "route",
    () => eachOf(routes),
  );

  add(
    "counter",
    "procedure_calls_total",
    "Calls of procedures by outcome: ok, refused (4xx), failed (5xx), or kept, that is answered without being computed.",
    () => [
      ...[...calls].flatMap(([procedure, one]) =>
        (["ok", "refused", "failed"] as const).map((outcome) => ({
          labels: { procedure, outcome },
          value: one[outcome],
        })),
      ),
      ...[...(watched.cache?.counters.answers ?? [])].flatMap(([procedure, from]) =>
        calls.has(procedure)
          ? [{ labels: { procedure, outcome: "kept" }, value: from.memory + from.redis + from.late }]
          : [],
      ),
    ],
  );
  const called = () => [...calls].filter(([, { durations }]) => durations.count > 0);
  histogram(
    "procedure_duration_seconds",
    "Of calls of procedures that were computed, by whichever door they came.",
    "procedure",
    () => called().map(([name, { durations }]) => [name, durations]),
  );
  histogram("procedure_statements", "SQL statements that a call sent itself.", "procedure", () =>
    called().map(([name, { statements }]) => [name, statements]),
  );
  add("counter", "procedure_over_budget_total", "Calls that sent more statements than their budget.", () =>
    [...calls].map(([procedure, { overBudget }]) => ({ labels: { procedure }, value: overBudget })),
  );

  histogram(
    "statement_duration_seconds",
    "SQL statements by the procedure, route or function that sent them; none where that is the process itself.",
    "by",
    () => eachOf(statements),
  );
  add("counter", "statement_failures_total", "SQL statements that failed.", () =>
    [...statements].map(([by, { failed }]) => ({ labels: { by }, value: failed })),
  );
  add("counter", "slow_statements_total", "SQL statements that were slow and so written to the log.", () => [
    { value: slow.count },
  ]);
  add("gauge", "pool_connections", "Connections of the pool by state, and how many there may be.", () => {
    const pool = watched.db && poolFigures(watched.db);
    return pool ? connectionsOf(pool) : [];
  });
  add("gauge", "pool_waiting", "Who waits for a connection of the pool.", () => {
    const pool = watched.db && poolFigures(watched.db);
    return pool ? [{ value: pool.waiting }] : [];
  });

  add(
    "counter",
    "cache_answers_total",
    "Answers of procedures and routes that are kept, by where they came from: memory, redis, late, database, bypass.",
    () =>
      [...(watched.cache?.counters.answers ?? [])].flatMap(([name, from]) =>
        Object.entries(from).map(([source, value]) => ({ labels: { name, source }, value })),
      ),
  );
  const ofCache = (
    type: "gauge" | "counter",
    name: string,
    help: string,
    read: (cache: NonNullable<typeof watched.cache>) => Value[],
  ) => add(type, name, help, () => (watched.cache ? read(watched.cache) : []));
  ofCache("counter", "cache_faults_total", "What went wrong beside an answer, by what it was.", (cache) =>
    Object.entries(cache.counters.faults).map(([fault, value]) => ({ labels: { fault }, value })),
  );
  ofCache("gauge", "cache_bytes", "Memory in which answers are kept.", ({ bytes }) => [{ value: bytes }]);
  ofCache("gauge", "cache_most_bytes", "Memory that answers may take.", ({ mostBytes }) => [
    { value: mostBytes },
  ]);
  ofCache("gauge", "cache_entries", "Answers that are in memory.", ({ entries }) => [{ value: entries }]);
  ofCache("counter", "cache_evictions_total", "Answers that others drove out of memory.", ({ evicted }) => [
    { value: evicted },
  ]);
  ofCache("gauge", "cache_hears", "Whether changes are heard: while not, nothing is kept.", ({ hears }) => [
    { value: Number(hears) },
  ]);
  ofCache("gauge", "cache_redis_up", "Whether Redis is connected, where there is one.", ({ redis }) =>
    redis === null ? [] : [{ value: Number(redis === "up") }],
  );

  const ofReplica = (
    type: "gauge" | "counter",
    name: string,
    help: string,
    read: (figures: ReplicaFigures) => Value[],
  ) => add(type, name, help, () => (watched.reads ? read(watched.reads.figures()) : []));
  ofReplica("gauge", "replica_up", "Whether the replica can be asked.", ({ state }) => [
    { value: Number(state !== "away") },
  ]);
  ofReplica("gauge", "replica_lag_bytes", "What the replica lacks of the database's log.", ({ lag }) =>
    lag ? [{ value: lag.bytes }] : [],
  );
  ofReplica("gauge", "replica_lag_seconds", "For how long it lacks that already.", ({ lag }) =>
    lag ? [{ value: lag.seconds }] : [],
  );
  ofReplica(
    "counter",
    "replica_reads_total",
    "Reads that the replica may answer, by who did and why: the replica as it was current, or the primary as the replica was behind, away, foreign, or changes were not heard.",
    ({ answered, passed }) => [
      { labels: { target: "replica", reason: "current" }, value: answered },
      ...Object.entries(passed).map(([reason, value]) => ({ labels: { target: "primary", reason }, value })),
    ],
  );
  ofReplica(
    "counter",
    "replica_fallbacks_total",
    "Reads that the replica was asked for in vain, and the primary then, by what went wrong.",
    ({ failed }) => Object.entries(failed).map(([reason, value]) => ({ labels: { reason }, value })),
  );
  ofReplica(
    "gauge",
    "replica_connections",
    "Connections to the replica by state, as of the pool.",
    ({ pool }) => (pool ? connectionsOf(pool) : []),
  );

  add("counter", "function_calls_total", "Calls of functions of the jobs in this process, by outcome.", () =>
    [...functions].flatMap(([name, { ok, failed }]) =>
      Object.entries({ ok, failed }).map(([outcome, value]) => ({
        labels: { function: name, outcome },
        value,
      })),
    ),
  );
  histogram(
    "function_duration_seconds",
    "Of calls of functions of the jobs: from one step to the next.",
    "function",
    () => eachOf(functions),
  );
  addJobs(add, () => watched.db);
}

const connectionsOf = ({ open, idle, most }: PoolFigures): Value[] =>
  Object.entries({ used: open - idle, idle, most }).map(([state, value]) => ({ labels: { state }, value }));

type Add = (type: "gauge", name: string, help: string, read: () => Promise<Value[]>) => void;

/** What the jobs of all processes are at, by one statement that every metric of a scrape shares. */
function addJobs(add: Add, db: () => Db | undefined): void {
  let asked: { at: number; figures: Promise<JobFigures | undefined> } | undefined;
  const figures = () => {
    const from = db();
    if (!from) return undefined;
    if (!asked || performance.now() - asked.at > good)
      asked = { at: performance.now(), figures: withinTime(jobFigures(from)) };
    return asked.figures;
  };
  const gauge = (name: string, help: string, read: (figures: JobFigures) => Value[]) =>
    add("gauge", name, help, async () => {
      const found = await figures();
      return found ? read(found) : [];
    });
  add("gauge", "database_up", "Whether the database has answered in time.", async () =>
    db() ? [{ value: Number((await figures()) !== undefined) }] : [],
  );
  gauge("facts_waiting", "Facts that are not handed on yet.", ({ facts }) => [{ value: facts.waiting }]);
  gauge("facts_oldest_age_seconds", "Age of the oldest of them.", ({ facts }) => [
    { value: facts.oldestAge },
  ]);
  gauge("facts_refused", "Those of them that were refused at least once.", ({ facts }) => [
    { value: facts.refused },
  ]);
  gauge("facts_unknown", "Facts of the last day that no function knows.", ({ facts }) => [
    { value: facts.unknown },
  ]);
  gauge("runs", "Runs of functions by state.", ({ runs: { running, waiting, failed } }) =>
    Object.entries({ running, waiting, failed }).map(([state, value]) => ({ labels: { state }, value })),
  );
  gauge("deliveries", "Deliveries by state.", ({ deliveries }) =>
    Object.entries(deliveries.byState).map(([state, value]) => ({
      labels: { state: state.toLowerCase() },
      value,
    })),
  );
  gauge(
    "jobs_per_minute",
    "How fast the jobs go: facts handed on, runs ended well, deliveries handed over, over five minutes.",
    ({ facts, runs, deliveries }) =>
      Object.entries({
        facts: facts.perMinute,
        runs: runs.perMinute,
        deliveries: deliveries.perMinute,
      }).map(([what, value]) => ({ labels: { what }, value })),
  );
}

/** What something comes to; nothing when it fails or takes too long. */
async function withinTime<T>(work: Promise<T>): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, patience, undefined);
  try {
    return await Promise.race([work, late.promise]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

function bucketsOf(name: string, labels: Record<string, string>, { ends, counts, sum, count }: Histogram) {
  let below = 0;
  const buckets = [...ends, "+Inf"].map((le, place) => {
    below += counts[place] ?? 0;
    return { metricName: `${name}_bucket`, labels: { ...labels, le }, value: below };
  });
  return [
    ...buckets,
    { metricName: `${name}_sum`, labels, value: sum },
    { metricName: `${name}_count`, labels, value: count },
  ];
}
