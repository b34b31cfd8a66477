import { adminPersonProcedure, router } from "../trpc.ts";
import { listMail } from "./queries.ts";
import { mailListInput } from "./schema.ts";

export const mailRouter = router({
  list: adminPersonProcedure.input(mailListInput).query(({ ctx, input }) => listMail(ctx, input)),
});
