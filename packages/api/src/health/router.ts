import { adminPersonProcedure, router } from "../trpc.ts";
import { healthFigures } from "./queries.ts";

export const healthRouter = router({
  // That of the jobs, and two about PostgreSQL's own count of statements.
  figures: adminPersonProcedure.meta({ statements: 3 }).query(({ ctx }) => healthFigures(ctx)),
});
