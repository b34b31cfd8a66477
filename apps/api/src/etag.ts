import { hash } from "node:crypto";
import type { FastifyInstance } from "fastify";

/**
 * Lets clients keep what they read and ask whether it has changed: the answer is then 304, without a body.
 *
 * The tags are weak, because the same answer goes out compressed in one way or another; and clients must ask each time. What
 * somebody gets by their cookie or key is theirs: no cache between may keep it for others.
 */
export function etag(app: FastifyInstance): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const vary = reply.getHeader("vary");
    const varies = "accept-encoding, authorization, cookie";
    reply.header("vary", vary ? `${vary}, ${varies}` : varies);
    if (reply.hasHeader("cache-control")) return done(null, payload);
    const isRead = request.method === "GET" || request.method === "HEAD";
    const body = isRead && reply.statusCode === 200 ? bytes(payload) : undefined;
    if (!body) {
      reply.header("cache-control", "no-store");
      return done(null, payload);
    }
    const tag = `W/"${hash("sha1", body, "base64url")}"`;
    const { cookie, authorization } = request.headers;
    const isPersonal = cookie !== undefined || authorization !== undefined;
    reply.header("etag", tag).header("cache-control", isPersonal ? "private, no-cache" : "no-cache");
    if (!has(request.headers["if-none-match"], tag)) return done(null, body);
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    done(null, null);
  });
}

/** A text is made bytes once here, not again for the tag, the compression and the socket; a stream has no tag. */
function bytes(payload: unknown): Buffer | undefined {
  if (typeof payload === "string") return Buffer.from(payload);
  return Buffer.isBuffer(payload) ? payload : undefined;
}

/** Whether an `If-None-Match` names the tag, weakly compared as HTTP has it for reads. */
function has(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === "*") return true;
  const opaque = tag.slice(2);
  return header.split(",").some((known) => known.trim().replace(/^W\//, "") === opaque);
}
