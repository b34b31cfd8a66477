import { EventEmitter } from "node:events";
import type { Keeping } from "@agrar/api/server";
import { listenToChanges, type Place } from "@agrar/db";
import { BentoCache, bentostore, errors } from "bentocache";
import { etagOf } from "../etag.ts";
import { buildName } from "./build.ts";
import { createCounters } from "./counters.ts";
import type { Entry } from "./entry.ts";
import { createLedger } from "./ledger.ts";
import { createPurge, everyAnswer } from "./purge.ts";
import { asTheyAre, memory, redis } from "./tiers.ts";

export type CacheOptions = {
  /** Connection string of the database, where changes are heard. */
  url: string;
  /** A Redis that all instances share. Without one, each has its memory alone. */
  redisUrl?: string | undefined;
  /** Most bytes that are kept in memory. */
  bytes?: number;
  /** How long an answer is kept, by its life, in seconds. */
  seconds?: Record<Keeping["life"], number>;
  /** How long after that it is still given out while a new one is made, in seconds. */
  lateSeconds?: number;
  /**
   * For how long it counts that everything was heard, in milliseconds: on a busy machine a change may be told late, and a read
   * that begins 100 ms after a commit must see it all the same. Under way, it is asked again in a third of that.
   */
  lease?: number | undefined;
  /** Where caches in front of the portal are told what to drop. */
  purgeUrl?: string | undefined;
  /** Whether a replica may make answers: the log's place is then asked for, which decides what it must have replayed. */
  replicated?: boolean;
  onError?(fault: string, error: unknown): void;
};

/** What is made of the database's answer. `tags` null: not to be kept. */
export type Made = { body: string; tags: string[] | null; until: number | null };

export type Cache = ReturnType<typeof createCache>;

/** How long one waits for another who makes the same answer, in milliseconds. */
const patience = 1_000;

/**
 * Keeps answers of the API in memory and in Redis, and never gives out one that a commit has made wrong: see
 * docs/decisions/0011. Whatever fails, the answer comes from the database.
 */
