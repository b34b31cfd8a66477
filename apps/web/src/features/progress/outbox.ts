import type { Failure } from "#trpc/failure.ts";
import type { Outcome } from "#trpc/post.ts";

/** Something that a learner did in a lesson and the portal has yet to hear of. */
export type Entry =
  | { verb: "open" | "complete"; lessonId: number }
  | { verb: "note"; lessonId: number; text: string };

/** Why what was done waits: the portal does not answer, or no longer knows who one is. */
export type Trouble = "unreachable" | "signedOut";

export type OutboxState = { waiting: Entry[]; trouble: Trouble | null };

type Surroundings<Answer> = {
  /** Where entries outlive the page; without it they live as long as the page does. */
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined;
  /** The key of this learner's entries: a browser may have several. */
  key: string;
  send(entry: Entry): Promise<Outcome<Answer>>;
  /** Calls back after so many milliseconds; returns how to call it off. */
  later(work: () => void, milliseconds: number): () => void;
};

/** Before another try, in milliseconds: at first, and at most. */
const [soon, late] = [2_000, 60_000];

const isSame = (a: Entry, b: Entry) => a.verb === b.verb && a.lessonId === b.lessonId;

/**
 * Sends what a learner did, in its order, and again and again until the portal has heard of it: nothing is lost by a bad connection or
 * by a page that is closed. What the portal refuses is told to who put it there and is not sent again.
 */
export function createOutbox<Answer>({ storage, key, send, later }: Surroundings<Answer>) {
  const listeners = new Set<() => void>();
  const waitingFor = new Map<string, (outcome: Outcome<Answer>) => void>();
  let state: OutboxState = { waiting: read(), trouble: null };
  let sending = false;
  let delay = soon;
  let callOff = () => {};

  function read(): Entry[] {
    try {
      // What another tab has put there or taken away counts.
      return JSON.parse(storage?.getItem(key) ?? "[]") as Entry[];
    } catch {
      return [];
    }
  }

  const current = () => (storage ? read() : state.waiting);

  function keep(waiting: Entry[], trouble = state.trouble): void {
    try {
      if (waiting.length > 0) storage?.setItem(key, JSON.stringify(waiting));
      else storage?.removeItem(key);
    } catch {
      // A full store keeps nothing; the page still does.
    }
    state = { waiting, trouble };
    for (const listener of listeners) listener();
  }

  async function flush(): Promise<void> {
    if (sending) return;
    sending = true;
    callOff();
    for (let entry = current()[0]; entry; entry = current()[0]) {
      const outcome = await send(entry);
      const trouble = outcome.failure && troubleOf(outcome.failure);
      if (trouble) {
        keep(current(), trouble);
        callOff = later(flush, delay);
        delay = Math.min(delay * 2, late);
        break;
      }
      delay = soon;
      // A note that was written on meanwhile is another entry, and stays.
      const sent = JSON.stringify(entry);
      keep(
        current().filter((other) => JSON.stringify(other) !== sent),
        null,
      );
      waitingFor.get(sent)?.(outcome);
      waitingFor.delete(sent);
    }
    sending = false;
  }

  return {
    /** Has an entry sent, in place of an earlier one of its kind. Resolves when the portal has answered. */
    put(entry: Entry): Promise<Outcome<Answer>> {
      const answered = new Promise<Outcome<Answer>>((resolve) =>
        waitingFor.set(JSON.stringify(entry), resolve),
      );
      keep([...current().filter((other) => !isSame(other, entry)), entry]);
      void flush();
      return answered;
    },
    /** Tries at once: the connection is back, or the page is looked at again. */
    flush,
    state: () => state,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Tries no more; what waits stays where it is. */
    close: () => callOff(),
  };
}

/** What passes, with time or by signing in; a refusal of what was done is none. */
function troubleOf({ reason, refused }: Failure): Trouble | null {
  if (reason === "account.signInRequired") return "signedOut";
  return refused ? null : "unreachable";
}
