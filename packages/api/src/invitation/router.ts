import { adminPersonProcedure, publicProcedure, router } from "../trpc.ts";
import { acceptInvitation } from "./accept.ts";
import { invite } from "./create.ts";
import { invitationByToken, listInvitations } from "./queries.ts";
import { revokeInvitation } from "./revoke.ts";
import {
  acceptance,
  invitationDraft,
  invitationListInput,
  invitationRef,
  invitationToken,
} from "./schema.ts";

export const invitationRouter = router({
  list: adminPersonProcedure
    .input(invitationListInput)
    .query(({ ctx, input }) => listInvitations(ctx, input)),
  create: adminPersonProcedure.input(invitationDraft).mutation(({ ctx, input }) => invite(ctx, input)),
  revoke: adminPersonProcedure
    .input(invitationRef)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  // By POST: what opens an account must not stand in an address.
  byToken: publicProcedure.input(invitationToken).mutation(({ ctx, input }) => invitationByToken(ctx, input)),
  accept: publicProcedure.input(acceptance).mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
