import { categoryRouter } from "./category/router.ts";
import { examRouter } from "./exam/router.ts";
import { trainerRouter } from "./trainer/router.ts";
import { trainingRouter } from "./training/router.ts";
import { createCallerFactory, router } from "./trpc.ts";

/** Everything that the portal can be asked. */
export const appRouter = router({
  category: categoryRouter,
  exam: examRouter,
  trainer: trainerRouter,
  training: trainingRouter,
});

/** Calls procedures without HTTP: for tests, jobs and measurements. */
export const createCaller = createCallerFactory(appRouter);

export type { Context, Viewer } from "./context.ts";
export { AppError, explain, type Problem, type PublicError, publicError } from "./error.ts";
