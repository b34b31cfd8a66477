import { setTimeout as sleep } from "node:timers/promises";
import { Busy, type Outcome, type Post, type Transport } from "./transport.ts";

/** How often a provider that counts is waited for, and how often one that has a fault. */
const waits = { limit: 20, fault: 4 };
/** Milliseconds of the first wait for a provider that does not say how long. Each is twice the one before, up to the most. */
const wait = { first: 250, most: 8_000 };

/**
 * Hands letters over at the provider's pace: no faster than it takes them, and waiting where it asks for it. To wait here keeps
 * the place of the function, so that its like hold back too, and uses up no try.
 *
 * @throws Busy when it is as it was after the longest wait.
 */
export async function sendPatiently(transport: Transport, key: string, posts: Post[]): Promise<Outcome[]> {
  const waited = { limit: 0, fault: 0 };
  for (;;) {
    await turnOf(transport);
    try {
      return await transport.send(key, posts);
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      const why = error.isLimit ? "limit" : "fault";
      waited[why] += 1;
      if (waited[why] > waits[why]) throw error;
      const length = error.wait ?? Math.min(wait.most, wait.first * 2 ** (waited[why] - 1));
      await sleep(length + Math.random() * 0.2 * length);
    }
  }
}

const next = new WeakMap<Transport, number>();

/** Waits for the next moment at which this process may call the provider. */
async function turnOf(transport: Transport): Promise<void> {
  const now = performance.now();
  const turn = Math.max(now, next.get(transport) ?? 0);
  next.set(transport, turn + 1_000 / transport.perSecond);
  if (turn > now) await sleep(turn - now);
}
