import type { Change } from "@agrar/db";
import type { Entry } from "./entry.ts";

/** How many changes, and how many tags, are remembered. What is older than these is taken for changed. */
const most = { changes: 20_000, tags: 50_000 };

export type Ledger = ReturnType<typeof createLedger>;

/**
 * What a process knows of changes: their order, and which tags they touched.
 *
 * Everybody who listens to the database hears the same changes in the same order. So an answer that says which change was
 * the last one known before it was asked for can be judged by every process: it is fresh unless one of its tags was touched
 * after that. It does not matter who computed it, or when it was stored. An answer from before this process listened, or
 * from another database, refers to a change that it does not know, and is not fresh.
 */
export function createLedger() {
  let hears = false;
  /** The last one who began to hear: makes the ids of transactions unique for all time. */
  let era = "";
  let last = "";
  let count = 0;
  let notes = 0;
  let floor = 0;
  const places = new Map<string, number>();
  const touched = new Map<string, number>();

  function forget() {
    places.clear();
    touched.clear();
    floor = count + 1;
    last = "";
  }

  return {
    /** Whether every change is heard of. While not, nothing is fresh. */
    get hears() {
      return hears;
    },
    set hears(now: boolean) {
      hears = now;
      if (!hears) forget();
    },
    /** The last change that is known. */
    get last() {
      return last;
    },
    note({ id, tags }: Change) {
      notes++;
      if (tags.length === 0) era = id;
      const name = tags.length === 0 ? id : `${era} ${id}`;
      // A transaction may say what it touched in several notes.
      if (name !== last) {
        last = name;
        places.set(name, ++count);
      }
      for (const tag of tags) touched.set(tag, count);
      // The oldest come first in a map; a tag that is touched anew keeps its old place there, so that all must go.
      if (places.size > most.changes) places.delete(places.keys().next().value as string);
      if (touched.size > most.tags) {
        touched.clear();
        floor = count;
      }
    },
    /** Whether nothing that the entry hangs on has been changed since it was asked of the database, as far as is known. */
    isFresh(entry: Entry, now: number): boolean {
      if (!hears || (entry.until !== null && now >= entry.until)) return false;
      if (entry.checked === notes) return true;
      const place = places.get(entry.at);
      if (place === undefined || place < floor) return false;
      for (const tag of entry.tags) if ((touched.get(tag) ?? 0) > place) return false;
      entry.checked = notes;
      return true;
    },
  };
}
