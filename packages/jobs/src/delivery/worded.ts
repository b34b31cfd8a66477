import type { Db } from "@agrar/db";
import type { Open } from "./open.ts";

/** A delivery with what its reader is told. */
export type Worded<Words> = Open & { words: Words };

/**
 * Finds the words for each reader. Where that goes wrong for one, it is noted at their delivery, and the others go on.
 */
export async function worded<Words>(
  db: Db,
  open: Open[],
  wordsFor: (reader: Open["reader"]) => Words | Promise<Words>,
): Promise<{ ready: Worded<Words>[]; failure?: Error }> {
  const ready: Worded<Words>[] = [];
  let failure: Error | undefined;
  for (const delivery of open) {
    try {
      ready.push({ ...delivery, words: await wordsFor(delivery.reader) });
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      failure = new Error(`The words for person ${delivery.reader.id} cannot be found: ${reason}`, { cause });
      await db.delivery.update({
        where: { id: delivery.id },
        data: { state: "FAILED", tries: { increment: 1 }, lastError: failure.message },
      });
    }
  }
  return { ready, ...(failure && { failure }) };
}
