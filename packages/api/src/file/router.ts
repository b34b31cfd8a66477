import { personProcedure, router } from "../trpc.ts";
import { describeFile } from "./describe.ts";
import { listFiles, uploadedFile } from "./queries.ts";
import { removeFile } from "./remove.ts";
import { fileDescription, fileListInput, fileRef, uploadRef } from "./schema.ts";

export const fileRouter = router({
  list: personProcedure.input(fileListInput).query(({ ctx, input }) => listFiles(ctx, input)),
  uploaded: personProcedure.input(uploadRef).query(({ ctx, input }) => uploadedFile(ctx, input)),
  describe: personProcedure.input(fileDescription).mutation(({ ctx, input }) => describeFile(ctx, input)),
  remove: personProcedure.input(fileRef).mutation(({ ctx, input }) => removeFile(ctx, input)),
});
