import { AppError, leave, leavePageOf, type Settings } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { originOf } from "./context.ts";
import { onlyTakes } from "./methods.ts";

type Link = { Params: { token: string } };

/**
 * Where the links of letters lead by which their readers get no more like them. A mail program posts in one click (RFC 8058);
 * whoever opens the address is sent to the page that asks, because programs that look for harm in letters open links too. Only the
 * token counts: no cookie is read, so that no page of another site gains anything by a request of its own.
 */
export function leaving(app: FastifyInstance, db: Db, settings: Settings): void {
  // The form that a mail program sends says no more than that it was one click.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, _body, done) => done(null, null));
  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store");
    done();
  });
  const url = "/api/leave/:token";
  const contextOf = (request: FastifyRequest) => ({ db, settings, origin: originOf(request) });
  onlyTakes(app, url, ["GET", "POST"]);
  const config = { speaksForToken: true };
  app.get<Link>(url, { config }, async (request, reply) =>
    reply.redirect(await leavePageOf(contextOf(request), request.params), 303),
  );
  app.post<Link>(url, { config }, async (request, reply) => {
    const { token } = request.params;
    if (token.length > 200) throw new AppError("BAD_REQUEST", "leave.forged");
    return reply.send(await leave(contextOf(request), { token }));
  });
}
