import { adminPersonProcedure, router } from "../trpc.ts";
import { flushJobs } from "./flush.ts";
import { jobOverview, listFailed } from "./queries.ts";
import { retryAllJobs, retryJob } from "./retry.ts";
import { runJob } from "./run.ts";
import { failedInput, runOrder, runRef } from "./schema.ts";

export const jobRouter = router({
  figures: adminPersonProcedure.query(({ ctx }) => jobOverview(ctx)),
  failed: adminPersonProcedure.input(failedInput).query(({ ctx, input }) => listFailed(ctx, input)),
  retry: adminPersonProcedure.input(runRef).mutation(({ ctx, input }) => retryJob(ctx, input)),
  retryAll: adminPersonProcedure.mutation(({ ctx }) => retryAllJobs(ctx)),
  flush: adminPersonProcedure.mutation(({ ctx }) => flushJobs(ctx)),
  run: adminPersonProcedure.input(runOrder).mutation(({ ctx, input }) => runJob(ctx, input)),
});
