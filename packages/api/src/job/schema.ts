import { z } from "zod";
import { pageOf, timestamp } from "../list/schema.ts";

const count = z.number().int().min(0);

/** How much was done within the last minute, the last hour and the last day. */
const done = z.strictObject({ minute: count, hour: count, day: count });

/** How the jobs are doing, for the page that looks after them. Ages are in seconds. */
export const jobOverview = z.strictObject({
  facts: z.strictObject({
    /** Not handed on yet, and for how long the oldest has been waiting. */
    waiting: count,
    oldestAge: count,
    /** Those of them that were refused at least once. */
    refused: count,
    /** Handed on in the last day, though no function knows them. */
    unknown: count,
    done,
  }),
  runs: z.strictObject({ running: count, waiting: count, failed: count, done }),
  deliveries: z.strictObject({ waiting: count, failed: count, done }),
  /** Since when facts are late, and since when letters do not leave; null while all is well. */
  alarms: z.strictObject({ facts: timestamp.nullable(), letters: timestamp.nullable() }),
  /** The functions that can be run by hand; none where a server of Inngest runs them, which has pages of its own. */
  functions: z.array(z.string()),
});
export type JobOverview = z.infer<typeof jobOverview>;

/** How old the oldest fact may be, in seconds. */
export const longestWait = 300;

export const failedInput = z
  .strictObject({
    /** From 1. */
    page: z.number().int().min(1).max(100_000).default(1),
    pageSize: z.number().int().min(1).max(100).default(15),
  })
  .prefault({});
export type FailedInput = z.infer<typeof failedInput>;

/** The id of a run, as the database gives them out. */
const runId = z.guid();

export const runRef = z.strictObject({ id: runId });

/** A function of the clock, which is to be run now. */
export const runOrder = z.strictObject({ function: z.string().trim().min(1).max(100) });

/** A run that failed for good: what it was given, and why. Nothing in it opens anything. */
export const failedJob = z.strictObject({
  id: runId,
  functionId: z.string(),
  event: z.strictObject({ name: z.string(), data: z.unknown() }),
  error: z.strictObject({ name: z.string(), message: z.string() }),
  /** How often something went wrong in it. */
  failures: count,
  endedAt: timestamp,
});

export const failedPage = pageOf(failedJob);
