import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cloneDb } from "@agrar/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { patient } from "./testing.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

const AUTH_SECRET = "a secret of thirty-two characters";

function run(variables: Record<string, string>) {
  const env = { PATH: process.env.PATH, AUTH_SECRET, ...variables };
  const server = spawn(process.execPath, [main], { env });
  onTestFinished(() => {
    server.kill("SIGKILL");
  });
  return server;
}

/** Everything that the process writes to its log until a line is as wanted. */
async function lineOf(server: ChildProcess, wanted: (line: { msg: string }) => boolean) {
  for await (const line of createInterface({ input: server.stdout as NodeJS.ReadableStream })) {
    const parsed = JSON.parse(line);
    if (wanted(parsed)) return parsed;
  }
  throw new Error("The log ended.");
}

test("a bad setting stops the start with one line", async () => {
  const server = run({ DATABASE_URL: "postgres://u:secret@127.0.0.1/x", PORT: "none" });
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(server, "close");
  expect(code).toBe(1);
  expect(said).toBe("The API does not start: PORT must be a number from 0 to 65535\n");
});

test("told to stop, it ends what it has begun, takes nothing new, and exits with 0", async () => {
  const { db, url, drop } = await cloneDb();
  const server = run({ DATABASE_URL: url, PORT: "0" });
  const exited = once(server, "exit");
  const { msg } = await lineOf(server, ({ msg }) => msg.startsWith("Server listening"));
  const origin = msg.split(" ").at(-1);
  const running = await db.$transaction(async (tx) => {
    // What no function looks at that runs by the clock.
    await tx.$executeRaw`lock table categories in access exclusive mode`;
    const request = fetch(`${origin}/trpc/category.list`);
    await waiting(db);
    server.kill("SIGTERM");
    await refused(`${origin}/health/live`);
    return { request };
  }, patient);
  const released = performance.now();
  const response = await running.request;
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ result: { data: [] } });
  expect(await exited).toEqual([0, null]);
  expect(performance.now() - released).toBeLessThan(3_000);
  await drop();
}, 60_000);

/** Waits until a statement of the server waits for a lock. */
async function waiting(db: Awaited<ReturnType<typeof cloneDb>>["db"]) {
  await expect
    .poll(async () => {
      const [row] = await db.$queryRaw<[{ count: number }]>`
        select count(*)::int from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`;
      return row.count;
    }, patient)
    .toBe(1);
}

const refused = (url: string) =>
  expect
    .poll(
      () =>
        fetch(url).then(
          ({ status }) => status,
          () => "refused",
        ),
      patient,
    )
    .toBe("refused");
