import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { retryRuns } from "../job.ts";
import type { PersonContext } from "../trpc.ts";

/**
 * Has a failed run go on from its last finished step. Whoever runs the functions takes it up within a second.
 *
 * @throws AppError `job.notFound` when no run of this id has failed.
 */
export async function retryJob(ctx: PersonContext, { id }: { id: string }): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    if ((await retryRuns(tx, { id })) === 0) throw new AppError("NOT_FOUND", "job.notFound", { field: "id" });
    await record(tx, ctx, { action: "job.retry", entity: "job", entityId: id });
  });
}

/** Has all failed runs go on from their last finished step. Returns how many they are. */
export async function retryAllJobs(ctx: PersonContext): Promise<{ count: number }> {
  return ctx.db.$transaction(async (tx) => {
    const count = await retryRuns(tx, "all");
    await record(tx, ctx, { action: "job.retryAll", entity: "job", after: { count } });
    return { count };
  });
}
