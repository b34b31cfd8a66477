import { hostname } from "node:os";
import type { InstanceFigures, OverBudgetCall } from "@agrar/api/health/schema";
import { budgetOf, type Monitor as CallMonitor, procedureNames, publicError } from "@agrar/api/server";
import { type Db, poolFigures, type StatementWatch } from "@agrar/db";
import type { TRPCError } from "@trpc/server";
import manifest from "../../package.json" with { type: "json" };
import type { Cache } from "../cache/cache.ts";
import type { Reads } from "../replica/replica.ts";
import { createExposition } from "./exposition.ts";
import { createHistogram, durations, quantileOf, statementCounts } from "./histogram.ts";
import { createRing } from "./ring.ts";
import { createSamples, type Totals } from "./samples.ts";
import { inScope, type Scope, scopeHere } from "./scope.ts";
import { createSlow, told } from "./slow.ts";
import type { OpenSpan, Traces } from "./traces.ts";

export type MonitorOptions = {
  /** Statements that take longer than so many milliseconds are written to the log. */
  slowAbove?: number;
  /** Asks the database for the plan of a slow statement. By default nobody asks. */
  plan?: ((text: string) => Promise<string | undefined>) | undefined;
  /** Where traces go. By default nowhere. */
  traces?: Traces | undefined;
  log?: (details: Record<string, unknown>, message: string) => void;
};

/** What else is looked at when somebody wants figures. */
export type Watched = { db?: Db; cache?: Cache | undefined; reads?: Reads | undefined };

export type Monitor = ReturnType<typeof createMonitor>;

/** How calls of a procedure ended. */
export type Outcome = "ok" | "refused" | "failed";

/** The name of this instance: several may run on one machine, and each knows its own figures. */
export const instanceName = `${hostname()}/${process.pid}`;

const newCounted = () => ({ ok: 0, refused: 0, failed: 0, durations: createHistogram(durations) });
const newCall = (budget: number) => ({
  ...newCounted(),
  statements: createHistogram(statementCounts),
  budget,
  overBudget: 0,
});
const newRoute = () => ({ statuses: new Map<number, number>(), durations: createHistogram(durations) });

/** All that has been counted, for those who print it. */
export type Counted = {
  routes: ReadonlyMap<string, ReturnType<typeof newRoute>>;
  calls: ReadonlyMap<string, ReturnType<typeof newCall>>;
  functions: ReadonlyMap<string, ReturnType<typeof newCounted>>;
  statements: ReadonlyMap<string, ReturnType<typeof newCounted>>;
  slow: { readonly count: number };
  watched: Watched;
};

