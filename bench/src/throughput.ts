import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";

export type Throughput = {
  name: string;
  requestsPerSecond: number;
  p99Ms: number;
  bytes: number;
  shareOfBare: number;
};

const listOf50 = `/trpc/training.list?input=${encodeURIComponent(JSON.stringify({ pageSize: 50 }))}`;

/**
 * How many requests a second one server process answers to ten clients that ask for a list of 50: ours, ours when the
 * client has the page already (304), and a bare `node:http` server that sends the same bytes from memory.
 */
export async function measureThroughput(url: string, seconds = 5): Promise<Throughput[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const servers: ChildProcess[] = [];
  const serve = async (...args: string[]) => {
    const child = fork(new URL("./serve.ts", import.meta.url), args, {
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    servers.push(child);
    return new Promise<string>((resolve, reject) => {
      child.once("error", reject).once("exit", (code) => reject(new Error(`server ended with ${code}`)));
      child.stdout?.once("data", (line: Buffer) => resolve(line.toString().trim()));
    });
  };
  try {
    const ours = (await serve("--database", url)) + listOf50;
    const answer = await fetch(ours, { headers: { "accept-encoding": "identity" } });
    const body = Buffer.from(await answer.arrayBuffer());
    const file = join(folder, "page.json");
    writeFileSync(file, body);
    const bare = await serve("--bytes", file);
    const load = async (name: string, target: string, headers: Record<string, string> = {}) => {
      await autocannon({ url: target, headers, connections: 10, duration: 1 });
      const { requests, latency, errors, non2xx, statusCodeStats } = await autocannon({
        url: target,
        headers,
        connections: 10,
        duration: seconds,
      });
      const unchanged = statusCodeStats?.["304"]?.count ?? 0;
      if (errors + (non2xx ?? 0) - unchanged > 0)
        throw new Error(`${name}: ${errors} errors, ${non2xx} refusals`);
      return {
        name,
        requestsPerSecond: requests.average,
        p99Ms: latency.p99,
        bytes: unchanged > 0 ? 0 : body.length,
      };
    };
    const rows = [
      await load("bare node:http, same bytes", bare),
      await load("ours", ours),
      await load("ours, unchanged (304)", ours, { "if-none-match": answer.headers.get("etag") ?? "" }),
    ];
    const top = rows[0]?.requestsPerSecond ?? Number.NaN;
    return rows.map((row) => ({ ...row, shareOfBare: row.requestsPerSecond / top }));
  } finally {
    for (const child of servers) child.kill();
    rmSync(folder, { recursive: true });
  }
}
