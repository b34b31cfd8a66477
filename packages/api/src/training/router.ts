import { partsProcedure, personProcedure, router } from "../trpc.ts";
import { archiveTraining, cancelTraining } from "./close.ts";
import { publishTraining } from "./publish.ts";
import { listTrainings, trainingById } from "./queries.ts";
import { recommendedTrainings } from "./recommended.ts";
import { recommendedInput, todayInput, trainingByIdInput, trainingListInput, trainingRef } from "./schema.ts";

import { sessionsToday } from "./today.ts";

export const trainingRouter = router({
  list: partsProcedure.input(trainingListInput).query(({ ctx, input }) => listTrainings(ctx, input)),
  byId: partsProcedure.input(trainingByIdInput).query(({ ctx, input }) => trainingById(ctx, input)),
  recommended: personProcedure
    .input(recommendedInput)
    .query(({ ctx, input }) => recommendedTrainings(ctx, input)),
  today: personProcedure.input(todayInput).query(({ ctx, input }) => sessionsToday(ctx, input)),
  publish: personProcedure.input(trainingRef).mutation(({ ctx, input }) => publishTraining(ctx, input)),
  archive: personProcedure.input(trainingRef).mutation(({ ctx, input }) => archiveTraining(ctx, input)),
  cancel: personProcedure.input(trainingRef).mutation(({ ctx, input }) => cancelTraining(ctx, input)),
});
