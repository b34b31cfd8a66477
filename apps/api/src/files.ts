import { AppError, openFile, type Served } from "@agrar/api/server";
import { isObject, type Storage } from "@agrar/api/storage";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import parseRange from "range-parser";
import type { ContextOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";
import { nameInHeader } from "./name-in-header.ts";

/** Seconds for which anybody may keep what is public: it never changes under its name, but can be removed. */
const publicSeconds = 86_400;

/** What the browser shows by itself. Anything else is saved: a document may run what its author put into it. */
const shown = /^(image\/(?!svg)|video\/|audio\/)/;

type Asked = { Params: { object: string }; Querystring: { until?: unknown; sign?: unknown } };

/**
 * Serves what is stored: whole, or the part that is asked for, as a player does that goes to the middle of a video. Who may read a
 * private file and has not come by a signed link is sent to one.
 */
export function files(app: FastifyInstance, storage: Storage, contextOf: ContextOf): void {
  const url = "/api/files/:object";
  onlyTakes(app, url, ["GET"]);
  app.route<Asked>({
    method: ["GET", "HEAD"],
    url,
    handler: async (request, reply) => {
      const { object } = request.params;
      if (!isObject(object)) throw new AppError("NOT_FOUND", "route.notFound");
      const { until, sign } = request.query;
      const signed = typeof until === "string" && typeof sign === "string" ? { until, sign } : undefined;
      const found = await openFile(await contextOf(request), object, signed);
      if ("link" in found)
        return reply.header("cache-control", "private, no-store").redirect(found.link, 302);
      return send(storage, found, request, reply);
    },
  });
}

async function send(
  storage: Storage,
  { object, name, mime, size, sha256, isPublic }: Served,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const tag = `"${sha256}"`;
  reply
    .header("etag", tag)
    .header("cache-control", isPublic ? `public, max-age=${publicSeconds}` : "private, max-age=3600")
    .header("accept-ranges", "bytes")
    .header("content-disposition", `${shown.test(mime) ? "inline" : "attachment"}; ${nameInHeader(name)}`)
    .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
    .header("cross-origin-resource-policy", "same-origin");
  if (isKnown(request.headers["if-none-match"], tag)) return reply.code(304).send(null);
  reply.type(mime);
  const asked = rangeOf(request, tag, size);
  if (asked === "outside") {
    reply.header("content-range", `bytes */${size}`).header("cache-control", "no-store").removeHeader("etag");
    return reply
      .code(416)
      .type("application/json")
      .send({ message: "The file has no such part.", reason: "file.noSuchPart" });
  }
  const span = asked ?? { start: 0, end: size - 1 };
  reply.header("content-length", span.end - span.start + 1);
  if (asked) reply.code(206).header("content-range", `bytes ${span.start}-${span.end}/${size}`);
  if (request.method === "HEAD") return reply.send(null);
  const bytes = await storage.read(object, asked).catch((error: NodeJS.ErrnoException) => {
    for (const header of ["content-length", "content-range", "content-disposition", "etag", "accept-ranges"])
      reply.removeHeader(header);
    reply.header("cache-control", "no-store");
    throw error.code === "ENOENT" ? new AppError("NOT_FOUND", "file.gone") : error;
  });
  return reply.send(bytes);
}

const isKnown = (header: string | undefined, tag: string) =>
  header?.split(",").some((known) => ["*", tag].includes(known.trim().replace(/^W\//, "")));

/** The part that is asked for; none where all is to be sent: several parts at once are not sent apart. */
function rangeOf({ headers }: FastifyRequest, tag: string, size: number) {
  const { range, "if-range": ifRange } = headers;
  if (range === undefined || (ifRange !== undefined && ifRange !== tag)) return undefined;
  const parts = parseRange(size, range);
  if (parts === -1) return "outside";
  return parts === -2 || parts.type !== "bytes" || parts.length !== 1 ? undefined : parts[0];
}
