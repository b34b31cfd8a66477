import type { Outputs } from "@agrar/api";

export type Notice = Outputs["notice"]["list"]["items"][number];

/** What is known live of the reader's notices. */
export type LiveState = {
  /** Names the state: whoever comes back with it is told only of another. */
  id: string;
  unread: number;
  newest: Notice[];
  /** When it was told, in milliseconds since 1970. */
  at: number;
  /** The title of what has just come, for those who do not see it come. */
  arrived: string;
};

let state: LiveState | null = null;
const watchers = new Set<() => void>();

/** The state as it was told last; null before the first time. */
export const liveState = () => state;

/** Before the browser was told anything, as on the server. */
export const noLiveState = () => null;

export function watchLiveState(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Takes in what was told. */
export function takeLiveState(id: string, told: Pick<LiveState, "unread" | "newest">, at: number): void {
  const known = state && new Set(state.newest.map((notice) => notice.id));
  const fresh = told.newest.find((notice) => known && !known.has(notice.id) && notice.readAt === null);
  // What was below the newest may come up when one of them goes; it has not come just now.
  const last = state?.newest[0]?.id ?? 0;
  const arrived = fresh && fresh.id > last ? fresh.title : "";
  state = { ...told, id, at, arrived };
  for (const watcher of watchers) watcher();
}
