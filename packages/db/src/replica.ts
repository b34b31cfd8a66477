import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createDb, type Db, type DbOptions } from "./index.ts";
import { listen } from "./listener.ts";
import { bytesOf, type Place, systemOf } from "./place.ts";

export interface ReplicaOptions extends Omit<DbOptions, "settle" | "opened" | "standby"> {
  /** How long a read may wait until the replica has what it must show, in milliseconds. */
  patience: number;
  /** Called when the replica has come, and when it has gone. */
  onPresence?(isThere: boolean): void;
  onError?(error: unknown): void;
}

/** A standby that reads may go to, watched on a connection of its own. */
export interface Replica {
  /** Another one after each time that it was away. */
  readonly db: Db;
  /** Whether it can be asked. */
  readonly isThere: boolean;
  /** Whether somebody has waited in vain for something that it still lacks. */
  readonly isBehind: boolean;
  /** How far it is known to have replayed the log; undefined before it first came. */
  readonly place: Place | undefined;
  /** Settles when the replica that is there now has gone: whoever reads from it need not wait any longer. */
  readonly gone: Promise<void>;
  /**
   * Whether it shows everything up to a place of the primary's log, if need be after a moment's patience. While somebody has
   * waited in vain, nobody else waits.
   */
  reaches(place: Place): Promise<boolean>;
  close(): Promise<void>;
}

/** How long it may take to answer, and the least pause between two questions behind the backs of those who do not wait, in milliseconds. */
const answerTime = 1_000;
const pause = 25;

/**
 * Opens a pool at a standby and watches how far it is. A connection of the pool that leads to any other server than the one that
 * is watched fails: what is known of one says nothing about another.
 */
export function createReplica({ patience, onPresence, onError, ...options }: ReplicaOptions): Replica {
  let server: Server | undefined;
  let place: Place | undefined;
  let missed: bigint | undefined;
  let isThere = false;
  let gone = Promise.withResolvers<void>();

  let db = open();

  function open() {
    return createDb({
      ...options,
      standby: true,
      async opened(client) {
        const found = await serverOf(client);
        if (!isThere || found.name !== server?.name)
          throw new Error("The address of the replica leads to more than one server.");
      },
    });
  }

  const watch = listen({
    url: options.url,
    name: "replica",
    channels: [],
    watched: true,
    longestPause: 5_000,
    patience: answerTime,
    onNotice() {},
    async opened(client) {
      server = await serverOf(client);
      place = undefined;
      missed = undefined;
      hear(server);
    },
    question: { text: replayed, asked: () => hear },
    onHearing(hears) {
      isThere = hears;
      if (hears) {
        gone = Promise.withResolvers();
      } else {
        gone.resolve();
        // Whoever lost one connection may find the others dead, and would wait for them.
        db.close().catch(() => {});
        db = open();
      }
      onPresence?.(hears);
    },
    onError,
  });

  function hear({ lsn, follows }: Replayed) {
    if (!server || !lsn || !follows)
      throw new Error("What DATABASE_REPLICA_URL leads to follows no other server.");
    const at = bytesOf(lsn);
    // Answers of a server come in the order of its questions, and it never goes back.
    place = { system: server.system, at };
    if (missed !== undefined && at >= missed) missed = undefined;
  }

  const has = (wanted: Place) => isThere && place?.system === wanted.system && place.at >= wanted.at;

  return {
    get db() {
      return db;
    },
    get isThere() {
      return isThere;
    },
    get isBehind() {
      return missed !== undefined;
    },
    get place() {
      return place;
    },
    get gone() {
      return gone.promise;
    },
    async reaches(wanted) {
      if (has(wanted)) return true;
      if (!isThere || place?.system !== wanted.system) return false;
      if (missed !== undefined) {
        if (performance.now() - watch.heardUntil > pause) watch.settled();
        return false;
      }
      const end = performance.now() + patience;
      for (let wait = 1; ; wait *= 2) {
        await watch.settled();
        if (has(wanted)) return true;
        if (!isThere) return false;
        if (performance.now() + wait > end) break;
        await sleep(wait);
      }
      missed = wanted.at;
      return false;
    },
    async close() {
      await watch.close();
      await db.close();
    },
  };
}

const replayed = "select pg_last_wal_replay_lsn()::text as lsn, pg_is_in_recovery() as follows";

type Replayed = { lsn: string | null; follows: boolean };

/** `name` is another one after each start. */
type Server = Replayed & { name: string; system: string };

async function serverOf(client: pg.ClientBase): Promise<Server> {
  const system = await systemOf(client);
  const { rows } = await client.query<Replayed & { since: string }>(
    `${replayed}, pg_postmaster_start_time()::text as since`,
  );
  const [row] = rows;
  if (!row) throw new Error("The replica does not answer.");
  return { lsn: row.lsn, follows: row.follows, name: `${system} ${row.since}`, system };
}
