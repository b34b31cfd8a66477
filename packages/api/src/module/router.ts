import { personProcedure, router } from "../trpc.ts";
import { createModule, deleteModule, editModule } from "./change.ts";
import { moduleCreation, moduleEdit, moduleSeen } from "./schema.ts";

export const moduleRouter = router({
  create: personProcedure.input(moduleCreation).mutation(({ ctx, input }) => createModule(ctx, input)),
  edit: personProcedure.input(moduleEdit).mutation(({ ctx, input }) => editModule(ctx, input)),
  delete: personProcedure.input(moduleSeen).mutation(({ ctx, input }) => deleteModule(ctx, input)),
});
