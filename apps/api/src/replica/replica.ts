import { publicError, type ReadOutcome, type ReadReplica } from "@agrar/api/server";
import { isUnavailable, type PoolFigures, poolFigures, stateOf } from "@agrar/db";
import { createReplica, type Replica } from "@agrar/db/replica";
import type { TRPCError } from "@trpc/server";
import type { Cache } from "../cache/cache.ts";
import { createLag } from "./lag.ts";

/**
 * Why the primary was asked: the replica lacked something that must be shown, is not there, is no copy of this database, or changes
 * of it are not heard, so that nobody knows what must be shown.
 */
export type Passed = "behind" | "away" | "foreign" | "deaf";

/**
 * Why the primary was asked after all: the replica cancelled the read for what it had to replay, went away or could not be
 * reached, or failed otherwise.
 */
export type Failed = "conflict" | "away" | "failed";

export type ReplicaFigures = {
  /** `away`: it cannot be asked. `behind`: reads do not wait for it, since one has in vain. */
  state: "up" | "behind" | "away";
  /** What it lacks of the primary's log, in bytes and seconds; null before it first came. */
  lag: { bytes: number; seconds: number } | null;
  /** Reads that it answered, that it was not asked for, and that it was asked for in vain. */
  answered: number;
  passed: Readonly<Record<Passed, number>>;
  failed: Readonly<Record<Failed, number>>;
  pool: PoolFigures | null;
};

export type Reads = ReturnType<typeof createReads>;

export type ReadsOptions = Omit<Parameters<typeof createReplica>[0], "onPresence" | "onError"> & {
  /** Knows what has changed, and so what the replica must have replayed before it may answer. */
  cache: Cache;
  log?: (level: "info" | "warn", details: object, message: string) => void;
};

/**
 * Has a replica answer reads: only while it shows everything that the primary would, by the promise that kept answers are under; see
 * docs/decisions/0021.
 */
export function createReads({ cache, log = () => {}, ...options }: ReadsOptions) {
  let answered = 0;
  const passed: Record<Passed, number> = { behind: 0, away: 0, foreign: 0, deaf: 0 };
  const failed: Record<Failed, number> = { conflict: 0, away: 0, failed: 0 };
  const lag = createLag();
  const replica = createReplica({
    ...options,
    onPresence: (isThere) => log("info", { isThere }, "replica"),
    onError: (err) => log("warn", { err }, "replica"),
  });
  // Whoever reads asks often enough for a place; while nobody does, the lag is measured all the same.
  const timer = setInterval(note, 1_000);
  timer.unref();

  function note(): void {
    const place = cache.lastPlace;
    if (place) lag.note(place.at);
  }

  function pass(why: Passed): null {
    if (why === "foreign" && passed.foreign === 0)
      log(
        "warn",
        {},
        "What DATABASE_REPLICA_URL leads to is no copy of what DATABASE_URL leads to: it is not asked.",
      );
    passed[why]++;
    return null;
  }

  function fail(why: Failed): null {
    failed[why]++;
    return null;
  }

  async function read<Outcome extends ReadOutcome>(
    after: bigint | undefined,
    work: Parameters<ReadReplica["read"]>[0],
  ): Promise<Outcome | null> {
    const place = await cache.place(after);
    if (!place) return pass("deaf");
    if (!replica.isThere) return pass("away");
    if (!(await replica.reaches(place))) return pass(whyNot(replica, place.system));
    const outcome = await Promise.race([work(replica.db), replica.gone]);
    if (!outcome) return fail("away");
    const why = outcome.ok ? null : faultOf(outcome.error);
    if (why) return fail(why);
    answered++;
    return outcome as Outcome;
  }

  return {
    /** For the reads of who has written up to a place of the log. */
    of: (after: bigint | undefined): ReadReplica => ({ read: (work) => read(after, work) }),
    figures(): ReplicaFigures {
      note();
      const { place, isThere, isBehind } = replica;
      return {
        state: isThere ? (isBehind ? "behind" : "up") : "away",
        lag: place ? lag.of(place.at) : null,
        answered,
        passed: { ...passed },
        failed: { ...failed },
        pool: poolFigures(replica.db) ?? null,
      };
    },
    async close() {
      clearInterval(timer);
      await replica.close();
    },
  };
}

const whyNot = ({ isThere, place }: Replica, system: string): Passed =>
  !isThere ? "away" : place?.system === system ? "behind" : "foreign";

/** SQLSTATEs: what is in the way of what is replayed is cancelled, as are statements that take too long. */
const conflicts = new Set(["40001", "40P01"]);
const tookTooLong = "57014";

/** What was the replica's fault; null for what the primary would say as well. */
function faultOf(error: TRPCError): Failed | null {
  const state = stateOf(error.cause);
  // The primary would take as long, and whoever asks has waited long enough.
  if (state === tookTooLong) return null;
  if (state !== undefined && conflicts.has(state)) return "conflict";
  if (isUnavailable(error.cause)) return "away";
  return publicError(error).httpStatus >= 500 ? "failed" : null;
}
