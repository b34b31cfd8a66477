import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/**
 * An instance of the API as a process of its own, at an address of its own, until it is stopped: for tests and measurements of
 * what is really served. It has the settings that are given, and nothing of this process's.
 *
 * @throws Error when it ends before it answers; it has said why on the error output by then.
 */
export async function instance(variables: Record<string, string>) {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const server = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      AUTH_SECRET: "the same for every instance of the portal",
      ...variables,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    const { msg } = JSON.parse(line) as { msg: string };
    const origin = /^Server listening at (\S+)/.exec(msg)?.[1];
    if (!origin) continue;
    // Nobody reads its log from here on, and a full pipe would hold it up.
    server.stdout.resume();
    return { origin, pid: server.pid, stop: () => server.kill("SIGKILL") };
  }
  throw new Error("The instance did not start.");
}
