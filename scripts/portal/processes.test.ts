import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { freePort } from "./ports.ts";
import { run, type ServiceOptions, startService } from "./processes.ts";

const folder = mkdtempSync(join(tmpdir(), "processes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A server that tells its process number, after it has started a process of its own that never ends. */
const server = `
  const child = require("node:child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  require("node:http").createServer((_, answer) => answer.end(JSON.stringify([process.pid, child.pid])))
    .listen(process.env.PORT, "127.0.0.1");
`;

async function options(code: string): Promise<ServiceOptions> {
  const port = await freePort(21_000 + Math.floor(Math.random() * 5_000));
  return {
    name: "The test",
    args: ["-e", code],
    cwd: folder,
    env: { PORT: String(port) },
    log: join(folder, `${port}.log`),
    ready: `http://127.0.0.1:${port}`,
    signal: new AbortController().signal,
  };
}

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Who was killed may need a moment to be gone. */
const gone = (pids: number[]) =>
  vi.waitFor(() => expect(pids.map(lives)).toEqual(pids.map(() => false)), { timeout: 10_000 });

const pidsOf = async (url: string): Promise<number[]> => (await fetch(url)).json() as Promise<number[]>;

it("starts a service that answers, and ends it with all that it started", async () => {
  const wanted = await options(server);
  const service = await startService(wanted);
  const pids = await pidsOf(wanted.ready);
  expect(pids.map(lives)).toEqual([true, true]);
  await service[Symbol.asyncDispose]();
  await gone(pids);
});

it("shows the log of a service that does not start", async () => {
  const wanted = await options(`console.error("the port is taken"); process.exit(3)`);
  await expect(startService(wanted)).rejects.toThrow(/The test ended \(code 3\)\.(.|\n)*the port is taken/);
});

it("tells when a service dies, and then ends what that leaves behind", async () => {
  const wanted = await options(server);
  const service = await startService(wanted);
  const pids = await pidsOf(wanted.ready);
  process.kill(pids[0] ?? 0, "SIGKILL");
  await expect(service.died).rejects.toThrow("The test ended (SIGKILL)");
  await service[Symbol.asyncDispose]();
  await gone(pids);
});

it("leaves no service when the process that started it is killed", async () => {
  const wanted = await options(server);
  const code = `
    const { startService } = await import(process.env.MODULE);
    await startService({ ...JSON.parse(process.env.WANTED), signal: new AbortController().signal });
    console.log("started");`;
  const starter = spawn(process.execPath, ["--input-type=module", "-e", code], {
    env: {
      ...process.env,
      MODULE: new URL("processes.ts", import.meta.url).href,
      WANTED: JSON.stringify(wanted),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(starter.stdout, "data");
  const pids = await pidsOf(wanted.ready);
  expect(pids.map(lives)).toEqual([true, true]);
  starter.kill("SIGKILL");
  await gone(pids);
});

it("runs a program and hands over what it says", async () => {
  expect(await run(process.execPath, ["-e", "console.log(6 * 7)"])).toBe("42\n");
  await expect(run(process.execPath, ["-e", "console.log('no'); process.exit(1)"])).rejects.toThrow(/^no$/);
  await expect(run(process.execPath, ["-e", "process.exit(2)"])).rejects.toThrow("failed (code 2)");
});

it("ends a program that is no longer wanted", async () => {
  const stop = new AbortController();
  const running = run(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(running).rejects.toThrow("enough");
});
