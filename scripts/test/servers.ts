import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";

/** Programs that tests start for themselves, each in Debian's package of its name. */
const servers = ["redis-server", "pgbouncer"];

/**
 * Makes sure that the tests have a Redis and a PgBouncer. On Debian and its relatives the packages are installed where they are
 * missing and this process may do so.
 *
 * @throws Error that says what to do when one is missing.
 */
export async function provideServers(signal: AbortSignal): Promise<void> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"];
  const missing = servers.filter((server) => !folders.some((folder) => existsSync(join(folder, server))));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error(`The tests need ${missing.join(" and ")}: install it, so that it is found on the PATH.`);
  }
  const options = { signal, env: { DEBIAN_FRONTEND: "noninteractive" } };
  await step(`Installing Debian's ${missing.join(" and ")}`, async () => {
    await run("apt-get", ["update"], options);
    // The packages would start servers of their own, for which nobody asked.
    await run("apt-get", ["install", "-y", "--no-install-recommends", ...missing], {
      ...options,
      env: { ...options.env, RUNLEVEL: "1" },
    });
  });
}
