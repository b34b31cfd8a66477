import type { KnownJobs } from "@agrar/api/server";
import type { Db } from "@agrar/db";
import { chooseTransport, createJobs, functionsOfTheClock, htmlOf, type Jobs, samples } from "@agrar/jobs";
import type { FastifyBaseLogger } from "fastify";
import type { Env } from "./env.ts";
import type { Monitor } from "./monitor/monitor.ts";
import { storageOf } from "./storage.ts";

/** The jobs by the settings: those of this process, or of a server of Inngest that calls it. */
export function jobsOf(
  env: Env,
  db: Db,
  log: (level: "info" | "warn" | "error", message: string, details?: unknown) => void,
  monitor: Monitor,
): Jobs {
  return createJobs({
    db,
    url: env.CHANGES_URL ?? env.DATABASE_URL,
    siteUrl: env.SITE_URL,
    secret: env.AUTH_SECRET,
    storage: storageOf(env),
    transport: chooseTransport(db, {
      from: env.MAIL_FROM,
      resend: { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL },
      smtpUrl: env.SMTP_URL,
      perSecond: env.MAIL_RATE,
    }),
    server: serverOf(env),
    log,
    watch: monitor.statement,
    around: monitor.job,
  });
}

function serverOf({
  JOBS,
  INNGEST_EVENT_KEY: eventKey,
  INNGEST_SIGNING_KEY: signingKey,
  INNGEST_BASE_URL: baseUrl,
}: Env) {
  return JOBS !== "embedded" && eventKey && signingKey ? { eventKey, signingKey, baseUrl } : undefined;
}

/** What admins are shown of the jobs, whichever process runs them. */
export const knownJobs = (env: Env): KnownJobs => ({
  functions: serverOf(env) ? [] : functionsOfTheClock(),
  samples: (language) => samples(env.SITE_URL, language),
  html: (letter) => htmlOf({ ...letter, siteUrl: env.SITE_URL }),
});

/** What jobs have to say, in the log of the server. */
export const logOf =
  (log: FastifyBaseLogger) =>
  (level: "info" | "warn" | "error", message: string, details?: unknown): void => {
    log[level](details instanceof Error ? { err: details } : { details }, message);
  };
