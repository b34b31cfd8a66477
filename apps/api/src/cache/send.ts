import { Negotiator } from "@fastify/accept-negotiator";
import type { FastifyReply, FastifyRequest } from "fastify";
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

export type Send = (request: FastifyRequest, reply: FastifyReply, entry: Entry, type: string) => FastifyReply;

/** Sends entries: 304 to who has it, else the bytes as they were compressed before. */
export function sender({ seconds, lateSeconds }: BetweenOptions = { seconds: 0, lateSeconds: 0 }): Send {
  const shared = seconds > 0;
  const everybodys = shared
    ? `public, max-age=0, s-maxage=${seconds}, stale-while-revalidate=${lateSeconds}`
    : "public, no-cache";
  const accepted = new LRUCache<string, string>({ max: 100 });
  const negotiator = new Negotiator({ supportedValues: [...encodings], cache: accepted as never });

  return (request, reply, entry, type) => {
    const personal = isPersonal(request);
    reply.header("etag", entry.etag).header("cache-control", personal ? "private, no-cache" : everybodys);
    if (shared && !personal) {
      const tags = [everyAnswer, ...entry.tags];
      reply.header("surrogate-key", tags.join(" ")).header("cache-tag", tags.join(","));
    }
    if (isKnown(request, entry.etag)) return reply.code(304).send();
    reply.header("content-type", type);
    const accept = request.headers["accept-encoding"];
    const encoding =
      accept === undefined || entry.body.length < compressedFrom ? null : negotiator.negotiate(accept);
    if (encoding === null) return reply.send(entry.body);
    entry.compressed[encoding] ??= compressed(entry.body, encoding);
    return reply.header("content-encoding", encoding).send(entry.compressed[encoding]);
  };
}
