import { z } from "zod";
import { timestamp } from "../list/schema.ts";

const count = z.number().int().nonnegative();
const amount = z.number().nonnegative();

/** Where the answers of a procedure or route that is kept came from. */
export const sources = z.strictObject({
  memory: count,
  redis: count,
  /** From a tier after its time, while a new one was made. */
  late: count,
  database: count,
  /** From the database since changes were not heard. */
  bypass: count,
});

/** How a procedure has done since the process started. Times are estimated from a histogram. */
export const procedureFigures = z.strictObject({
  name: z.string(),
  /** Calls that were computed, that is not answered by what is kept. */
  calls: count,
  refused: count,
  failed: count,
  p50Ms: amount,
  p95Ms: amount,
  /** Statements of a call in the mean, the most that one has sent, and how many it may send. */
  statements: amount,
  mostStatements: count,
  budget: count,
  overBudget: count,
});
export type ProcedureFigures = z.infer<typeof procedureFigures>;

/** A call that sent more statements than its budget. */
export const overBudgetCall = z.strictObject({
  at: timestamp,
  procedure: z.string(),
  statements: count,
  budget: count,
  /** The text that it sent most often, without values. */
  text: z.string(),
  times: count,
});
export type OverBudgetCall = z.infer<typeof overBudgetCall>;

/** A statement that took long, without its values. */
export const slowStatement = z.strictObject({
  at: timestamp,
  /** The procedure, route or function that sent it; null where none did. */
  by: z.string().nullable(),
  ms: amount,
  rows: count.nullable(),
  text: z.string(),
  /** How the database goes about it, where plans are asked for. */
  plan: z.string().nullable(),
});
export type SlowStatement = z.infer<typeof slowStatement>;

/** One minute of a process. */
export const sample = z.strictObject({
  /** When it ended. */
  at: timestamp,
  seconds: amount,
  requests: count,
  /** Answers of 5xx. */
  failed: count,
  p95Ms: amount,
  statements: count,
  /** The share of kept answers among those that may be kept, in percent; null where none was asked for. */
  keptPercent: amount.max(100).nullable(),
  loopP99Ms: amount,
  memoryBytes: count,
  poolInUse: count,
  poolWaiting: count,
});
export type Sample = z.infer<typeof sample>;

/** What one process of the API has seen since it started. */
export const instanceFigures = z.strictObject({
  /** Host and process: several may run, and each knows its own. */
  name: z.string(),
  version: z.string(),
  startedAt: timestamp,
  now: timestamp,
  memory: z.strictObject({ totalBytes: count, heapBytes: count }),
  /** By how much the event loop was late in this minute. */
  loop: z.strictObject({ p50Ms: amount, p99Ms: amount, mostMs: amount }),
  pool: z.strictObject({ open: count, idle: count, waiting: count, most: count }).nullable(),
  cache: z
    .strictObject({
      bytes: count,
      mostBytes: count,
      entries: count,
      /** Entries that others drove out. */
      evicted: count,
      /** Whether changes are heard; otherwise nothing is kept. */
      hears: z.boolean(),
      /** Null where there is no Redis. */
      redis: z.enum(["up", "down"]).nullable(),
      faults: z.record(z.string(), count),
      answers: z.array(sources.extend({ name: z.string() })),
    })
    .nullable(),
  /** The standby that answers reads; null where there is none. */
  replica: z
    .strictObject({
      /** `behind`: reads do not wait for it, since one has in vain. */
      state: z.enum(["up", "behind", "away"]),
      /** What it lacks, and for how long already; null before it first came. */
      lagBytes: count.nullable(),
      lagSeconds: amount.nullable(),
      /** Reads that it answered, that went to the database itself instead, and that did so after it had failed. */
      answered: count,
      passed: count,
      failed: count,
    })
    .nullable(),
  procedures: z.array(procedureFigures),
  overBudget: z.array(overBudgetCall),
  slowAboveMs: amount,
  slow: z.array(slowStatement),
  samples: z.array(sample),
});
export type InstanceFigures = z.infer<typeof instanceFigures>;

/** A statement by what PostgreSQL has counted of it, in all processes. Its text is without values. */
export const statementFigures = z.strictObject({
  id: z.string(),
  text: z.string(),
  calls: count,
  totalMs: amount,
  meanMs: amount,
  mostMs: amount,
  rows: count,
});
export type StatementFigures = z.infer<typeof statementFigures>;

/** What `pg_stat_statements` has counted; null where the database does not have it, or does not let the portal read it. */
export const databaseStatements = z
  .strictObject({ byTotal: z.array(statementFigures), byMean: z.array(statementFigures) })
  .nullable();
export type DatabaseStatements = z.infer<typeof databaseStatements>;
