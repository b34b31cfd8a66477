import { readProcedure, router } from "../trpc.ts";
import { searchOverview, searchTrainings } from "./queries.ts";
import { searchOverviewInput, searchTrainingsInput } from "./schema.ts";

export const searchRouter = router({
  overview: readProcedure.input(searchOverviewInput).query(({ ctx, input }) => searchOverview(ctx, input)),
  trainings: readProcedure.input(searchTrainingsInput).query(({ ctx, input }) => searchTrainings(ctx, input)),
});
