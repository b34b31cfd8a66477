import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "../portal/processes.ts";
import { step } from "../portal/progress.ts";

/** What tests start for themselves, each in Debian's package of its name, and whether it is there. */
const servers: [name: string, isThere: () => boolean][] = [
  ["redis-server", () => isProgram("redis-server")],
  ["pgbouncer", () => isProgram("pgbouncer")],
  ["python3-swift", () => spawnSync("/usr/bin/python3", ["-c", "import swift"]).status === 0],
];

const isProgram = (name: string) =>
  [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin"].some((folder) =>
    existsSync(join(folder, name)),
  );

/**
 * Makes sure that the tests have a Redis, a PgBouncer, and a Swift for the system's own Python. On Debian and its relatives the
 * packages are installed where they are missing and this process may do so.
 *
 * @throws Error that says what to do when one is missing.
 */
export async function provideServers(signal: AbortSignal): Promise<void> {
  const missing = servers.filter(([, isThere]) => !isThere()).map(([name]) => name);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    throw new Error(
      `The tests need ${missing.join(" and ")}: install what is missing where the system has its programs.`,
    );
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
