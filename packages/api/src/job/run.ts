import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { requestRun } from "../job.ts";
import type { PersonContext } from "../trpc.ts";

/**
 * Has a function of the clock run once, as if its time had come. Whoever runs the functions takes it up within a second.
 *
 * @throws AppError `job.functionUnknown` when there is none of this name, or a server of Inngest runs the functions.
 */
export async function runJob(ctx: PersonContext, { function: name }: { function: string }): Promise<void> {
  if (!ctx.settings?.jobs?.functions.includes(name))
    throw new AppError("BAD_REQUEST", "job.functionUnknown", { field: "function" });
  await ctx.db.$transaction(async (tx) => {
    await requestRun(tx, name, ctx.now);
    await record(tx, ctx, { action: "job.run", entity: "job", after: { function: name } });
  });
}
