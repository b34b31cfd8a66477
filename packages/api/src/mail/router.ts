import { adminPersonProcedure, router } from "../trpc.ts";
import { listMail } from "./queries.ts";
import { listSamples, sampleLetter } from "./samples.ts";
import { mailListInput, sampleInput, sampleListInput } from "./schema.ts";

export const mailRouter = router({
  list: adminPersonProcedure.input(mailListInput).query(({ ctx, input }) => listMail(ctx, input)),
  samples: adminPersonProcedure.input(sampleListInput).query(({ ctx, input }) => listSamples(ctx, input)),
  sample: adminPersonProcedure.input(sampleInput).query(({ ctx, input }) => sampleLetter(ctx, input)),
});
