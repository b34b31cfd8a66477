import { adminProcedure, router } from "../trpc.ts";
import { listAudit, verifyAudit } from "./queries.ts";
import { auditListInput } from "./schema.ts";

const read = adminProcedure.meta({ scope: "audit:read" });

export const auditRouter = router({
  list: read.input(auditListInput).query(({ ctx, input }) => listAudit(ctx, input)),
  verify: read.query(({ ctx }) => verifyAudit(ctx)),
});
