import { adminPersonProcedure, readProcedure, router } from "../trpc.ts";
import { arrangeCategories, createCategory, removeCategory, updateCategory } from "./change.ts";
import { listCategories } from "./queries.ts";
import { categoryChange, categoryDraft, categoryListInput, categoryOrder, categoryRef } from "./schema.ts";

export const categoryRouter = router({
  list: readProcedure.input(categoryListInput).query(({ ctx, input }) => listCategories(ctx, input)),
  create: adminPersonProcedure.input(categoryDraft).mutation(({ ctx, input }) => createCategory(ctx, input)),
  update: adminPersonProcedure.input(categoryChange).mutation(({ ctx, input }) => updateCategory(ctx, input)),
  arrange: adminPersonProcedure
    .input(categoryOrder)
    .mutation(({ ctx, input }) => arrangeCategories(ctx, input)),
  remove: adminPersonProcedure.input(categoryRef).mutation(({ ctx, input }) => removeCategory(ctx, input)),
});
