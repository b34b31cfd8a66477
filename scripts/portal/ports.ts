import { createServer } from "node:net";

/** The first port from `wished` on that nobody listens on at 127.0.0.1. */
export async function freePort(wished: number): Promise<number> {
  for (let port = wished; port <= 65_535; port += 1) {
    if (await isFree(port)) return port;
  }
  throw new Error(`No port from ${wished} on is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host: "127.0.0.1", exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
