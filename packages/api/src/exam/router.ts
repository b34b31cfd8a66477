import { partsProcedure, router } from "../trpc.ts";
import { examById, listExams } from "./queries.ts";
import { examByIdInput, examListInput } from "./schema.ts";

export const examRouter = router({
  list: partsProcedure.input(examListInput).query(({ ctx, input }) => listExams(ctx, input)),
  byId: partsProcedure.input(examByIdInput).query(({ ctx, input }) => examById(ctx, input)),
});
