import { unsubscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { tellClientAddresses } from "./client-address.ts";

const forged = { "x-forwarded-for": "198.51.100.7", "x-forwarded-host": "evil.example" };

/** The headers that a server has of a request from this machine. */
async function arriving(
  trustedProxies: string,
  headers: Record<string, string>,
): Promise<IncomingHttpHeaders> {
  const forget = tellClientAddresses(trustedProxies);
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers });
  const seen = (await answer.json()) as IncomingHttpHeaders;
  server.closeAllConnections();
  server.close();
  unsubscribe("http.server.request.start", forget);
  return seen;
}

test.each(["10.0.0.1", "10.0.0.0/8, 192.168.0.1", "::1"])(
  "a stranger who says to be another is believed nothing (trusted: %s)",
  async (trusted) => {
    const seen = await arriving(trusted, forged);
    expect(seen["x-forwarded-for"]).toBe("127.0.0.1");
    expect(seen).not.toHaveProperty("x-forwarded-host");
  },
);

test.each(["127.0.0.1", "10.0.0.1, 127.0.0.0/8"])("a proxy that is trusted is (%s)", async (trusted) => {
  expect(await arriving(trusted, forged)).toMatchObject(forged);
});

test("who says nothing has the address of the connection", async () => {
  expect(await arriving("127.0.0.1", {})).toMatchObject({ "x-forwarded-for": "127.0.0.1" });
});
