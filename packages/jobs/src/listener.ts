import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A connection that is told of what others do. */
export type Listener = { stop(): Promise<void> };

/** Milliseconds until a lost connection is opened anew. */
const pause = 1_000;

/**
 * Listens on channels, and calls `heard` for what is told there. `opened` is called on each new connection before it listens;
 * whatever was told while there was none was missed, so `heard` is called for every channel then.
 */
export async function listen(
  url: string,
  channels: string[],
  heard: (channel: string) => void,
  opened: (client: pg.Client) => Promise<unknown> = async () => {},
): Promise<Listener> {
  let client: pg.Client | undefined;
  let stopped = false;

  const open = async () => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on("error", () => {}); // followed by its end
    next.on("notification", ({ channel }) => heard(channel));
    await next.connect();
    await opened(next);
    for (const channel of channels) await next.query(`listen ${channel}`);
    next.once("end", () => void reopen());
    client = next;
    if (stopped) return next.end();
    for (const channel of channels) heard(channel);
  };
  const reopen = async () => {
    while (!stopped) {
      try {
        return await open();
      } catch {
        await sleep(pause);
      }
    }
  };

  await open();
  return {
    async stop() {
      stopped = true;
      await client?.end();
    },
  };
}
