import { personProcedure, router } from "../trpc.ts";
import { listMessages, messageReach } from "./queries.ts";
import { messageDraft, messageListInput, messageReachInput } from "./schema.ts";
import { sendMessage } from "./send.ts";

export const messageRouter = router({
  list: personProcedure.input(messageListInput).query(({ ctx, input }) => listMessages(ctx, input)),
  reach: personProcedure.input(messageReachInput).query(({ ctx, input }) => messageReach(ctx, input)),
  send: personProcedure.input(messageDraft).mutation(({ ctx, input }) => sendMessage(ctx, input)),
});
