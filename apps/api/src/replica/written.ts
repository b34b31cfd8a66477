import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Cache } from "../cache/cache.ts";

/** How long a browser tells what it has written, in seconds: longer than any instance needs to hear of it by itself. */
const seconds = 5;
const name = "agrar.written";

/** What the browser of a request has written lately, as a place in the log of the database. */
export function writtenBy({ headers }: FastifyRequest): bigint | undefined {
  const [, place] = /(?:^|;\s*)agrar\.written=(\d{1,20})(?:;|$)/.exec(headers.cookie ?? "") ?? [];
  return place === undefined ? undefined : BigInt(place);
}

/**
 * Gives browsers that change something a cookie with the place in the log behind their change, by which every instance knows what
 * their next reads must show. One that was made up costs who sends it a question to the database.
 */
export function tellWriters(app: FastifyInstance, cache: Cache, isSecure: boolean): void {
  const rest = `Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${isSecure ? "; Secure" : ""}`;
  app.addHook("onSend", (request, reply, _payload, done) => {
    const { method, headers, statements } = request;
    const mayWrite = method !== "GET" && method !== "HEAD" && statements?.length;
    const place = mayWrite && headers.authorization === undefined ? cache.lastPlace : null;
    if (place) reply.header("set-cookie", `${name}=${place.at}; ${rest}`);
    done();
  });
}
