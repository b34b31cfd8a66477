// Hands on facts and runs the functions in a process of its own, beside servers that have JOBS=off.
import { createDb } from "@agrar/db";
import fastify from "fastify";
import { type Env, readEnv } from "./env.ts";
import { jobsOf, logOf } from "./jobs.ts";
import { listenForMetrics, openMonitor } from "./monitor/open.ts";

/** How long functions may take to end what they are at once the process is told to stop, in milliseconds. */
const patience = 9_000;

async function start(env: Env) {
  const { log } = fastify({ logger: { level: env.LOG_LEVEL } });
  const monitor = await openMonitor(env, (details, message) => log.warn(details, message));
  const db = createDb({
    url: env.DATABASE_URL,
    poolSize: env.POOL_SIZE,
    prepare: env.PREPARE_STATEMENTS,
    pooler: env.POOLER,
    connectTimeout: env.CONNECT_TIMEOUT,
    statementTimeout: env.STATEMENT_TIMEOUT,
    watch: monitor.statement,
  });
  monitor.watch({ db });
  const forMetrics = await listenForMetrics(env, monitor);
  const jobs = jobsOf(env, db, logOf(log), monitor);
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, "stopping");
    // What is cut off goes on in another process, or in this one when it is started again.
    setTimeout(() => process.exit(0), patience).unref();
    jobs
      .stop()
      .then(() => forMetrics?.close())
      .then(() => db.close())
      .then(() => monitor.close())
      .then(() => process.exit(0), refuse);
  };
  process.once("SIGTERM", stop).once("SIGINT", stop);
  jobs.start().then(() => log.info("working"), refuse);
}

function refuse(error: unknown): never {
  console.error(`The worker does not start: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

try {
  start(readEnv({ ...process.env, JOBS: process.env.JOBS === "off" ? "" : process.env.JOBS })).catch(refuse);
} catch (error) {
  refuse(error);
}
