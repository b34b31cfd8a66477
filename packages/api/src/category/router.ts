import { readProcedure, router } from "../trpc.ts";
import { listCategories } from "./queries.ts";
import { categoryListInput } from "./schema.ts";

export const categoryRouter = router({
  list: readProcedure.input(categoryListInput).query(({ ctx, input }) => listCategories(ctx, input)),
});
