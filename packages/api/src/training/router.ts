import { partsProcedure, router } from "../trpc.ts";
import { listTrainings, trainingById } from "./queries.ts";
import { trainingByIdInput, trainingListInput } from "./schema.ts";

export const trainingRouter = router({
  list: partsProcedure.input(trainingListInput).query(({ ctx, input }) => listTrainings(ctx, input)),
  byId: partsProcedure.input(trainingByIdInput).query(({ ctx, input }) => trainingById(ctx, input)),
});
