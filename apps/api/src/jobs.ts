import type { Db } from "@agrar/db";
import { chooseTransport, createJobs, type Jobs } from "@agrar/jobs";
import type { FastifyBaseLogger } from "fastify";
import type { Env } from "./env.ts";
import type { Monitor } from "./monitor/monitor.ts";

/** The jobs by the settings: those of this process, or of a server of Inngest that calls it. */
export function jobsOf(
  env: Env,
  db: Db,
  log: (level: "info" | "warn" | "error", message: string, details?: unknown) => void,
  monitor: Monitor,
): Jobs {
  const { INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey } = env;
  const hasServer = env.JOBS !== "embedded" && eventKey && signingKey;
  return createJobs({
    db,
    url: env.DATABASE_URL,
    siteUrl: env.SITE_URL,
    transport: chooseTransport(db, {
      from: env.MAIL_FROM,
      resend: { apiKey: env.RESEND_API_KEY, baseUrl: env.RESEND_BASE_URL },
      smtpUrl: env.SMTP_URL,
      perSecond: env.MAIL_RATE,
    }),
    server: hasServer ? { eventKey, signingKey, baseUrl: env.INNGEST_BASE_URL } : undefined,
    log,
    watch: monitor.statement,
    around: monitor.job,
  });
}

/** What jobs have to say, in the log of the server. */
export const logOf =
  (log: FastifyBaseLogger) =>
  (level: "info" | "warn" | "error", message: string, details?: unknown): void => {
    log[level](details instanceof Error ? { err: details } : { details }, message);
  };
