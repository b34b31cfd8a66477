import { publicProcedure, router } from "../trpc.ts";
import { listCategories } from "./queries.ts";
import { categoryListInput } from "./schema.ts";

export const categoryRouter = router({
  list: publicProcedure.input(categoryListInput).query(({ ctx, input }) => listCategories(ctx, input)),
});
