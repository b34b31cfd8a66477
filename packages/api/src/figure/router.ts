import { adminPersonProcedure, router } from "../trpc.ts";
import { figuresOf } from "./queries.ts";
import { figureInput } from "./schema.ts";

export const figureRouter = router({
  overview: adminPersonProcedure.input(figureInput).query(({ ctx, input }) => figuresOf(ctx, input)),
});
