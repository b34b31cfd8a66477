import { personProcedure, router } from "../trpc.ts";
import { addTime } from "./beat.ts";
import { completeLesson } from "./complete.ts";
import { keepNote } from "./note.ts";
import { openLesson } from "./open.ts";
import { lessonOf, trainingOutline } from "./queries.ts";
import { beat, lessonInput, lessonRef, note, outlineInput } from "./schema.ts";

export const progressRouter = router({
  outline: personProcedure.input(outlineInput).query(({ ctx, input }) => trainingOutline(ctx, input)),
  lesson: personProcedure.input(lessonInput).query(({ ctx, input }) => lessonOf(ctx, input)),
  open: personProcedure.input(lessonRef).mutation(({ ctx, input }) => openLesson(ctx, input)),
  beat: personProcedure.input(beat).mutation(({ ctx, input }) => addTime(ctx, input)),
  complete: personProcedure.input(lessonRef).mutation(({ ctx, input }) => completeLesson(ctx, input)),
  note: personProcedure.input(note).mutation(({ ctx, input }) => keepNote(ctx, input)),
});
