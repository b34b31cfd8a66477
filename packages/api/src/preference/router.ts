import { personProcedure, publicProcedure, router } from "../trpc.ts";
import { leave, leavingBy } from "./leave.ts";
import { ownPreferences } from "./queries.ts";
import { savePreferences, setInterest } from "./save.ts";
import { interest, leaving, preferences } from "./schema.ts";

export const preferenceRouter = router({
  own: personProcedure.query(({ ctx }) => ownPreferences(ctx)),
  save: personProcedure.input(preferences).mutation(({ ctx, input }) => savePreferences(ctx, input)),
  setInterest: personProcedure.input(interest).mutation(({ ctx, input }) => setInterest(ctx, input)),
  // By POST: whose letters a link turns off must not stand in an address.
  byLink: publicProcedure.input(leaving).mutation(({ ctx, input }) => leavingBy(ctx, input)),
  leave: publicProcedure.input(leaving).mutation(({ ctx, input }) => leave(ctx, input)),
});
