import { factById, factOf } from "../event.ts";
import type { Tools } from "../tools.ts";
import { giveUp } from "./give-up.ts";
import { deliverMails } from "./mails.ts";
import { type Message, messageOf } from "./message.ts";

/** The function that mails a chunk of letters that were held back. */
export const deliverReleased = (tools: Tools, messages: Message[]) =>
  tools.inngest.createFunction(
    {
      id: "deliver-released",
      triggers: [{ event: "delivery/released" }],
      concurrency: 2,
      onFailure: async ({ event, error, step }) => {
        const { factId, chunk } = factOf(event.data.event, "delivery/released").data;
        await step.run("give up", () => giveUp(tools.db, { factId, chunk, isDaily: false }, error.message));
      },
    },
    async ({ event, step }) => {
      const { factId, chunk } = factOf(event, "delivery/released").data;
      const mails = await step.run("mails", async () => {
        const fact = await factById(tools.db, factId);
        // Each chunk that was released is of one kind.
        const one = await tools.db.delivery.findFirst({
          where: { factId, chunk, channel: "MAIL" },
          select: { kind: true },
        });
        // Whoever it was for is forgotten by now.
        return fact && one ? deliverMails(tools, messageOf(messages, one.kind), fact, chunk) : 0;
      });
      return { mails };
    },
  );
