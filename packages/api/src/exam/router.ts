import { publicProcedure, router } from "../trpc.ts";
import { examById, listExams } from "./queries.ts";
import { examByIdInput, examListInput } from "./schema.ts";

export const examRouter = router({
  list: publicProcedure.input(examListInput).query(({ ctx, input }) => listExams(ctx, input)),
  byId: publicProcedure.input(examByIdInput).query(({ ctx, input }) => examById(ctx, input)),
});
