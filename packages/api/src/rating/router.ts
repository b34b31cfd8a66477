import { adminPersonProcedure, personProcedure, readProcedure, router } from "../trpc.ts";
import { hideComment, showComment } from "./moderate.ts";
import { listRatings, ownRating } from "./queries.ts";
import { removeRating, saveRating } from "./save.ts";
import { concealment, ratedTraining, ratingDraft, ratingListInput, ratingRef } from "./schema.ts";

export const ratingRouter = router({
  list: readProcedure.input(ratingListInput).query(({ ctx, input }) => listRatings(ctx, input)),
  own: personProcedure.input(ratedTraining).query(({ ctx, input }) => ownRating(ctx, input)),
  save: personProcedure.input(ratingDraft).mutation(({ ctx, input }) => saveRating(ctx, input)),
  remove: personProcedure.input(ratingRef).mutation(({ ctx, input }) => removeRating(ctx, input)),
  hide: adminPersonProcedure.input(concealment).mutation(({ ctx, input }) => hideComment(ctx, input)),
  show: adminPersonProcedure.input(ratingRef).mutation(({ ctx, input }) => showComment(ctx, input)),
});
