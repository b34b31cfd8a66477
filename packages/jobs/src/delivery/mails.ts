import { Prisma } from "@agrar/db";
import type { HandedOn } from "../event.ts";
import { htmlOf } from "../mail/layout.ts";
import { sendPatiently } from "../mail/patience.ts";
import type { Outcome } from "../mail/transport.ts";
import type { Tools } from "../tools.ts";
import type { Message, Words } from "./message.ts";
import { openDeliveries, skip } from "./open.ts";
import { type Worded, worded } from "./worded.ts";

/**
 * Mails a chunk: takes deliveries, hands them over, and notes what became of them, one call of the provider after another.
 * What was taken before and not noted goes with the key it was taken with, so that the provider recognises it. Resolves with the
 * number of letters handed over.
 *
 * @throws Error when the provider could not take some, or words could not be found; the rest is done.
 */
export async function deliverMails(
  { db, siteUrl, transport }: Pick<Tools, "db" | "siteUrl" | "transport">,
  message: Message,
  fact: HandedOn,
  chunk: number,
): Promise<number> {
  const open = await openDeliveries(db, { factId: fact.id, chunk, channel: "MAIL" });
  if (open.length === 0) return 0;
  const wordsFor = await message.compose({ db, siteUrl }, fact);
  if (!wordsFor) {
    await skip(
      db,
      open.filter(({ batchKey }) => batchKey === null),
    );
    return 0;
  }
  const { ready, failure } = await worded(db, open, async (reader) => {
    const { mail } = wordsFor(reader);
    return { ...mail, html: await htmlOf({ ...reader, ...mail, kind: message.kind, siteUrl }) };
  });
  let sent = 0;
  for (const [key, batch] of batches(ready, transport.batch)) {
    await take(key, batch);
    const outcomes = await sendPatiently(
      transport,
      key,
      batch.map(({ reader, words }) => ({
        to: reader.email,
        kind: message.kind,
        language: reader.language,
        ...words,
      })),
    ).catch(async (error: Error) => {
      const ids = batch.map(({ id }) => id);
      await db.delivery.updateMany({ where: { id: { in: ids } }, data: { lastError: error.message } });
      throw error;
    });
    await note(batch, outcomes);
    sent += outcomes.filter((outcome) => "providerId" in outcome).length;
  }
  if (failure) throw failure;
  return sent;

  /** Before a letter leaves, it is written down that it may have left. */
  async function take(key: string, batch: Letter[]): Promise<void> {
    await db.delivery.updateMany({
      where: { id: { in: batch.map(({ id }) => id) } },
      data: { state: "SENDING", batchKey: key, transport: transport.name, tries: { increment: 1 } },
    });
  }

  async function note(batch: Letter[], outcomes: Outcome[]): Promise<void> {
    const rows = batch.map(({ id }, index) => {
      const outcome = outcomes[index];
      if (!outcome) throw new Error(`The provider says nothing about delivery ${id}.`);
      return "refused" in outcome
        ? Prisma.sql`(${id}::int, 'REFUSED', null, ${outcome.refused})`
        : Prisma.sql`(${id}::int, 'SENT', ${outcome.providerId}, null)`;
    });
    await db.$executeRaw`
      update deliveries d
         set state = o.state::"DeliveryState", provider_id = o.provider_id, last_error = o.error,
             sent_at = case when o.state = 'SENT' then now() end, updated_at = now()
        from (values ${Prisma.join(rows)}) o(id, state, provider_id, error)
       where d.id = o.id and d.state = 'SENDING'`;
  }
}

/** A delivery with its letter. */
type Letter = Worded<Words["mail"] & { html: string }>;

/** Deliveries by the call they go out with: the one they were taken for, or a new one. */
function batches(ready: Letter[], size: number): Map<string, Letter[]> {
  const calls = new Map<string, Letter[]>();
  for (const delivery of ready.filter(({ batchKey }) => batchKey !== null))
    calls.set(String(delivery.batchKey), [...(calls.get(String(delivery.batchKey)) ?? []), delivery]);
  const fresh = ready.filter(({ batchKey }) => batchKey === null);
  for (let start = 0; start < fresh.length; start += size) {
    const batch = fresh.slice(start, start + size);
    calls.set(`delivery-${batch[0]?.id}`, batch);
  }
  return calls;
}
