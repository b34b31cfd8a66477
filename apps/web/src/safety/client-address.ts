import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";

/** What a proxy says of the client in front of it, and what the API believes of what comes from here. */
const told = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-port", "forwarded"];

/**
 * Writes into each request that arrives at this process where it comes from. Only a proxy that is trusted may say so itself: Next.js
 * passes on whatever the header has, and a stranger could choose the address by which the API counts tries. Returns
 * what was subscribed to the channel of Node's requests.
 */
export function tellClientAddresses(trustedProxies: string): (message: unknown) => void {
  const trusted = listOf(trustedProxies);
  const tell = (message: unknown) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const { remoteAddress = "" } = socket;
    if (!includes(trusted, remoteAddress)) for (const name of told) delete headers[name];
    headers["x-forwarded-for"] ??= remoteAddress;
  };
  subscribe("http.server.request.start", tell);
  return tell;
}

function listOf(proxies: string): BlockList {
  const list = new BlockList();
  for (const proxy of proxies.split(",").map((text) => text.trim())) {
    const [address = "", bits] = proxy.split("/");
    if (bits === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

const includes = (list: BlockList, address: string) =>
  address !== "" && list.check(address, familyOf(address));

const familyOf = (address: string) => (isIPv6(address) ? "ipv6" : "ipv4");