export function createCache({
  url,
  redisUrl,
  bytes = 64 * 1024 * 1024,
  seconds = { list: 3_600, detail: 3_600 },
  lateSeconds = 600,
  lease = 75,
  purgeUrl,
  replicated = false,
  onError = () => {},
}: CacheOptions) {
  const counters = createCounters();
  const failed = (fault: Parameters<typeof counters.failed>[0]) => (error: unknown) => {
    counters.failed(fault);
    onError(fault, error);
  };
  const ledger = createLedger();
  const purge = purgeUrl === undefined ? undefined : createPurge(purgeUrl, failed("purge"));
  const tier = memory(bytes, ledger);
  const emitter = new EventEmitter();
  const shared =
    redisUrl === undefined ? undefined : redis(redisUrl, `agrar:${buildName()}:`, ledger, failed("redis"));
  const store = bentostore().useL1Layer({ options: { serialize: false }, factory: () => tier });
  if (shared) store.useL2Layer({ options: {}, factory: () => shared });
  const bento = new BentoCache({
    default: "answers",
    stores: { answers: store },
    emitter,
    prefix: "",
    serializer: asTheyAre,
    // What is past its time is given out, and made anew behind it.
    timeout: 0,
    lockTimeout: patience,
    l2CircuitBreakerDuration: 1_000,
    onFactoryError: ({ isBackgroundFactory, cause }) => {
      if (isBackgroundFactory) failed("refresh")(cause);
    },
  });
  emitter.on("cache:hit", ({ key, layer, graced }: { key: string; layer: "l1" | "l2"; graced: boolean }) => {
    counters.answered(nameOf(key), graced ? "late" : layer === "l1" ? "memory" : "redis");
  });

  /** The last change that was known when the log was last asked for its place, and that place: it is behind that change. */
  let mark: { change: string; place: Place } | null = null;
  const changes = listenToChanges({
    url,
    onChange(change) {
      ledger.note(change);
      if (change.tags.length > 0) purge?.drop(change.tags);
    },
    onHearing(hears) {
      ledger.hears = hears;
      if (hears) return;
      mark = null;
      tier.clear();
      purge?.drop([everyAnswer]);
    },
    onAsk: replicated
      ? () => {
          const change = ledger.last;
          return (place) => {
            mark = { change, place };
          };
        }
      : undefined,
    onError: failed("changes"),
  });

  /** Whether everything was heard just now. Under load there is always somebody who asks early enough for all. */
  function isUpToDate(): boolean {
    const age = performance.now() - changes.heardUntil;
    if (age > lease / 3 && ledger.hears) changes.settled();
    return age < lease;
  }

  /** Waits until it is known what was committed by now, or by this process; or by whom the place in the log was given. */
  async function upToDate(after: bigint | undefined): Promise<void> {
    const isMissing = replicated && (mark === null || (after !== undefined && mark.place.at < after));
    if (!isUpToDate() || isMissing) await changes.settled();
  }

  /** The last change that whoever is asked now will show. */
  async function lastShown(): Promise<string> {
    if (!replicated) return ledger.last;
    // What a replica must have replayed is a place, and the last known one may be before the last change.
    if (mark?.change !== ledger.last) await changes.settled();
    return mark?.change ?? "";
  }

  const entryOf = ({ body, tags, until }: Made, at: string): Entry => {
    const bytes = Buffer.from(body);
    return { body: bytes, etag: etagOf(bytes), tags: tags ?? [], at, until, compressed: {} };
  };

  return {
    counters,
    /** What is in use of the memory, in bytes. */
    get bytes() {
      return tier.bytes;
    },
    /** The most of it that may be. */
    mostBytes: bytes,
    /** How many answers are in memory. */
    get entries() {
      return tier.entries;
    },
    /** How many of them others drove out so far. */
    get evicted() {
      return tier.evicted;
    },
    /** Whether Redis is connected; null where there is none. */
    get redis(): "up" | "down" | null {
      return shared ? (shared.isUp ? "up" : "down") : null;
    },
    /** Whether changes are heard, and answers therefore kept. */
    get hears() {
      return ledger.hears;
    },
    /** For `createDb`: a write of this process is done when its own reads see it. */
    settle: () => changes.settled(),
    /**
     * The place in the log up to which a read that begins now must see everything: what this process has written, what others had
     * a lease ago, and what was before the place `after`. Null while that is not known.
     */
    async place(after?: bigint): Promise<Place | null> {
      await upToDate(after);
      return mark?.place ?? null;
    },
    /** The last known place, behind everything that this process has written. */
    get lastPlace(): Place | null {
      return mark?.place ?? null;
    },
    /** The entry, when it is at hand. */
    current(name: string, key: string): Entry | undefined {
      const entry = isUpToDate() ? tier.current(key, Date.now()) : undefined;
      if (entry) counters.answered(name, "memory");
      return entry;
    },
    /**
     * The entry of a key, made when there is none. A key begins with the name that its answers are counted under, and a
     * space. Of many who ask at once, one makes it. It shows what was written before the place `after` of the log.
     *
     * @throws whatever `make` throws.
     */
    async entry(
      key: string,
      life: Keeping["life"],
      make: () => Promise<Made>,
      after?: bigint,
    ): Promise<Entry> {
      const name = nameOf(key);
      await upToDate(after);
      if (!ledger.hears) {
        counters.answered(name, "bypass");
        return entryOf(await make(), "");
      }
      const factory = async ({ setOptions }: { setOptions(options: { skipL2Write?: boolean }): void }) => {
        // Known before the database is asked: what is heard of later may or may not be in its answer.
        const at = await lastShown();
        counters.answered(name, "database");
        const made = await make();
        // Without a place in the order of changes it is fresh to nobody.
        if (made.tags === null) setOptions({ skipL2Write: true });
        return entryOf(made, made.tags === null ? "" : at);
      };
      // Entries that were made together shall not end together.
      const ttl = Math.round(1_000 * seconds[life] * (0.9 + Math.random() / 5));
      try {
        return await bento.getOrSet({ key, factory, ttl, grace: ttl + 1_000 * lateSeconds });
      } catch (error) {
        if (error instanceof errors.E_FACTORY_ERROR) throw error.cause;
        failed("wait")(error);
        return entryOf(await make(), "");
      }
    },
    async close() {
      await changes.close();
      await purge?.close();
      await bento.disconnectAll();
    },
  };
}

const nameOf = (key: string) => key.slice(0, key.indexOf(" "));
