import { setTimeout as sleep } from "node:timers/promises";
import { run } from "./processes.ts";

/** Runs tasks of turbo.json in every package that has them, from its cache where nothing changed. */
export const turbo = (tasks: string[], signal: AbortSignal): Promise<string> =>
  run("node_modules/.bin/turbo", ["run", ...tasks, "--continue", "--output-logs=errors-only"], {
    env: { TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  });

/** Builds the pages. Of several that build at once, in this folder, one does and the others wait for it. */
export async function build(signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await turbo(["build"], signal);
      return;
    } catch (error) {
      // Next.js takes a lock and does not wait for it.
      if (!String(error).includes("Another next build process is already running")) throw error;
      await sleep(1_000, undefined, { signal });
    }
  }
}
