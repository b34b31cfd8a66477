import { trainingCreation, trainingEdit, trainingOrder, trainingRestoration } from "../authoring/schema.ts";
import { partsProcedure, personProcedure, router } from "../trpc.ts";
import { arrangeTraining } from "./arrange.ts";
import { cloneTraining } from "./clone.ts";
import { archiveTraining, cancelTraining } from "./close.ts";
import { createTraining } from "./create.ts";
import { deleteTraining } from "./delete.ts";
import { editTraining } from "./edit.ts";
import { publishTraining } from "./publish.ts";
import { listTrainings, trainingById, trainingDraftById, trainingRevisions } from "./queries.ts";
import { recommendedTrainings } from "./recommended.ts";
import { restoreTraining } from "./restore.ts";
import { recommendedInput, todayInput, trainingByIdInput, trainingListInput, trainingRef } from "./schema.ts";
import { sessionsToday } from "./today.ts";

export const trainingRouter = router({
  list: partsProcedure.input(trainingListInput).query(({ ctx, input }) => listTrainings(ctx, input)),
  byId: partsProcedure.input(trainingByIdInput).query(({ ctx, input }) => trainingById(ctx, input)),
  draft: personProcedure.input(trainingRef).query(({ ctx, input }) => trainingDraftById(ctx, input)),
  revisions: personProcedure.input(trainingRef).query(({ ctx, input }) => trainingRevisions(ctx, input)),
  create: personProcedure.input(trainingCreation).mutation(({ ctx, input }) => createTraining(ctx, input)),
  clone: personProcedure.input(trainingRef).mutation(({ ctx, input }) => cloneTraining(ctx, input)),
  edit: personProcedure.input(trainingEdit).mutation(({ ctx, input }) => editTraining(ctx, input)),
  arrange: personProcedure.input(trainingOrder).mutation(({ ctx, input }) => arrangeTraining(ctx, input)),
  restore: personProcedure
    .input(trainingRestoration)
    .mutation(({ ctx, input }) => restoreTraining(ctx, input)),
  delete: personProcedure.input(trainingRef).mutation(({ ctx, input }) => deleteTraining(ctx, input)),
  recommended: personProcedure
    .input(recommendedInput)
    .query(({ ctx, input }) => recommendedTrainings(ctx, input)),
  today: personProcedure.input(todayInput).query(({ ctx, input }) => sessionsToday(ctx, input)),
  publish: personProcedure.input(trainingRef).mutation(({ ctx, input }) => publishTraining(ctx, input)),
  archive: personProcedure.input(trainingRef).mutation(({ ctx, input }) => archiveTraining(ctx, input)),
  cancel: personProcedure.input(trainingRef).mutation(({ ctx, input }) => cancelTraining(ctx, input)),
});
