import { readProcedure, router } from "../trpc.ts";
import { listTrainers } from "./queries.ts";
import { trainerListInput } from "./schema.ts";

export const trainerRouter = router({
  list: readProcedure.input(trainerListInput).query(({ ctx, input }) => listTrainers(ctx, input)),
});
