import { recordStatements, type Statement } from "@agrar/db";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** The SQL statements that the request has sent so far; null until it is handled. */
    statements: Statement[] | null;
  }
}

/**
 * Records the statements of each request, tells their number and time in `Server-Timing`, and writes one log line for
 * it. The line has the path but never the values of the query: those may be about people.
 */
export function measure(app: FastifyInstance): void {
  app.decorateRequest("statements", null);
  // As late as can be: a request's body is read outside the scope that an earlier hook opens.
  app.addHook("preHandler", (request, _reply, done) => {
    request.statements = [];
    recordStatements(request.statements, done);
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    // What is refused before it is handled has sent none.
    reply.header("server-timing", timing(request.statements ?? []));
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { method, url } = request;
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
        ms: round(reply.elapsedTime),
        statements: statements.length,
        dbMs: round(duration(statements)),
      },
      "request",
    );
    done();
  });
}

const timing = (statements: Statement[]) =>
  `statements;desc="${statements.length}", db;dur=${duration(statements).toFixed(1)}`;

const duration = (statements: Statement[]) => statements.reduce((sum, { ms }) => sum + ms, 0);

/** The timing of what has asked nothing of the database. */
export const noStatements = timing([]);

const round = (ms: number) => Math.round(ms * 10) / 10;
