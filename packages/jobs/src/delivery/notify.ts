import type { FactName } from "@agrar/api/fact";
import { factOf, type HandedOn } from "../event.ts";
import type { Tools } from "../tools.ts";
import { giveUp } from "./give-up.ts";
import { deliverMails } from "./mails.ts";
import { type Message, messageOf } from "./message.ts";
import { deliverNotices } from "./notices.ts";
import { planDeliveries } from "./plan.ts";

/** The event of a chunk of deliveries that is due. */
const chunkDue = "delivery/chunk-due";

type Chunk = { fact: HandedOn; kind: string; chunk: number };

/** The function that turns a fact into deliveries and has them made, chunk by chunk. */
export const notify = <Name extends FactName>({ inngest, db }: Tools, message: Message<Name>) =>
  inngest.createFunction(
    { id: `notify-${message.kind.replaceAll(".", "-")}`, triggers: [{ event: message.on }] },
    async ({ event, step }) => {
      const fact = factOf(event, message.on);
      const chunks = await step.run("plan", () => planDeliveries(db, fact, message));
      if (chunks === 0) return { chunks };
      await step.sendEvent(
        "fan-out",
        Array.from({ length: chunks }, (_, chunk) => ({
          id: `fact-${fact.id}/${message.kind}/${chunk}`,
          name: chunkDue,
          data: { fact, kind: message.kind, chunk } satisfies Chunk,
        })),
      );
      return { chunks };
    },
  );

/** The function that makes the deliveries of a chunk: notices first, which need nobody else, then mails. */
export const deliverChunk = (tools: Tools, messages: Message[]) =>
  tools.inngest.createFunction(
    {
      id: "deliver-chunk",
      triggers: [{ event: chunkDue }],
      // Providers count calls; more at a time would only wait for each other.
      concurrency: 2,
      onFailure: async ({ event, error, step }) => {
        const { fact, kind, chunk } = event.data.event.data as Chunk;
        const which = { factId: fact.id, kind, chunk, isDaily: false };
        await step.run("give up", () => giveUp(tools.db, which, error.message));
      },
    },
    async ({ event, step }) => {
      const { fact, kind, chunk } = event.data as Chunk;
      const message = messageOf(messages, kind);
      const notices = await step.run("notices", () => deliverNotices(tools, message, fact, chunk));
      const mails = await step.run("mails", () => deliverMails(tools, message, fact, chunk));
      return { notices, mails };
    },
  );
