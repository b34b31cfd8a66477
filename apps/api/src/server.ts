import { randomUUID } from "node:crypto";
import type { Db } from "@agrar/db";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { anonymous, contexts, type ViewerOf } from "./context.ts";
import { health } from "./health.ts";
import { measure } from "./measure.ts";
import { trpc } from "./trpc.ts";

export type ServerOptions = {
  db: Db;
  /** The origins whose pages may call the API from a browser. None by default. */
  corsOrigins?: string[];
  /** What Fastify takes for its log. None by default. */
  logger?: FastifyServerOptions["logger"];
  /** Who sends a request. Nobody can sign in yet, so that by default everybody is anonymous. */
  viewerOf?: ViewerOf;
};

/** The API as a server that does not listen yet. Whoever made `db` closes it, after the server. */
export function createServer({
  db,
  corsOrigins = [],
  logger = false,
  viewerOf = anonymous,
}: ServerOptions): FastifyInstance {
  const app = fastify({
    logger,
    trustProxy: "127.0.0.1",
    bodyLimit: 100_000,
    genReqId: ({ headers }) => wellFormed(headers["x-request-id"]) ?? randomUUID(),
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    routerOptions: { maxParamLength: 5_000 },
  });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  measure(app);
  app.register(helmet);
  if (corsOrigins.length > 0) app.register(cors, { origin: corsOrigins });
  app.register(compress, { threshold: 1_000, encodings: ["br", "gzip"] });
  const contextOf = contexts(db, viewerOf);
  app.register(async (routes) => {
    health(routes, db);
    trpc(routes, contextOf);
  });
  return app;
}

const wellFormed = (id: string | string[] | undefined) =>
  typeof id === "string" && /^[\w.:-]{8,100}$/.test(id) ? id : undefined;
