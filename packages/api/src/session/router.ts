import { personProcedure, router } from "../trpc.ts";
import { endAllSessions, endSession } from "./end.ts";
import { ownSessions } from "./queries.ts";
import { sessionRef } from "./schema.ts";

export const sessionRouter = router({
  own: personProcedure.query(({ ctx }) => ownSessions(ctx)),
  end: personProcedure.input(sessionRef).mutation(({ ctx, input }) => endSession(ctx, input)),
  endAll: personProcedure.mutation(({ ctx }) => endAllSessions(ctx)),
});
