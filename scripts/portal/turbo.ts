import { run } from "./processes.ts";

/** Runs tasks of turbo.json in every package that has them, from its cache where nothing changed. */
export const turbo = (tasks: string[], signal: AbortSignal): Promise<string> =>
  run("node_modules/.bin/turbo", ["run", ...tasks, "--continue", "--output-logs=errors-only"], {
    env: { TURBO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  });
