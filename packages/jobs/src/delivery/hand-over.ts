import { sendPatiently } from "../mail/patience.ts";
import type { Outcome, Post } from "../mail/transport.ts";
import type { Tools } from "../tools.ts";

/** A letter, and the deliveries that are made when it is sent: one, or all that it collects. */
export type Letter = { ids: [first: number, ...rest: number[]]; batchKey: string | null; post: Post };

/**
 * Hands letters over: takes their deliveries, calls the provider, and notes what became of them, one call after another. What was
 * taken before and not noted goes with the key it was taken with, so that the provider recognises it. Resolves with the number of
 * letters that it took.
 *
 * @throws Error when the provider could not take some; those before them are done.
 */
export async function handOver(
  { db, transport }: Pick<Tools, "db" | "transport">,
  letters: Letter[],
): Promise<number> {
  let sent = 0;
  for (const [key, batch] of batches(letters, transport.batch)) {
    await take(key, batch);
    const outcomes = await sendPatiently(
      transport,
      key,
      batch.map(({ post }) => post),
    ).catch(async (error: Error) => {
      await db.delivery.updateMany({ where: within(batch), data: { lastError: error.message } });
      throw error;
    });
    await note(batch, outcomes);
    sent += outcomes.filter((outcome) => "providerId" in outcome).length;
  }
  return sent;

  /** Before a letter leaves, it is written down that it may have left. */
  async function take(key: string, batch: Letter[]): Promise<void> {
    await db.delivery.updateMany({
      where: within(batch),
      data: { state: "SENDING", batchKey: key, transport: transport.name, tries: { increment: 1 } },
    });
  }

  async function note(batch: Letter[], outcomes: Outcome[]): Promise<void> {
    const rows = batch.flatMap(({ ids }, index) => {
      const outcome = outcomes[index];
      if (!outcome) throw new Error(`The provider says nothing about delivery ${ids[0]}.`);
      return ids.map((id) => ({ id, providerId: null, refused: null, ...outcome }));
    });
    await db.$executeRaw`
      update deliveries d
         set state = (case when o.refused is null then 'SENT' else 'REFUSED' end)::"DeliveryState",
             provider_id = o."providerId", last_error = o.refused,
             sent_at = case when o.refused is null then now() end, updated_at = now()
        from json_to_recordset(${JSON.stringify(rows)}::json)
             o(id int, "providerId" text, refused text)
       where d.id = o.id and d.state = 'SENDING'`;
  }
}

const within = (batch: Letter[]) => ({ id: { in: batch.flatMap(({ ids }) => ids) } });

/** Letters by the call they go out with: the one they were taken for, or a new one. One with a file has a call of its own. */
function batches(letters: Letter[], size: number): Map<string, Letter[]> {
  const calls = new Map<string, Letter[]>();
  const fresh: Letter[] = [];
  for (const letter of letters) {
    if (letter.batchKey !== null) calls.set(letter.batchKey, [...(calls.get(letter.batchKey) ?? []), letter]);
    else if (letter.post.attachment) calls.set(newKey(letter), [letter]);
    else fresh.push(letter);
  }
  for (let start = 0; start < fresh.length; start += size) {
    const batch = fresh.slice(start, start + size);
    if (batch[0]) calls.set(newKey(batch[0]), batch);
  }
  return calls;
}

const newKey = ({ ids }: Letter) => `delivery-${ids[0]}`;
