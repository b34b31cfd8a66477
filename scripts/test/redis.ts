import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";

/**
 * Makes sure that the tests have a Redis. On Debian and its relatives the package is installed where there is none and this
 * process may do so.
 *
 * @throws Error that says what to do when there is none.
 */
export async function provideRedis(signal: AbortSignal): Promise<void> {
  const folders = (process.env.PATH ?? "").split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, "redis-server")))) return;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error("The tests need redis-server: install it, so that it is found on the PATH.");
  }
  const options = { signal, env: { DEBIAN_FRONTEND: "noninteractive" } };
  await step("Installing Debian's Redis", async () => {
    await run("apt-get", ["update"], options);
    // The package would start a server of its own, for which nobody asked.
    await run("apt-get", ["install", "-y", "--no-install-recommends", "redis-server"], {
      ...options,
      env: { ...options.env, RUNLEVEL: "1" },
    });
  });
}
