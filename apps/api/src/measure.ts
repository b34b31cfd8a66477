import { procedureNames } from "@agrar/api/server";
import { recordStatements, type Statement } from "@agrar/db";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Monitor } from "./monitor/monitor.ts";
import type { OpenSpan } from "./monitor/traces.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The SQL statements that the request has sent so far; null until it is handled. */
    statements: Statement[] | null;
    /** The span of the request, where traces are sent; null until it is handled. */
    span: OpenSpan | null;
  }
}

/**
 * Records the statements of each request, tells their number and time in `Server-Timing`, and writes one log line for
 * it. The line has the path but never the values of the query: those may be about people.
 */
export function measure(app: FastifyInstance, monitor: Monitor): void {
  app.decorateRequest("statements", null);
  app.decorateRequest("span", null);
  // As late as can be: a request's body is read outside the scope that an earlier hook opens.
  app.addHook("preHandler", (request, reply, done) => {
    request.statements = [];
    const span = spanOf(request, reply.elapsedTime);
    request.span = span ?? null;
    recordStatements(request.statements, () => monitor.request(routeOf(request), span, done));
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    // What is refused before it is handled has sent none.
    reply.header("server-timing", timing(request.statements ?? []));
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { method, url } = request;
    const ms = reply.elapsedTime;
    monitor.answered(routeOf(request), reply.statusCode, ms);
    if (monitor.traced) {
      // What is answered or refused before it is handled has a span all the same.
      const span = request.span ?? spanOf(request, ms);
      span?.end({ "http.response.status_code": reply.statusCode }, reply.statusCode >= 500);
    }
    const statements = request.statements ?? [];
    const query = url.indexOf("?");
    request.log.info(
      {
        method,
        // What an address opens is nobody's to read who reads the log.
        path: request.routeOptions.config.speaksForToken
          ? request.routeOptions.url
          : url.slice(0, query === -1 ? undefined : query),
        status: reply.statusCode,
        ms: round(ms),
        statements: statements.length,
        dbMs: round(duration(statements)),
      },
      "request",
    );
    done();
  });

  const spanOf = (request: FastifyRequest, ago: number) =>
    monitor.span(request.method, routeOf(request), request.headers, ago);
}

const procedures = new Map(procedureNames.map((name) => [name, `/trpc/${name}`]));

/**
 * What a request is counted under: the procedure that it asks for, or the address as it is declared. There are only so many, whatever
 * is asked for: several procedures in one request are one name, and what is not there is another.
 */
function routeOf(request: FastifyRequest): string {
  if (request.url.startsWith("/trpc/")) {
    const { path = "" } = (request.params ?? {}) as { path?: string };
    return procedures.get(path) ?? (path.includes(",") ? "/trpc/several" : "/trpc/unknown");
  }
  return request.routeOptions.url ?? "unknown";
}

const timing = (statements: Statement[]) =>
  `statements;desc="${statements.length}", db;dur=${duration(statements).toFixed(1)}`;

const duration = (statements: Statement[]) => statements.reduce((sum, { ms }) => sum + ms, 0);

/** The timing of what has asked nothing of the database. */
export const noStatements = timing([]);

const round = (ms: number) => Math.round(ms * 10) / 10;
