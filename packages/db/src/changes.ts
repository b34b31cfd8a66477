import { type Listener, listen } from "./listener.ts";
import { type Place, placeQuestion, systemOf } from "./place.ts";

/** What one committed transaction changed. The tags are those that the triggers of `tell_changes` give. */
export type Change = {
  /**
   * Names the transaction within the database, or for all time whoever begins to hear, which touches no tag. Everybody
   * hears the same in the same order, that of the commits.
   */
  id: string;
  tags: string[];
};

export interface ChangesOptions {
  /** Connection string of the database. A pooler in between must leave a connection to its session. */
  url: string;
  onChange(change: Change): void;
  /**
   * Called with `true` once every change is heard that commits from now on, and with `false` when that ends: what is
   * committed until the next `true` is never heard of.
   */
  onHearing(hears: boolean): void;
  /**
   * Called when the database is asked whether the connection lives; what it returns gets the place which its log had reached by
   * then: everything that was heard before the call was written before that place. Without it nobody is told of places.
   */
  onAsk?: (() => (place: Place) => void) | undefined;
  onError?(error: unknown): void;
}

/** `settled` waits until every change that was committed before the call has been given to `onChange`. */
export type Changes = Listener;

/** Hears what transactions change, on a connection of its own that is made anew when it is lost. */
export function listenToChanges({ url, onChange, onHearing, onAsk, onError }: ChangesOptions): Changes {
  let system = "";
  return listen({
    url,
    name: "changes",
    channels: ["changes"],
    onNotice(_channel, payload) {
      const [id = "", ...tags] = payload.split(" ");
      onChange({ id, tags });
    },
    onHearing,
    onError,
    watched: true,
    longestPause: 5_000,
    ...(onAsk && {
      async opened(client) {
        system = await systemOf(client);
      },
      question: placeQuestion(onAsk, () => system),
    }),
  });
}
