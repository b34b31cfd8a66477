// Serves the API for a measurement, or with `--bytes FILE` the bytes of that file and nothing else, and prints its address.
// With `--cache` it keeps answers in memory, with `--redis URL` in that Redis alone. Asked by its parent, it tells the
// processor time that it has used, in microseconds.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { createDb } from "@agrar/db";
import { createServer } from "@agrar/server";
import { createCache } from "@agrar/server/cache";
import { createMonitor } from "@agrar/server/monitor";

const { values } = parseArgs({
  options: {
    bytes: { type: "string" },
    database: { type: "string", default: "" },
    cache: { type: "boolean", default: false },
    redis: { type: "string" },
  },
});

console.log(values.bytes ? await bare(readFileSync(values.bytes)) : await api(values.database));
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on("disconnect", () => process.exit(0));

function api(url: string): Promise<string> {
  const keeps = values.cache || values.redis !== undefined;
  // What is too large for memory is kept in Redis alone.
  const cache = keeps
    ? createCache({ url, redisUrl: values.redis, ...(values.redis && { bytes: 1 }) })
    : undefined;
  // Measured as a portal that runs is.
  const monitor = createMonitor();
  monitor.start();
  return createServer({ db: createDb({ url, watch: monitor.statement }), cache, monitor }).listen({
    host: "127.0.0.1",
    port: 0,
  });
}

async function bare(bytes: Buffer): Promise<string> {
  const server = http.createServer((_request, response) => {
    response.setHeader("content-type", "application/json");
    response.setHeader("content-length", bytes.length);
    response.end(bytes);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
