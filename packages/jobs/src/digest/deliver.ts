import { giveUp } from "../delivery/give-up.ts";
import type { Message } from "../delivery/message.ts";
import { factOf } from "../event.ts";
import type { Tools } from "../tools.ts";
import { deliverDigests } from "./mails.ts";

/** The function that mails a chunk of digests. */
export const deliverDigest = (tools: Tools, messages: Message[]) =>
  tools.inngest.createFunction(
    {
      id: "deliver-digest",
      triggers: [{ event: "digest/due" }],
      concurrency: 2,
      onFailure: async ({ event, error, step }) => {
        const { chunk } = factOf(event.data.event, "digest/due").data;
        await step.run("give up", () => giveUp(tools.db, { digest: { chunk } }, error.message));
      },
    },
    async ({ event, step }) => {
      const { chunk } = factOf(event, "digest/due").data;
      return { mails: await step.run("mails", () => deliverDigests(tools, messages, chunk)) };
    },
  );
