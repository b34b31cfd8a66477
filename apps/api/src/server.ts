import { randomUUID } from "node:crypto";
import { AppError } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { anonymous, contexts, type ViewerOf } from "./context.ts";
import { refuse, refuseConnection, refuseInJson } from "./error.ts";
import { etag } from "./etag.ts";
import { health } from "./health.ts";
import { measure } from "./measure.ts";
import { rest } from "./rest.ts";
import { restDocs } from "./rest-docs.ts";
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

/** Most bytes of an address, of all headers, and of a body. */
const limits = { address: 32_768, headers: 65_536, body: 100_000 };

/** The API as a server that does not listen yet. Whoever made `db` closes it, after the server. */
export function createServer({
  db,
  corsOrigins = [],
  logger = false,
  viewerOf = anonymous,
}: ServerOptions): FastifyInstance {
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    trustProxy: "127.0.0.1",
    bodyLimit: limits.body,
    http: { maxHeaderSize: limits.headers },
    routerOptions: { maxParamLength: 5_000 },
    genReqId: ({ headers }) => wellFormed(headers["x-request-id"]) ?? randomUUID(),
    frameworkErrors: refuse,
    clientErrorHandler: refuseConnection,
  });
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    done(
      request.url.length > limits.address ? new AppError("PAYLOAD_TOO_LARGE", "input.tooLarge") : undefined,
    );
  });
  measure(app);
  refuseInJson(app);
  etag(app);
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  if (corsOrigins.length > 0)
    app.register(cors, { origin: corsOrigins, exposedHeaders: ["etag", "server-timing", "x-request-id"] });
  app.register(compress, { threshold: 1_000, encodings: ["br", "gzip"] });
  const contextOf = contexts(db, viewerOf);
  for (const part of [
    (scope: FastifyInstance) => health(scope, db),
    (scope: FastifyInstance) => trpc(scope, contextOf),
    (scope: FastifyInstance) => rest(scope, contextOf),
    restDocs,
  ])
    app.register(async (scope) => part(scope));
  return app;
}

const wellFormed = (id: string | string[] | undefined) =>
  typeof id === "string" && /^[\w.:-]{8,100}$/.test(id) ? id : undefined;
