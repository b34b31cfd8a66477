import type { Family } from "@agrar/api/preference/schema";
import { Prisma } from "@agrar/db";
import { handOver, type Letter } from "../delivery/hand-over.ts";
import { type Message, messageOf, type Reader, type Words } from "../delivery/message.ts";
import { type Open, openDeliveries, skip } from "../delivery/open.ts";
import { postFor } from "../delivery/post.ts";
import { factById } from "../event.ts";
import { digestKind } from "../mail/layout.ts";
import type { Tools } from "../tools.ts";
import { digestOf } from "./words.ts";

/** A delivery that a digest collects. */
type Item = Open & { digestId: number; factId: number; kind: string; family: Family | null };

/** What is told to a reader about a fact, or null when there is nothing to tell any more. */
type WordsFor = Awaited<ReturnType<Message["compose"]>>;

/**
 * Mails a chunk of digests: one letter for each reader with all that has waited for them. What is not to be told any more is left
 * out, and a digest of nothing else is not sent. Resolves with the number of letters handed over.
 *
 * @throws Error when the provider could not take some, or words could not be found for somebody; the rest is done.
 */
export async function deliverDigests(
  tools: Pick<Tools, "db" | "siteUrl" | "secret" | "transport">,
  messages: Message[],
  chunk: number,
): Promise<number> {
  const { db, siteUrl } = tools;
  const items = await openDeliveries<Omit<Item, keyof Open>>(
    db,
    Prisma.sql`d.digest_id in (select id from digests where chunk = ${chunk})`,
    Prisma.sql`d.digest_id as "digestId", d.fact_id as "factId", d.kind, d.family,`,
  );
  const wordsOf = composer(db, siteUrl, messages);
  const letters: Letter[] = [];
  let failure: Error | undefined;
  for (const parts of Map.groupBy(items, ({ digestId }) => digestId).values()) {
    try {
      const letter = await collect(parts);
      if (letter) letters.push(letter);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      failure = new Error(`The digest for person ${parts[0]?.reader.id} cannot be made: ${reason}`, {
        cause,
      });
      await db.delivery.updateMany({
        where: { id: { in: parts.map(({ id }) => id) } },
        data: { state: "FAILED", tries: { increment: 1 }, lastError: failure.message },
      });
    }
  }
  const sent = await handOver(tools, letters);
  if (failure) throw failure;
  return sent;

  /** The letter of one digest; nothing when there is nothing in it any more. */
  async function collect(parts: Item[]): Promise<Letter | undefined> {
    const told = await Promise.all(
      parts.map(async (item) => ({ item, words: (await wordsOf(item))?.(item.reader) ?? null })),
    );
    const live = told.flatMap(({ item, words }) => (words ? [{ item, words }] : []));
    // What was taken before may be with the provider already.
    const isTaken = parts.some(({ batchKey }) => batchKey !== null);
    if (!isTaken)
      await skip(
        db,
        told.flatMap(({ item, words }) => (words ? [] : [item])),
      );
    const [first] = live;
    if (!first) return undefined;
    const [head, ...rest] = (isTaken ? parts : live.map(({ item }) => item)).map(({ id }) => id);
    if (head === undefined) return undefined;
    return {
      ids: [head, ...rest],
      batchKey: first.item.batchKey,
      post: await postOf(first.item.reader, live),
    };
  }

  function postOf(reader: Reader, live: { item: Item; words: Words }[]) {
    const families = [...new Set(live.flatMap(({ item }) => item.family ?? []))].sort();
    const news = live.map(({ words }) => words.notice);
    return postFor(tools, reader, { kind: digestKind, families, mail: digestOf(reader, news, siteUrl) });
  }
}

/** Finds what there is to tell about a fact, once for all readers. */
function composer(db: Tools["db"], siteUrl: string, messages: Message[]) {
  const known = new Map<string, Promise<WordsFor>>();
  return ({ factId, kind }: Item): Promise<WordsFor> => {
    const key = `${kind} ${factId}`;
    const words = known.get(key) ?? compose(factId, kind);
    known.set(key, words);
    return words;
  };

  async function compose(factId: number, kind: string): Promise<WordsFor> {
    const fact = await factById(db, factId);
    return fact && messageOf(messages, kind).compose({ db, siteUrl }, fact);
  }
}
