import type { HandedOn } from "../event.ts";
import type { Tools } from "../tools.ts";
import type { Message } from "./message.ts";
import { inChunk, openDeliveries, skip } from "./open.ts";
import { worded } from "./worded.ts";

/**
 * Puts the notices of a chunk into the portal, and notes it in the same transaction. Resolves with their number.
 *
 * @throws Error when the words for somebody could not be found; the others have theirs.
 */
export async function deliverNotices(
  { db, siteUrl }: Pick<Tools, "db" | "siteUrl">,
  message: Message,
  fact: HandedOn,
  chunk: number,
): Promise<number> {
  const open = await openDeliveries(db, inChunk({ factId: fact.id, kind: message.kind, chunk }, "NOTICE"));
  if (open.length === 0) return 0;
  const wordsFor = await message.compose({ db, siteUrl }, fact);
  if (!wordsFor) {
    await skip(db, open);
    return 0;
  }
  const { ready, failure } = await worded(db, open, wordsFor);
  await db.$transaction([
    db.notice.createMany({
      data: ready.map(({ reader, words }) => ({
        userId: reader.id,
        factId: fact.id,
        kind: message.kind,
        ...words.notice,
      })),
      skipDuplicates: true,
    }),
    db.delivery.updateMany({
      where: { id: { in: ready.map(({ id }) => id) } },
      data: { state: "DELIVERED", tries: { increment: 1 }, sentAt: new Date(), lastError: null },
    }),
  ]);
  if (failure) throw failure;
  return ready.length;
}
