import { randomBytes, randomUUID } from "node:crypto";
import { AppError, createAuth, type Feed, type IdentityProvider, type Settings } from "@agrar/api/server";
import type { Storage } from "@agrar/api/storage";
import type { Db } from "@agrar/db";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from "fastify";
import { auth } from "./auth.ts";
import { createAnswers } from "./cache/answers.ts";
import type { Cache } from "./cache/cache.ts";
import { hot } from "./cache/hot.ts";
import { type BetweenOptions, sendings } from "./cache/send.ts";
import { calendar } from "./calendar.ts";
import { compression } from "./compression.ts";
import { contexts, type ViewerOf, viewers } from "./context.ts";
import { refuseCrossSite } from "./cross-site.ts";
import { refuse, refuseConnection, refuseInJson } from "./error.ts";
import { etag } from "./etag.ts";
import { files } from "./files.ts";
import { health } from "./health.ts";
import { inngest } from "./inngest.ts";
import { leaving } from "./leave.ts";
import { mailReports } from "./mail-reports.ts";
import { mails } from "./mails.ts";
import { measure } from "./measure.ts";
import { type MetricsFor, metrics } from "./monitor/metrics.ts";
import { createMonitor, type Monitor } from "./monitor/monitor.ts";
import { photos } from "./photos.ts";
import type { Reads } from "./replica/replica.ts";
import { tellWriters } from "./replica/written.ts";
import { rest } from "./rest.ts";
import { restDocs } from "./rest-docs.ts";
import { sheets } from "./sheets.ts";
import { trpc } from "./trpc.ts";
import { uploads } from "./uploads.ts";

export type ServerOptions = {
  db: Db;
  /** The origins whose pages may call the API from a browser. None by default. */
  corsOrigins?: string[];
  /** The proxies in front whose word about a client's address counts. By default those on this machine. */
  trustedProxies?: string;
  /** What Fastify takes for its log. None by default. */
  logger?: FastifyServerOptions["logger"];
  /**
   * Signs cookies and the links of letters, and encrypts secrets. By default one that ends with the process: nobody stays signed in
   * beyond it.
   */
  secret?: string;
  /** What procedures know of the portal they serve. */
  settings?: Settings;
  /** Where people may sign in besides. */
  identityProvider?: IdentityProvider | undefined;
  /** Answers a server of Inngest that runs the functions. */
  inngestHandler?: ((request: Request) => Promise<Response>) | undefined;
  /** What Resend signs its reports with. Without it, none are taken. */
  mailReportSecret?: string | undefined;
  /** Who sends a request. By default the one whose cookie or key comes with it. */
  viewerOf?: ViewerOf;
  /** Keeps answers; whoever made it closes it, after the server. By default every answer is asked of the database. */
  cache?: Cache | undefined;
  /** Has a replica answer reads, beside the cache; whoever made it closes it, after the server. By default there is none. */
  reads?: Reads | undefined;
  /** What is heard of notices; whoever made it closes it, after the server. By default nobody is told of theirs live. */
  feed?: Feed | undefined;
  /** Where the bytes of files are. By default nowhere: then none are taken and none served. */
  storage?: Storage | undefined;
  /** Measures what the server does; whoever made it starts and closes it. By default one that nobody starts. */
  monitor?: Monitor;
  /** Who may read the metrics: see `metrics`. By default nobody. */
  metricsFor?: MetricsFor | undefined;
  /** What caches in front of the portal may do with answers that are kept. By default they ask each time. */
  between?: BetweenOptions | undefined;
};

/** Most bytes of an address, of all headers, and of a body. */
const limits = { address: 32_768, headers: 65_536, body: 100_000 };

