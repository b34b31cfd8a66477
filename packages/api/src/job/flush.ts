import { record } from "../audit.ts";
import { flushRuns } from "../job.ts";
import type { PersonContext } from "../trpc.ts";

/** Forgets all failed runs: they can no longer be retried. Returns how many they were. */
export async function flushJobs(ctx: PersonContext): Promise<{ count: number }> {
  return ctx.db.$transaction(async (tx) => {
    const count = await flushRuns(tx);
    await record(tx, ctx, { action: "job.flush", entity: "job", after: { count } });
    return { count };
  });
}
