import { setTimeout as sleep } from "node:timers/promises";

/** The tag of every answer that a cache between may hold. */
export const everyAnswer = "portal";

/** Most tags of one request to the hook; beyond them, everything is dropped. */
const most = 1_000;
/** How long changes are gathered, and how long until they are dropped once more, in milliseconds. */
const gathered = 50;
const again = 5_000;
/** How long the hook may take, in milliseconds, and how often it is tried. */
const patience = 5_000;
const tries = 3;

export type Purge = { drop(tags: string[]): void; close(): Promise<void> };

/**
 * Tells the caches in front of the portal what to drop: `POST` to the hook with `{"tags": […]}`, and the same in the header
 * `Surrogate-Key`. Each tag is told twice, the second time for answers that were under way to the cache at the first.
 */
export function createPurge(url: string, onError: (error: unknown) => void): Purge {
  const stopped = new AbortController();
  let waiting = new Set<string>();
  let sending: Promise<void> | undefined;

  function add(tags: Iterable<string>) {
    for (const tag of tags) waiting.add(tag);
    if (waiting.size > most) waiting = new Set([everyAnswer]);
    if (waiting.size > 0 && !stopped.signal.aborted) sending ??= send();
  }

  async function send() {
    await sleep(gathered);
    const tags = [...waiting];
    waiting = new Set();
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        await ask(url, tags);
        break;
      } catch (error) {
        onError(error);
        if (attempt === tries) add([everyAnswer]);
        else await sleep(200 * 2 ** attempt, undefined, { signal: stopped.signal }).catch(() => {});
      }
    }
    sending = undefined;
    add([]);
    return undefined;
  }

  return {
    drop(tags) {
      add(tags);
      setTimeout(() => add(tags), again).unref();
    },
    async close() {
      await sending;
      stopped.abort();
    },
  };
}

async function ask(url: string, tags: string[]): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "surrogate-key": tags.join(" ") },
    body: JSON.stringify({ tags }),
    signal: AbortSignal.timeout(patience),
  });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`The purge hook answers ${response.status}.`);
}
