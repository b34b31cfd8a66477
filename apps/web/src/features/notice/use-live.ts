import { useEffect, useSyncExternalStore } from "react";
import { liveState, noLiveState, watchLiveState } from "./live-state.ts";

/** What is known live of the reader's notices. */
export const useLiveState = () => useSyncExternalStore(watchLiveState, liveState, noLiveState);

/**
 * Keeps that up to date while the page is looked at. A hidden page gives its connection back: browsers have six for all pages of
 * a site.
 */
export const useLive = () => useEffect(keepLive, []);

function keepLive(): () => void {
  let close: (() => void) | undefined;
  let wanted = false;
  async function open() {
    const { openLive } = await import("./live.ts");
    if (wanted) close ??= openLive();
  }
  function look() {
    wanted = document.visibilityState === "visible";
    if (wanted) open().catch(() => {});
    else shut();
  }
  function shut() {
    close?.();
    close = undefined;
  }
  look();
  document.addEventListener("visibilitychange", look);
  return () => {
    wanted = false;
    document.removeEventListener("visibilitychange", look);
    shut();
  };
}
