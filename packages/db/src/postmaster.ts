import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Stops the server of a data directory; open connections are closed. Rejects when it lives on after a minute. */
export async function stopServer(dataDir: string): Promise<void> {
  const server = runningServer(dataDir);
  if (!server) return;
  process.kill(server.pid, "SIGINT"); // PostgreSQL's "fast" shutdown
  const deadline = Date.now() + 60_000;
  while (runningServer(dataDir)?.pid === server.pid) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL in ${dataDir} does not stop.`);
    await sleep(20);
  }
}

/** The server that holds the data directory, by its postmaster.pid; its port is missing while it starts. */
export function runningServer(dataDir: string): { pid: number; port?: number } | undefined {
  const file = join(dataDir, "postmaster.pid");
  let lines: string[];
  try {
    lines = readFileSync(file, "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !exists(pid)) return undefined;
  const command = commandOf(pid);
  if (command !== undefined && !command.includes(`${dataDir}\0`)) {
    // A crash left the file and its number now belongs to another process (usual in containers, where numbers
    // are few). PostgreSQL would take that process for a server and refuse to start.
    rmSync(file, { force: true });
    return undefined;
  }
  return lines[7]?.startsWith("ready") ? { pid, port: Number(lines[3]) } : { pid };
}

/** Whether there is a process of this number. */
export function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The command line of a process, its words ended by \0; undefined where the system has no /proc. */
function commandOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return undefined;
  }
}
