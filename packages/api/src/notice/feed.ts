import { listen } from "@agrar/db/listener";
import { AppError } from "../error.ts";

/** Most streams of one person at a time, in one process. */
export const mostStreams = 20;
/** After a connection was lost, all who are told look again, spread over this many milliseconds. */
const spread = 500;

/** Somebody's place among those who are told. */
export type Place = {
  /** Waits until there may be something new, the time is over or `signal` says to stop. What came meanwhile is not lost. */
  news(signal: AbortSignal | undefined, milliseconds: number): Promise<void>;
  leave(): void;
};

/** What a process hears of notices, for all who are told of theirs by it. */
export type Feed = {
  /**
   * @throws AppError TOO_MANY_REQUESTS `notice.tooManyStreams` when the person has as many as one may.
   */
  enter(userId: number): Place;
  /** Whether the listening connection is there. */
  readonly hears: boolean;
  /** Settles with the first listening connection, which is tried again where it failed. */
  readonly first: Promise<void>;
  /** Waits until all that was told before the call has been heard. */
  settled(): Promise<void>;
  /** How many streams somebody has here. */
  places(userId: number): number;
  close(): Promise<void>;
};

/**
 * Hears on one connection whose notices change, whatever process wrote them, and wakes those whom it concerns: nobody else asks
 * the database anything. Of a place no more is kept than whether something has happened. After a lost connection all are woken,
 * and see for themselves what they have missed.
 */
export function createFeed(url: string, onError: (error: unknown) => void = () => {}): Feed {
  const places = new Map<number, Set<() => void>>();
  let hears = false;
  const listener = listen({
    url,
    name: "notices",
    channels: ["notices"],
    onNotice(_channel, payload) {
      for (const wake of places.get(Number(payload)) ?? []) wake();
    },
    onHearing(now) {
      hears = now;
      if (!hears) return;
      for (const wakes of places.values())
        for (const wake of wakes) setTimeout(wake, Math.random() * spread).unref();
    },
    onError,
    watched: true,
    longestPause: 5_000,
  });

  return {
    enter(userId) {
      const own = places.get(userId) ?? new Set();
      if (own.size >= mostStreams) throw new AppError("TOO_MANY_REQUESTS", "notice.tooManyStreams");
      let happened = false;
      let resume: (() => void) | undefined;
      const wake = () => {
        happened = true;
        resume?.();
      };
      places.set(userId, own.add(wake));
      return {
        async news(signal, milliseconds) {
          if (!happened && !signal?.aborted) {
            const woken = Promise.withResolvers<void>();
            resume = woken.resolve;
            const timer = setTimeout(woken.resolve, milliseconds);
            signal?.addEventListener("abort", resume);
            await woken.promise;
            clearTimeout(timer);
            signal?.removeEventListener("abort", resume);
            resume = undefined;
          }
          happened = false;
        },
        leave() {
          own.delete(wake);
          if (own.size === 0 && places.get(userId) === own) places.delete(userId);
        },
      };
    },
    get hears() {
      return hears;
    },
    first: listener.first,
    settled: listener.settled,
    places: (userId) => places.get(userId)?.size ?? 0,
    close: () => listener.close(),
  };
}
