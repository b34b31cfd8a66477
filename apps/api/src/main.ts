import { createFeed } from "@agrar/api/server";
import { createDb } from "@agrar/db";
import { createCache } from "./cache/cache.ts";
import { type Env, readEnv } from "./env.ts";
import { jobsOf, knownJobs, logOf } from "./jobs.ts";
import { listenForMetrics, metricsFor, openMonitor } from "./monitor/open.ts";
import { createReads } from "./replica/replica.ts";
import { createServer } from "./server.ts";
import { storageOf } from "./storage.ts";

/** How long running requests may take to end once the process is told to stop, in milliseconds. */
const patience = 9_000;

async function start(env: Env) {
  const monitor = await openMonitor(env, (details, message) => app.log.warn(details, message));
  const cache =
    env.CACHE_MEGABYTES === 0
      ? undefined
      : createCache({
          url: env.CHANGES_URL ?? env.DATABASE_URL,
          redisUrl: env.REDIS_URL,
          bytes: env.CACHE_MEGABYTES * 1024 * 1024,
          seconds: { list: env.CACHE_LIST_SECONDS, detail: env.CACHE_DETAIL_SECONDS },
          lateSeconds: env.CACHE_LATE_SECONDS,
          purgeUrl: env.PURGE_URL,
          replicated: env.DATABASE_REPLICA_URL !== undefined,
          onError: (fault, err) => app.log.warn({ fault, err }, "cache"),
        });
  const connections = {
    poolSize: env.POOL_SIZE,
    prepare: env.PREPARE_STATEMENTS,
    pooler: env.POOLER,
    connectTimeout: env.CONNECT_TIMEOUT,
    statementTimeout: env.STATEMENT_TIMEOUT,
    watch: monitor.statement,
  };
  const db = createDb({ ...connections, url: env.DATABASE_URL, ...(cache && { settle: cache.settle }) });
  const reads =
    env.DATABASE_REPLICA_URL && cache
      ? createReads({
          ...connections,
          url: env.DATABASE_REPLICA_URL,
          patience: env.REPLICA_TIMEOUT,
          cache,
          log: (level, details, message) => app.log[level](details, message),
        })
      : undefined;
  const feed = createFeed(env.CHANGES_URL ?? env.DATABASE_URL, (err) => app.log.warn({ err }, "notices"));
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  const identityProvider =
    issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
  const jobs = jobsOf(env, db, (...said) => logOf(app.log)(...said), monitor);
  const app = createServer({
    db,
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    logger: { level: env.LOG_LEVEL },
    secret: env.AUTH_SECRET,
    identityProvider,
    cache,
    reads,
    feed,
    storage: storageOf(env),
    monitor,
    metricsFor: metricsFor(env),
    between: {
      seconds: env.SHARED_SECONDS ?? (env.PURGE_URL ? 60 : 0),
      lateSeconds: env.SHARED_LATE_SECONDS,
    },
    inngestHandler: jobs.handler,
    mailReportSecret: env.RESEND_WEBHOOK_SECRET,
    settings: {
      siteUrl: env.SITE_URL,
      showMailbox: env.SHOW_MAILBOX,
      secondFactorRoles: env.SECOND_FACTOR,
      identityProvider: identityProvider && env.OIDC_NAME,
      jobs: knownJobs(env),
      breachServer: env.BREACHED_PASSWORDS_URL ? { url: env.BREACHED_PASSWORDS_URL } : undefined,
    },
  });

  const forMetrics = await listenForMetrics(env, monitor);
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    app.log.info({ signal }, "stopping");
    setTimeout(() => {
      app.log.warn("running requests took too long and were cut off");
      process.exit(0);
    }, patience).unref();
    app
      .close()
      .then(() => forMetrics?.close())
      .then(() => jobs.stop())
      .then(() => feed.close())
      .then(() => reads?.close())
      .then(() => cache?.close())
      .then(() => db.close())
      .then(() => monitor.close())
      .then(() => process.exit(0), refuse);
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
  if (env.JOBS !== "off") jobs.start().catch(refuse);
  app.listen({ host: env.HOST, port: env.PORT }).catch(refuse);
}

function refuse(error: unknown): never {
  console.error(`The API does not start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

try {
  start(readEnv(process.env)).catch(refuse);
} catch (error) {
  refuse(error);
}
