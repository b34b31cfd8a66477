import { personProcedure, router } from "../trpc.ts";
import { createLesson } from "./create.ts";
import { deleteLesson } from "./delete.ts";
import { editLesson } from "./edit.ts";
import { lessonDraftById } from "./queries.ts";
import { lessonCreation, lessonEdit, lessonRef, lessonSeen } from "./schema.ts";

export const lessonRouter = router({
  draft: personProcedure.input(lessonRef).query(({ ctx, input }) => lessonDraftById(ctx, input)),
  create: personProcedure.input(lessonCreation).mutation(({ ctx, input }) => createLesson(ctx, input)),
  edit: personProcedure.input(lessonEdit).mutation(({ ctx, input }) => editLesson(ctx, input)),
  delete: personProcedure.input(lessonSeen).mutation(({ ctx, input }) => deleteLesson(ctx, input)),
});
