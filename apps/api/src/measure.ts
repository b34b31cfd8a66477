import { recordStatements, type Statement } from "@agrar/db";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** The SQL statements that the request has sent so far. */
    statements: Statement[];
  }
}

/**
 * Records the statements of each request, tells their number and time in `Server-Timing`, and writes one log line for
 * it. The line has the path but never the values of the query: those may be about people.
 */
export function measure(app: FastifyInstance): void {
  app.decorateRequest("statements", null as unknown as Statement[]);
  app.addHook("onRequest", (request, _reply, done) => {
    request.statements = [];
    done();
  });
  // As late as can be: a request's body is read outside the scope that its first hooks open.
  app.addHook("preHandler", (request, _reply, done) => recordStatements(request.statements, done));
  app.addHook("onSend", (request, reply, _payload, done) => {
    const { statements } = request;
    reply.header(
      "server-timing",
      `statements;desc="${statements.length}", db;dur=${duration(statements).toFixed(1)}`,
    );
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { statements, method, url } = request;
    const query = url.indexOf("?");
    request.log.info(
      {
        method,
        path: query === -1 ? url : url.slice(0, query),
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

const duration = (statements: Statement[]) => statements.reduce((sum, { ms }) => sum + ms, 0);
const round = (ms: number) => Math.round(ms * 10) / 10;
