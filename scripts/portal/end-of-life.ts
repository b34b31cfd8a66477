import { launchers } from "./launchers.ts";

/** How often the process looks whether those who launched it still live, in milliseconds. */
const interval = 500;

/**
 * Aborted when the process shall end: by Ctrl-C, when it is told to terminate, when its terminal closes, or when one of
 * the processes that launched it is gone.
 */
export function endOfLife(): AbortSignal {
  const end = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => end.abort());
  const atStart = String(launchers());
  setInterval(() => {
    if (String(launchers()) !== atStart) end.abort();
  }, interval).unref();
  return end.signal;
}
