import { hash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";

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
    const tag = etagOf(body);
    reply.header("etag", tag).header("cache-control", isPersonal(request) ? "private, no-cache" : "no-cache");
    if (!isKnown(request, tag)) return done(null, body);
    reply.code(304).removeHeader("content-type").removeHeader("content-length");
    done(null, null);
  });
}

/** A text is made bytes once here, not again for the tag, the compression and the socket; a stream has no tag. */
function bytes(payload: unknown): Buffer | undefined {
  if (typeof payload === "string") return Buffer.from(payload);
  return Buffer.isBuffer(payload) ? payload : undefined;
}

/** The tag of a body. */
export const etagOf = (body: Buffer) => `W/"${hash("sha1", body, "base64url")}"`;

/** Whether somebody may be asking: what they get is then theirs alone. */
export const isPersonal = ({ headers: { cookie, authorization } }: FastifyRequest) =>
  cookie !== undefined || authorization !== undefined;

/** Whether the client has the body of the tag: its `If-None-Match` is weakly compared, as HTTP has it for reads. */
export function isKnown({ headers }: FastifyRequest, tag: string): boolean {
  const header = headers["if-none-match"];
  if (header === undefined) return false;
  if (header === tag || header.trim() === "*") return true;
  const opaque = tag.slice(2);
  return header.split(",").some((known) => known.trim().replace(/^W\//, "") === opaque);
}
