import { publicProcedure, router } from "../trpc.ts";
import { listTrainers } from "./queries.ts";
import { trainerListInput } from "./schema.ts";

export const trainerRouter = router({
  list: publicProcedure.input(trainerListInput).query(({ ctx, input }) => listTrainers(ctx, input)),
});
