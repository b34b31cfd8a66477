import { spawn } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { withClient } from "./database.ts";
import { type EmbeddedCluster, startEmbedded } from "./embedded.ts";
import { asServerUser } from "./embedded-home.ts";

const name = `embedded-${process.pid}`;
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function start(port?: number): Promise<EmbeddedCluster> {
  const cluster = await startEmbedded(port === undefined ? { name } : { name, port });
  open.push(async () => {
    await cluster.stop();
    rmSync(cluster.dataDir, { recursive: true, force: true });
    rmSync(`${cluster.dataDir}.log`, { force: true });
  });
  return cluster;
}

async function listen(): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push(() => server.close());
  return (server.address() as { port: number }).port;
}

const query = (url: string, sql: string) =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
const serverPid = ({ dataDir }: EmbeddedCluster) =>
  Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]);

test("takes another port when the wished one is taken, and answers as PostgreSQL 18 in UTC", async () => {
  const taken = await listen();
  const { url, port } = await start(taken);
  expect(port).not.toBe(taken);
  expect(
    await query(
      url,
      "select current_setting('server_version_num')::int / 10000 as v, now()::text like '%+00' as utc",
    ),
  ).toEqual([{ v: 18, utc: true }]);
});

test("several that start at once get the same server", async () => {
  const clusters = await Promise.all([start(), start(), start()]);
  expect(new Set(clusters.map(({ port }) => port)).size).toBe(1);
  expect(new Set(clusters.map(serverPid)).size).toBe(1);
});

test("comes back with its data after a kill", async () => {
  const before = await start();
  await query(before.url, "create table kept as select 42 as answer");
  const pid = serverPid(before);
  process.kill(pid, "SIGKILL");
  const after = await start();
  expect(serverPid(after)).not.toBe(pid);
  expect(await query(after.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("starts when a crash left a process number that now belongs to someone else", async () => {
  const before = await start();
  await query(before.url, "create table kept as select 42 as answer");
  const file = join(before.dataDir, "postmaster.pid");
  const [, ...rest] = readFileSync(file, "utf8").split("\n");
  await before.stop();
  const stranger = spawn("sleep", ["60"], { ...asServerUser, stdio: "ignore" });
  open.push(() => stranger.kill());
  writeFileSync(file, [stranger.pid, ...rest].join("\n"));
  const after = await start();
  expect(await query(after.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("stopping ends open connections and may be repeated", async () => {
  const cluster = await start();
  await expect(
    withClient(cluster.url, async (client) => {
      client.on("error", () => {});
      await cluster.stop();
      await client.query("select 1");
    }),
  ).rejects.toThrow();
  await cluster.stop();
});
