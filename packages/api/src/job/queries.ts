import { failedRuns, jobFigures } from "../job.ts";
import type { Page } from "../list/schema.ts";
import type { AdminContext } from "../trpc.ts";
import { type FailedInput, type JobOverview, longestWait } from "./schema.ts";

/** How the jobs are doing, and what can be run by hand. */
export async function jobOverview({ db, now, settings }: AdminContext): Promise<JobOverview> {
  const { facts, runs, deliveries, alarms } = await jobFigures(db);
  const { WAITING = 0, SENDING = 0, FAILED = 0 } = deliveries.byState;
  // Facts wait also when nothing works, so that nobody raises the alarm.
  const late = facts.oldestAge > longestWait ? now.getTime() - (facts.oldestAge - longestWait) * 1000 : null;
  const { waiting, oldestAge, refused, unknown, done } = facts;
  return {
    facts: { waiting, oldestAge, refused, unknown, done },
    runs: { running: runs.running, waiting: runs.waiting, failed: runs.failed, done: runs.done },
    deliveries: { waiting: WAITING + SENDING, failed: FAILED, done: deliveries.done },
    alarms: {
      facts: alarms.facts ?? (late === null ? null : new Date(late).toISOString()),
      letters: alarms.letters,
    },
    functions: settings?.jobs?.functions ?? [],
  };
}

/** A page of the runs that failed for good, the last first. */
export async function listFailed(
  { db }: AdminContext,
  { page, pageSize }: FailedInput,
): Promise<Page<Awaited<ReturnType<typeof failedRuns>>["items"][number]>> {
  const { items, total } = await failedRuns(db, { most: pageSize, after: (page - 1) * pageSize });
  return { items, total, page, pageSize, nextCursor: null };
}
