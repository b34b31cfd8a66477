import { NonRetriableError } from "inngest";
import { factOf } from "../event.ts";
import type { Tools } from "../tools.ts";
import { htmlOf } from "./layout.ts";
import { sendPatiently } from "./patience.ts";

/** A letter that is older than this, in milliseconds, says nothing any more: its code has long expired. */
const shelfLife = 3_600_000;

/**
 * Hands over the letter that was posted, where letters leave the portal; else it stays in the mailbox. Its code or link is then
 * nowhere in the portal: what was handed over is removed, and what the function remembers has no words in it.
 */
export const mailPosted = ({ inngest, db, transport, siteUrl }: Tools) =>
  inngest.createFunction(
    { id: "mail-posted", triggers: [{ event: "mail/posted" }] },
    async ({ event, step }) =>
      step.run("hand over", async () => {
        if (transport.name === "mailbox") return "kept";
        const { mailId: id } = factOf(event, "mail/posted").data;
        const mail = await db.mail.findUnique({
          where: { id },
          select: { recipient: true, kind: true, language: true, subject: true, text: true, createdAt: true },
        });
        if (!mail) return "gone";
        const { recipient: to, createdAt, ...words } = mail;
        const isStale = Date.now() - createdAt.getTime() > shelfLife;
        const isBarred = await db.mailSuppression.count({ where: { address: to } });
        const [outcome] =
          isStale || isBarred
            ? []
            : await sendPatiently(transport, `mail-${id}`, [
                { to, ...words, html: await htmlOf({ ...words, siteUrl }) },
              ]);
        await db.mail.deleteMany({ where: { id } });
        if (outcome && "refused" in outcome) throw new NonRetriableError("The provider refused the letter.");
        return outcome ? "handed over" : "dropped";
      }),
  );