/** Measures what a process does: in plain numbers, which are put into words only when somebody asks. */
export function createMonitor({ slowAbove = 100, plan, traces, log = () => {} }: MonitorOptions = {}) {
  const routes = new Map<string, ReturnType<typeof newRoute>>();
  const calls = new Map(procedureNames.map((name) => [name, newCall(budgetOf(name))]));
  const functions = new Map<string, ReturnType<typeof newCounted>>();
  const statements = new Map<string, ReturnType<typeof newCounted>>();
  const overBudget = createRing<OverBudgetCall>(20);
  const slow = createSlow({ above: slowAbove, plan, log });
  const watched: Watched = {};
  const startedAt = new Date().toISOString();
  const samples = createSamples(() => totalsOf(routes, statements, watched));
  const exposition = createExposition({ routes, calls, functions, statements, slow, watched });

  /** Hears of every statement of the pools that it is given to. */
  const statement: StatementWatch = (text) => {
    const scope = scopeHere();
    scope?.sent?.push(text);
    const span =
      scope?.span &&
      traces?.begin(/\w+/.exec(text)?.[0]?.toUpperCase() ?? "SQL", {
        parent: scope.span,
        kind: "client",
        attributes: { "db.system.name": "postgresql", "db.query.text": told(text) },
      });
    return ({ ms, rows, error }) => {
      const counted = of(statements, scope?.name ?? "none", newCounted);
      counted[error ? "failed" : "ok"]++;
      counted.durations.note(ms / 1_000);
      slow.note(scope?.name, text, ms, rows);
      // What an error says may have values in it; its code has none.
      const { code } = (error ?? {}) as { code?: string };
      span?.end(
        { ...(rows !== null && { "db.response.returned_rows": rows }), ...(code && { code }) },
        !!error,
      );
    };
  };

  /** Says which statement a call sent again and again, when it sent too many. */
  function judge(procedure: string, budget: number, sent: string[]): void {
    const counted = of(calls, procedure, () => newCall(budget));
    counted.statements.note(sent.length);
    if (sent.length <= budget) return;
    counted.overBudget++;
    const times = new Map<string, number>();
    for (const text of sent) times.set(text, (times.get(text) ?? 0) + 1);
    const [text = "", most = 0] = [...times].sort(([, a], [, b]) => b - a)[0] ?? [];
    const call = { procedure, statements: sent.length, budget, text: told(text), times: most };
    overBudget.put({ at: new Date().toISOString(), ...call });
    log(call, "a call sent more statements than its budget");
  }

  const call: CallMonitor["call"] = async (procedure, budget, work) => {
    const span = traces?.begin(procedure, { parent: scopeHere()?.span });
    const scope: Scope = { name: procedure, span, sent: [] };
    const began = performance.now();
    let outcome: Outcome = "failed";
    try {
      const result = await inScope(scope, work);
      outcome = outcomeOf(result);
      return result;
    } finally {
      const counted = of(calls, procedure, () => newCall(budget));
      counted[outcome]++;
      counted.durations.note((performance.now() - began) / 1_000);
      judge(procedure, budget, scope.sent ?? []);
      // What it has left running is not its own any more.
      scope.sent = undefined;
      span?.end({ "agrar.outcome": outcome }, outcome === "failed");
    }
  };

  return {
    /** Whether traces are sent. */
    traced: traces !== undefined,
    statement,
    call,
    admitted() {
      const scope = scopeHere();
      if (scope?.sent) scope.sent = [];
    },
    /** Begins the span of a request, where traces are sent. It began so many milliseconds ago. */
    span(method: string, route: string, headers: Record<string, unknown>, ago: number): OpenSpan | undefined {
      return traces?.begin(`${method} ${route}`, {
        headers,
        startedAt: Date.now() - ago,
        kind: "server",
        attributes: { "http.request.method": method, "http.route": route },
      });
    },
    /** Answers a request: its statements are counted under its route, where no procedure sends them. */
    request<T>(route: string, span: OpenSpan | undefined, work: () => T): T {
      return inScope({ name: route, span, sent: undefined }, work);
    },
    /** A request was answered after so many milliseconds. */
    answered(route: string, status: number, ms: number): void {
      const counted = of(routes, route, newRoute);
      counted.statuses.set(status, (counted.statuses.get(status) ?? 0) + 1);
      counted.durations.note(ms / 1_000);
    },
    /** Measures a call of a function of the jobs, by how the SDK's handler answers it. */
    async job(name: string, work: () => Promise<Response>): Promise<Response> {
      const span = traces?.begin(name, { parent: scopeHere()?.span });
      const began = performance.now();
      let failed = true;
      try {
        const response = await inScope({ name, span, sent: undefined }, work);
        failed = response.status >= 400;
        return response;
      } finally {
        const counted = of(functions, name, newCounted);
        counted[failed ? "failed" : "ok"]++;
        counted.durations.note((performance.now() - began) / 1_000);
        span?.end({}, failed);
      }
    },
    /** Has something looked at besides. */
    watch(more: Watched): void {
      Object.assign(watched, more);
    },
    /** Begins to remember, minute by minute. */
    start(): void {
      exposition.start();
      samples.start();
    },
    async close(): Promise<void> {
      samples.stop();
      await traces?.close();
    },
    /** Everything in the text format of Prometheus. */
    metrics: () => exposition.text(),
    contentType: exposition.contentType,
    async figures(): Promise<InstanceFigures> {
      const { rss, heapUsed } = process.memoryUsage();
      return {
        name: instanceName,
        version: manifest.version,
        startedAt,
        now: new Date().toISOString(),
        memory: { totalBytes: rss, heapBytes: heapUsed },
        loop: samples.loop(),
        pool: (watched.db && poolFigures(watched.db)) ?? null,
        cache: watched.cache ? cacheFigures(watched.cache) : null,
        replica: watched.reads ? replicaFigures(watched.reads) : null,
        procedures: [...calls].flatMap(([name, counted]) => {
          const { ok, refused, failed, budget, overBudget } = counted;
          if (counted.durations.count === 0) return [];
          const ms = (share: number) => round(1_000 * quantileOf(durations, counted.durations.counts, share));
          return {
            name,
            calls: ok + refused + failed,
            refused,
            failed,
            p50Ms: ms(0.5),
            p95Ms: ms(0.95),
            statements: round(counted.statements.sum / counted.statements.count),
            mostStatements: counted.statements.most,
            budget,
            overBudget,
          };
        }),
        overBudget: [...overBudget.items].reverse(),
        slowAboveMs: slow.above,
        slow: [...slow.seen.items].reverse(),
        samples: samples.all(),
      };
    },
  };
}

function cacheFigures(cache: Cache): InstanceFigures["cache"] {
  const { bytes, mostBytes, entries, evicted, hears, redis, counters } = cache;
  const answers = [...counters.answers].map(([name, from]) => ({ name, ...from }));
  return { bytes, mostBytes, entries, evicted, hears, redis, faults: { ...counters.faults }, answers };
}

function replicaFigures(reads: Reads): InstanceFigures["replica"] {
  const { state, lag, answered, passed, failed } = reads.figures();
  return {
    state,
    lagBytes: lag?.bytes ?? null,
    lagSeconds: lag && round(lag.seconds),
    answered,
    passed: sum(passed),
    failed: sum(failed),
  };
}

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, n) => all + n, 0);

function totalsOf(
  routes: Counted["routes"],
  statements: Counted["statements"],
  { db, cache }: Watched,
): Totals {
  const totals: Totals = {
    ...{ requests: 0, failed: 0, statements: 0, kept: 0, made: 0, poolInUse: 0, poolWaiting: 0 },
    durations: new Float64Array(durations.length + 1),
  };
  for (const route of routes.values()) {
    totals.requests += route.durations.count;
    for (const [status, n] of route.statuses) if (status >= 500) totals.failed += n;
    for (const [place, n] of route.durations.counts.entries())
      totals.durations[place] = (totals.durations[place] as number) + n;
  }
  for (const { durations } of statements.values()) totals.statements += durations.count;
  for (const from of cache?.counters.answers.values() ?? []) {
    totals.kept += from.memory + from.redis + from.late;
    totals.made += from.database + from.bypass;
  }
  const pool = db && poolFigures(db);
  if (pool) {
    totals.poolInUse = pool.open - pool.idle;
    totals.poolWaiting = pool.waiting;
  }
  return totals;
}

function outcomeOf(result: { ok: boolean; error?: TRPCError }): Outcome {
  if (result.ok || !result.error) return "ok";
  return publicError(result.error).httpStatus >= 500 ? "failed" : "refused";
}

function of<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
  let found = map.get(name);
  if (!found) {
    found = make();
    map.set(name, found);
  }
  return found;
}

const round = (value: number) => Math.round(value * 100) / 100;
