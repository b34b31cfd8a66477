import { partsProcedure, personProcedure, router } from "../trpc.ts";
import { archiveTraining, cancelTraining } from "./close.ts";
import { publishTraining } from "./publish.ts";
import { listTrainings, trainingById } from "./queries.ts";
import { trainingByIdInput, trainingListInput, trainingRef } from "./schema.ts";

export const trainingRouter = router({
  list: partsProcedure.input(trainingListInput).query(({ ctx, input }) => listTrainings(ctx, input)),
  byId: partsProcedure.input(trainingByIdInput).query(({ ctx, input }) => trainingById(ctx, input)),
  publish: personProcedure.input(trainingRef).mutation(({ ctx, input }) => publishTraining(ctx, input)),
  archive: personProcedure.input(trainingRef).mutation(({ ctx, input }) => archiveTraining(ctx, input)),
  cancel: personProcedure.input(trainingRef).mutation(({ ctx, input }) => cancelTraining(ctx, input)),
});
