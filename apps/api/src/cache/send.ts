import { Negotiator } from "@fastify/accept-negotiator";
import type { FastifyRequest } from "fastify";
import { LRUCache } from "lru-cache";
import { compressed, compressedFrom, encodings } from "../compression.ts";
import { isKnown, isPersonal } from "../etag.ts";
import type { Entry } from "./entry.ts";
import { everyAnswer } from "./purge.ts";

/** What caches in front of the portal may do with an answer for everybody. */
export type BetweenOptions = {
  /** For how long they may give it out without asking, in seconds. */
  seconds: number;
  /** For how long after that they may give it out while they ask, in seconds. */
  lateSeconds: number;
};

/** What is sent for an entry. */
export type Sending = { status: 200 | 304; headers: Record<string, string>; body: Buffer | undefined };

export type SendingOf = (request: FastifyRequest, entry: Entry, type: string) => Sending;

/** Says what to send for an entry: 304 to who has it, else the bytes as they were compressed before. */
export function sendings(
  { seconds, lateSeconds }: BetweenOptions = { seconds: 0, lateSeconds: 0 },
): SendingOf {
  const shared = seconds > 0;
  const everybodys = shared
    ? `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=${lateSeconds}`
    : "public, no-cache";
  const accepted = new LRUCache<string, string>({ max: 100 });
  const negotiator = new Negotiator({ supportedValues: [...encodings], cache: accepted as never });

  return (request, entry, type) => {
    const personal = isPersonal(request);
    const headers: Record<string, string> = {
      etag: entry.etag,
      "cache-control": personal ? "private, no-cache" : everybodys,
    };
    if (shared && !personal) {
      const tags = [everyAnswer, ...entry.tags];
      headers["surrogate-key"] = tags.join(" ");
      headers["cache-tag"] = tags.join(",");
    }
    if (isKnown(request, entry.etag)) return { status: 304, headers, body: undefined };
    headers["content-type"] = type;
    const accept = request.headers["accept-encoding"];
    const encoding =
      accept === undefined || entry.body.length < compressedFrom ? null : negotiator.negotiate(accept);
    if (encoding === null) return { status: 200, headers, body: entry.body };
    headers["content-encoding"] = encoding;
    entry.compressed[encoding] ??= compressed(entry.body, encoding);
    return { status: 200, headers, body: entry.compressed[encoding] };
  };
}
