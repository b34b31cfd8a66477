import { useSyncExternalStore } from "react";

const key = "agrar-light-mode";
const listeners = new Set<() => void>();

/** Where there is no store, the choice lasts as long as the page. */
let chosen = false;

function isLight(): boolean {
  try {
    return localStorage.getItem(key) === "1";
  } catch {
    return chosen;
  }
}

/** Leaves videos out until they are asked for, or no longer does; kept in the browser. */
export function chooseLightMode(light: boolean): void {
  chosen = light;
  try {
    if (light) localStorage.setItem(key, "1");
    else localStorage.removeItem(key);
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener();
}

function watch(listener: () => void): () => void {
  listeners.add(listener);
  // Another tab chose.
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Whether videos are left out until they are asked for; null on the server, which does not know. */
export const useLightMode = (): boolean | null =>
  useSyncExternalStore<boolean | null>(watch, isLight, () => null);