/** The API as a server that does not listen yet. Whoever made `db` closes it, after the server. */
export function createServer({
  db,
  corsOrigins = [],
  trustedProxies = "127.0.0.1",
  logger = false,
  secret = randomBytes(32).toString("hex"),
  settings: given = { siteUrl: "http://localhost:3000" },
  identityProvider,
  inngestHandler,
  mailReportSecret,
  viewerOf,
  cache,
  reads,
  feed,
  storage,
  between,
  monitor = createMonitor(),
  metricsFor,
}: ServerOptions): FastifyInstance {
  const settings: Settings = { ...given, secret };
  const app = fastify({
    logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    trustProxy: trustedProxies,
    bodyLimit: limits.body,
    // How long a request may take to arrive, in milliseconds.
    requestTimeout: 30_000,
    http: { maxHeaderSize: limits.headers },
    routerOptions: { maxParamLength: 5_000 },
    genReqId: ({ headers }) => wellFormed(headers["x-request-id"]) ?? randomUUID(),
    // These never meet the hooks.
    frameworkErrors: (error, request, reply) => {
      refuse(error, request, reply.header("x-request-id", request.id));
    },
    clientErrorHandler: refuseConnection,
  });
  app.addHook("onRequest", (request, _reply, done) => {
    done(
      request.url.length > limits.address ? new AppError("PAYLOAD_TOO_LARGE", "input.tooLarge") : undefined,
    );
  });
  // Before all other hooks, which what is at hand does not need again.
  const sendingOf = sendings(between);
  const answers = cache && createAnswers(cache, sendingOf, hot(app, cache, sendingOf));
  // A connection that is kept after its answer would keep a server from stopping.
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    reply.header("x-request-id", request.id);
    if (stopping) reply.header("connection", "close");
    done();
  });
  monitor.watch({ db, cache, reads });
  measure(app, monitor);
  refuseInJson(app);
  etag(app);
  if (reads && cache) tellWriters(app, cache, settings.siteUrl.startsWith("https:"));
  app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  if (corsOrigins.length > 0)
    app.register(cors, {
      origin: corsOrigins,
      exposedHeaders: ["etag", "server-timing", "x-request-id"],
      // OPTIONS is answered by the address itself, asked by a browser or not.
      preflightContinue: true,
      strictPreflight: false,
    });
  refuseCrossSite(app, [...corsOrigins, settings.siteUrl]);
  app.register(compress, compression);
  const accounts = createAuth({
    db,
    secret,
    siteUrl: settings.siteUrl,
    identityProvider,
    breachServer: settings.breachServer,
    log: (level, message, error) => app.log[level]({ err: error }, message),
  });
  const contextOf = contexts(db, settings, viewerOf ?? viewers(db, accounts, settings), {
    feed,
    monitor,
    reads,
  });
  for (const part of [
    (scope: FastifyInstance) => health(scope, db, reads),
    (scope: FastifyInstance) => metricsFor && metrics(scope, monitor, metricsFor),
    (scope: FastifyInstance) => auth(scope, accounts),
    (scope: FastifyInstance) => photos(scope, db, contextOf),
    (scope: FastifyInstance) => sheets(scope, contextOf),
    (scope: FastifyInstance) => storage && files(scope, storage, contextOf),
    (scope: FastifyInstance) => storage && uploads(scope, storage, contextOf),
    (scope: FastifyInstance) => calendar(scope, contextOf),
    (scope: FastifyInstance) => leaving(scope, db, settings),
    (scope: FastifyInstance) => mails(scope, contextOf),
    (scope: FastifyInstance) => trpc(scope, contextOf, answers),
    (scope: FastifyInstance) => rest(scope, contextOf, answers),
    (scope: FastifyInstance) => inngestHandler && inngest(scope, inngestHandler, settings.siteUrl),
    (scope: FastifyInstance) => mailReportSecret && mailReports(scope, db, mailReportSecret),
    restDocs,
  ])
    app.register(async (scope) => part(scope));
  return app;
}

const wellFormed = (id: string | string[] | undefined) =>
  typeof id === "string" && /^[\w.:-]{8,100}$/.test(id) ? id : undefined;
