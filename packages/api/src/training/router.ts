import { publicProcedure, router } from "../trpc.ts";
import { listTrainings, trainingById } from "./queries.ts";
import { trainingByIdInput, trainingListInput } from "./schema.ts";

export const trainingRouter = router({
  list: publicProcedure.input(trainingListInput).query(({ ctx, input }) => listTrainings(ctx, input)),
  byId: publicProcedure.input(trainingByIdInput).query(({ ctx, input }) => trainingById(ctx, input)),
});
