import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { redisServer } from "@agrar/server/redis-server";
import autocannon from "autocannon";

export type Throughput = {
  name: string;
  requestsPerSecond: number;
  p99Ms: number;
  shareOfBare: number;
  /** Processor time of the server for one request, in microseconds: what else the machine does matters less to it. */
  cpuMicroseconds: number;
};

const listOf50 = `/trpc/training.list?input=${encodeURIComponent(JSON.stringify({ pageSize: 50 }))}`;

/** How long each way is loaded at a time, how often they take turns, in seconds. */
const turn = 3;
const rounds = 3;

/**
 * How many requests a second one server process answers to ten clients that ask for a list of 50: a bare `node:http` server
 * that sends the same bytes from memory; ours from its memory, to who has the page already (304), compressed, from Redis,
 * and each time from the database. They take turns, and the best turn of each counts.
 */
export async function measureThroughput(url: string): Promise<Throughput[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const children: ChildProcess[] = [];
  const store = await redisServer().catch(() => undefined);
  if (!store) console.log("Redis is not measured: there is no redis-server here.");
  try {
    const cached = await serve(children, ["--database", url, "--cache"]);
    const target = cached.origin + listOf50;
    await fetch(target);
    const answer = await fetch(target, { headers: { "accept-encoding": "identity" } });
    const file = join(folder, "page.json");
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    const bare = await serve(children, ["--bytes", file]);
    const database = await serve(children, ["--database", url]);
    const redis = store && (await serve(children, ["--database", url, "--redis", store.url]));
    const etag = answer.headers.get("etag") ?? "";
    const ways = [
      { name: "bare node:http, same bytes", server: bare },
      { name: "ours, kept", server: cached },
      { name: "ours, unchanged (304)", server: cached, headers: { "if-none-match": etag } },
      { name: "ours, kept compressed (br)", server: cached, headers: { "accept-encoding": "br" } },
      ...(redis ? [{ name: "ours, kept in Redis alone", server: redis }] : []),
      { name: "ours, not kept", server: database },
    ];
    const best = new Map<string, Omit<Throughput, "name" | "shareOfBare">>();
    for (const { server, headers } of ways) await load(server, 1, headers);
    for (let round = 0; round < rounds; round++) {
      for (const { name, server, headers } of ways) {
        const measured = await load(server, turn, headers);
        const before = best.get(name);
        best.set(name, {
          requestsPerSecond: Math.max(measured.requestsPerSecond, before?.requestsPerSecond ?? 0),
          p99Ms: Math.min(measured.p99Ms, before?.p99Ms ?? Number.POSITIVE_INFINITY),
          cpuMicroseconds: Math.min(
            measured.cpuMicroseconds,
            before?.cpuMicroseconds ?? Number.POSITIVE_INFINITY,
          ),
        });
      }
    }
    const rows = [...best].map(([name, row]) => ({ name, ...row }));
    const top = rows[0]?.requestsPerSecond ?? Number.NaN;
    return rows.map((row) => ({ ...row, shareOfBare: row.requestsPerSecond / top }));
  } finally {
    for (const child of children) child.kill();
    await store?.drop();
    rmSync(folder, { recursive: true });
  }
}

type Served = { origin: string; child: ChildProcess };

async function serve(children: ChildProcess[], args: string[]): Promise<Served> {
  const child = fork(new URL("./serve.ts", import.meta.url), args, {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  children.push(child);
  const origin = await new Promise<string>((resolve, reject) => {
    child.once("error", reject).once("exit", (code) => reject(new Error(`server ended with ${code}`)));
    child.stdout?.once("data", (line: Buffer) => resolve(line.toString().trim()));
  });
  return { origin, child };
}

async function load({ origin, child }: Served, seconds: number, headers: Record<string, string> = {}) {
  const before = await cpuOf(child);
  const { requests, latency, errors, non2xx, statusCodeStats } = await autocannon({
    url: origin + listOf50,
    headers,
    connections: 10,
    duration: seconds,
  });
  const unchanged = statusCodeStats?.["304"]?.count ?? 0;
  if (errors + (non2xx ?? 0) - unchanged > 0) throw new Error(`${errors} errors, ${non2xx} refusals`);
  return {
    requestsPerSecond: requests.average,
    p99Ms: latency.p99,
    cpuMicroseconds: ((await cpuOf(child)) - before) / requests.total,
  };
}

async function cpuOf(child: ChildProcess): Promise<number> {
  child.send("cpu");
  const [used] = await once(child, "message");
  return used as number;
}
