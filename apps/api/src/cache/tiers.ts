import type { BentoCache } from "bentocache";
import type { L1CacheDriver, L2CacheDriver } from "bentocache/types";
import { Redis } from "ioredis";
import { LRUCache } from "lru-cache";
import { decode, type Entry, encode, type Kept, sizeOf } from "./entry.ts";
import type { Ledger } from "./ledger.ts";

/*
 * Where entries are kept, as Bentocache's drivers. Neither gives out what has changed: for Bentocache it is not there at
 * all, so that its grace, which gives out an old value while a new one is made, is only ever about time.
 */

export type Memory = L1CacheDriver & {
  /** The entry, when it is fresh and not yet to be made anew. */
  current(key: string, now: number): Entry | undefined;
  /** What is in use, in bytes. */
  readonly bytes: number;
  /** How many entries there are. */
  readonly entries: number;
  /** How many others drove out so far. */
  readonly evicted: number;
};

/** Keeps entries in this process, the most lately used ones, up to a number of bytes. */
export function memory(bytes: number, ledger: Ledger): Memory {
  let evicted = 0;
  const entries = new LRUCache<string, Kept>({
    maxSize: bytes,
    // One answer must not drive out all others.
    maxEntrySize: Math.ceil(bytes / 8),
    sizeCalculation: ({ value }, key) => sizeOf(key, value),
    dispose: (_kept, _key, reason) => {
      if (reason === "evict") evicted++;
    },
  });
  const get = (key: string) => {
    const kept = entries.get(key);
    if (kept === undefined || ledger.isFresh(kept.value, Date.now())) return kept;
    entries.delete(key);
    return undefined;
  };
  const driver: Memory = {
    type: "l1",
    get: get as never,
    current(key, now) {
      const kept = entries.get(key);
      if (!kept || (kept.logicalExpiration ?? 0) <= now || !ledger.isFresh(kept.value, now)) return undefined;
      return kept.value;
    },
    get bytes() {
      return entries.calculatedSize;
    },
    get entries() {
      return entries.size;
    },
    get evicted() {
      return evicted;
    },
    pull: ((key: string) => {
      const kept = get(key);
      entries.delete(key);
      return kept;
    }) as never,
    set(key, kept, ttl) {
      entries.set(key, kept as unknown as Kept, ttl === undefined ? {} : { ttl });
      return true;
    },
    getRemainingTtl: (key) => entries.getRemainingTTL(key),
    delete: (key) => entries.delete(key),
    deleteMany(keys) {
      for (const key of keys) entries.delete(key);
      return true;
    },
    clear: () => entries.clear(),
    namespace: () => driver as never,
    disconnect: async () => {},
  };
  return driver;
}

/** How long Redis may take to answer, in milliseconds: the database is not slower. */
const patience = 200;

export type Shared = L2CacheDriver & {
  /** Whether Redis is connected. */
  readonly isUp: boolean;
};

/** Keeps entries in Redis, for every process of the same build. `onError` hears of what goes wrong with it. */
export function redis(
  url: string,
  prefix: string,
  ledger: Ledger,
  onError: (error: unknown) => void,
): Shared {
  const connection = new Redis(url, {
    keyPrefix: prefix,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: 2_000,
    commandTimeout: patience,
    retryStrategy: (tries) => Math.min(100 * 2 ** Math.min(tries, 6), 5_000),
  });
  connection.on("error", onError);
  const counted = async <T>(work: Promise<T>): Promise<T> =>
    work.catch((error) => {
      onError(error);
      throw error;
    });
  // To Bentocache it is not there: an error would have it leave Redis alone for a while, and so never write over it.
  const readable = (bytes: Buffer) => {
    try {
      return decode(bytes);
    } catch (error) {
      onError(error);
      return undefined;
    }
  };
  const get = async (key: string) => {
    const bytes = await counted(connection.getBuffer(key));
    const kept = bytes && readable(bytes);
    return kept && ledger.isFresh(kept.value, Date.now()) ? kept : undefined;
  };
  const driver: Shared = {
    type: "l2",
    get isUp() {
      return connection.status === "ready";
    },
    get: get as never,
    pull: (async (key: string) => {
      const kept = await get(key);
      await counted(connection.unlink(key));
      return kept;
    }) as never,
    async set(key, kept, ttl) {
      const bytes = encode(kept as unknown as Kept);
      await counted(ttl ? connection.set(key, bytes, "PX", ttl) : connection.set(key, bytes));
      return true;
    },
    delete: async (key) => (await counted(connection.unlink(key))) > 0,
    async deleteMany(keys) {
      if (keys.length > 0) await counted(connection.unlink(...keys));
      return true;
    },
    // What is kept under other builds is none of ours; the rest ends by itself.
    clear: async () => {},
    namespace: () => driver as never,
    disconnect: async () => connection.disconnect(),
  };
  return driver;
}

/** Entries go to the drivers as they are: memory keeps them so, and Redis has an encoding of its own. */
export const asTheyAre: NonNullable<ConstructorParameters<typeof BentoCache>[0]["serializer"]> = {
  serialize: (kept) => kept,
  deserialize: (kept) => kept,
};
