import { listen as listenOn } from "@agrar/db/listener";
import type pg from "pg";

/** A connection that is told of what others do. */
export type Listener = { stop(): Promise<void> };

/** Milliseconds until a lost connection is opened anew, at most. */
const pause = 1_000;

/**
 * Listens on channels, and calls `heard` for what is told there. `opened` is called on each new connection before it listens;
 * whatever was told while there was none was missed, so `heard` is called for every channel then.
 *
 * @throws Error when the first connection fails.
 */
export async function listen(
  url: string,
  channels: [string, ...string[]],
  heard: (channel: string) => void,
  opened?: (client: pg.Client) => Promise<unknown>,
): Promise<Listener> {
  const listener = listenOn({
    url,
    name: "listener",
    channels,
    onNotice: heard,
    onHearing(hears) {
      if (hears) for (const channel of channels) heard(channel);
    },
    opened,
    // It holds the lock of a worker: one that is slow is not to be taken for one that is dead.
    watched: false,
    longestPause: pause,
  });
  try {
    await listener.first;
  } catch (error) {
    await listener.close();
    throw error;
  }
  return { stop: listener.close };
}
