import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A Redis of a test's own, on this machine alone and in memory alone. It can be stopped and started again at its address.
 *
 * @throws Error where `redis-server` is not installed; `pnpm test` installs it on Debian.
 */
export async function redisServer() {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const port = await freePort();
  let running: ChildProcess | undefined;
  async function start() {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
    const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
    running = server;
    await once(server, "spawn");
    for await (const line of server.stdout) if (String(line).includes("Ready to accept")) break;
    server.stdout.resume();
  }
  async function stop() {
    const server = running;
    running = undefined;
    if (!server) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  }
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    stop,
    async drop() {
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
