import type { HandedOn } from "../event.ts";
import type { Post } from "../mail/transport.ts";
import type { Tools } from "../tools.ts";
import { familyOf } from "./family.ts";
import { handOver } from "./hand-over.ts";
import type { Message } from "./message.ts";
import { inChunk, openDeliveries, skip } from "./open.ts";
import { postFor } from "./post.ts";
import { worded } from "./worded.ts";

/**
 * Mails a chunk. Resolves with the number of letters handed over.
 *
 * @throws Error when the provider could not take some, or words could not be found; the rest is done.
 */
export async function deliverMails(
  tools: Pick<Tools, "db" | "siteUrl" | "secret" | "transport">,
  message: Message,
  fact: HandedOn,
  chunk: number,
): Promise<number> {
  const { db, siteUrl } = tools;
  const { kind } = message;
  const open = await openDeliveries(db, inChunk({ factId: fact.id, kind, chunk }, "MAIL"));
  if (open.length === 0) return 0;
  const wordsFor = await message.compose({ db, siteUrl }, fact);
  if (!wordsFor) {
    await skip(
      db,
      open.filter(({ batchKey }) => batchKey === null),
    );
    return 0;
  }
  const families = [familyOf(message)].filter((family) => family !== null);
  const { ready, failure } = await worded<Post>(db, open, (reader) =>
    postFor(tools, reader, { kind, families, mail: wordsFor(reader).mail }),
  );
  const sent = await handOver(
    tools,
    ready.map(({ id, batchKey, words }) => ({ ids: [id], batchKey, post: words })),
  );
  if (failure) throw failure;
  return sent;
}
