import { fileURLToPath } from "node:url";
import { z } from "zod";

const integer = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const settings = z
  .object({
    /** Connection string of the PostgreSQL database. */
    DATABASE_URL: z
      .string("must be set: postgres://user:password@host:5432/database")
      .regex(/^postgres(ql)?:\/\/./, "must look like postgres://user:password@host:5432/database"),
    HOST: z.string().default("127.0.0.1"),
    /** 0 takes any free port. */
    PORT: integer(0, 65_535).default(4000),
    /** The origins whose pages may call the API from a browser, separated by commas. None by default. */
    CORS_ORIGINS: z
      .string()
      .transform((list) => list.split(",").map((origin) => origin.trim()))
      .refine(
        (origins) => origins.every(isOrigin),
        "must be origins like https://portal.example, separated by commas",
      )
      .default([]),
    /** The public address of the portal: where cookies are for, and where links in letters lead. */
    SITE_URL: z
      .url({ protocol: /^https?$/, error: "must be an address like https://portal.example" })
      .default("http://localhost:3000"),
    /** Signs cookies and links of letters, and encrypts secrets of second factors: at least 32 characters, the same for every instance, kept for good. */
    AUTH_SECRET: z
      .string("must be set to at least 32 random characters")
      .min(32, "must have at least 32 characters"),
    /** The proxies in front whose word about a client's address counts, as addresses or networks, separated by commas. */
    TRUSTED_PROXIES: z
      .string()
      .regex(
        /^[\da-fA-F.:/]+(\s*,\s*[\da-fA-F.:/]+)*$/,
        "must be addresses like 10.0.0.1 or 10.0.0.0/8, separated by commas",
      )
      .default("127.0.0.1"),
    /** The roles that must have a second factor: `ADMIN`, `ADMIN,TRAINER`. None by default. */
    SECOND_FACTOR: z
      .string()
      .transform((list) => list.split(",").map((role) => role.trim()))
      .pipe(z.array(z.enum(["ADMIN", "TRAINER"], "must be ADMIN, TRAINER or both, separated by a comma")))
      .default([]),
    /** An identity provider that speaks OpenID Connect: its issuer, and what it knows the portal by. All three or none. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    /** How the button names it. */
    OIDC_NAME: z.string().max(60, "must have at most 60 characters").default("OpenID"),
    /** A server of breached passwords that answers as api.pwnedpasswords.com/range does. None by default: a list of common ones. */
    BREACHED_PASSWORDS_URL: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    /** Shows the local mailbox to admins. Its letters open accounts: for a developer's machine only. */
    SHOW_MAILBOX: z.stringbool({ error: "must be true or false" }).default(false),
    /** Megabytes of answers that each instance keeps in memory; 0 asks the database each time. */
    CACHE_MEGABYTES: integer(0, 100_000).default(64),
    /** A Redis in which instances keep answers for each other: `redis://host:6379`, `rediss://…`. None by default. */
    REDIS_URL: z
      .string()
      .regex(/^rediss?:\/\/./, "must look like redis://user:password@host:6379/0")
      .optional(),
    /** Seconds for which a list, and a single training or exam, is kept when nothing changes it. */
    CACHE_LIST_SECONDS: integer(1, 604_800).default(3_600),
    CACHE_DETAIL_SECONDS: integer(1, 604_800).default(3_600),
    /** Seconds for which it is still given out after that, while it is made anew. */
    CACHE_LATE_SECONDS: integer(0, 604_800).default(600),
    /**
     * The database itself, where DATABASE_URL leads to a pooler: changes are heard and jobs run there, for which a connection must
     * not be given to others.
     */
    CHANGES_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/./, "must look like postgres://user:password@host:5432/database")
      .optional(),
    /** A standby of the database, which answers reads while it shows all that the database itself would. None by default. */
    DATABASE_REPLICA_URL: z
      .string()
      .regex(/^postgres(ql)?:\/\/./, "must look like postgres://user:password@host:5432/database")
      .optional(),
    /** Milliseconds for which a read waits for the standby to have replayed what it must show; then the database itself is asked. */
    REPLICA_TIMEOUT: integer(0, 10_000).default(25),
    /** What is told to drop answers from caches in front of the portal, by tag. None by default. */
    PURGE_URL: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    /**
     * Seconds for which caches in front of the portal may give out what everybody may read, without asking. By default a
     * minute where PURGE_URL can have it dropped, else none.
     */
    SHARED_SECONDS: integer(0, 604_800).optional(),
    /** Seconds for which they may give it out after that, while they ask. */
    SHARED_LATE_SECONDS: integer(0, 604_800).default(30),
    /** The folder that files are kept in, the same disk for every instance. */
    FILES_DIR: z.string().default(fileURLToPath(new URL("../../../.data/files", import.meta.url))),
    /** A bucket that files are kept in instead, with a service that speaks S3; the portal's alone. All three or none. */
    S3_BUCKET: z.string().optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    /** The address of the service. By default Amazon's in the region. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    S3_REGION: z.string().default("us-east-1"),
    /** Whether the bucket is named in the path of addresses, as services of one's own mostly have it, and not in their host. */
    S3_PATH_STYLE: z.stringbool({ error: "must be true or false" }).default(true),
    /**
     * What this process does about facts: runs the functions itself, hands facts to a server of Inngest, or leaves both to
     * other processes. By default the server's, where there is one.
     */
    JOBS: z.enum(["embedded", "inngest", "off"], "must be embedded, inngest or off").optional(),
    /** A server of Inngest: its cloud, or one of one's own at `INNGEST_BASE_URL`. Both keys or none. */
    INNGEST_EVENT_KEY: z.string().optional(),
    INNGEST_SIGNING_KEY: z.string().optional(),
    INNGEST_BASE_URL: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    /** Who letters come from, where they leave the portal. */
    MAIL_FROM: z
      .string()
      .regex(
        /^[^<>]*<[^<>\s@]+@[^<>\s@]+>$|^[^<>\s@]+@[^<>\s@]+$/,
        "must look like Portal <portal@agrar.example>",
      )
      .optional(),
    /** Letters leave by Resend, by a server of SMTP, or, by default, not at all: they stay in the mailbox in the database. */
    RESEND_API_KEY: z.string().optional(),
    RESEND_BASE_URL: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    /** What Resend signs its reports with, which it sends to `/api/webhooks/resend`. */
    RESEND_WEBHOOK_SECRET: z.string().optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: "must look like smtp://user:password@host:587" })
      .optional(),
    /** Most calls of the mail provider in a second, of one process. */
    MAIL_RATE: integer(1, 1000).optional(),
    /** Whose bearer may read `/metrics`. Without it, it is there only on a portal for trying out, for who asks from its machine. */
    METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
    /** Metrics have a port of their own instead, at an address of their own, for a network that strangers do not reach. */
    METRICS_PORT: integer(0, 65_535).optional(),
    METRICS_HOST: z.string().default("127.0.0.1"),
    /** Statements that take more milliseconds are written to the log, without their values. */
    SLOW_STATEMENT_MS: integer(1, 600_000).default(100),
    /** Asks the database how it goes about a slow statement, and writes that beside it. */
    SLOW_STATEMENT_PLANS: z.stringbool({ error: "must be true or false" }).default(false),
    /** A collector of OpenTelemetry that takes traces over HTTP: `http://127.0.0.1:4318`. None by default. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: "must be an address" }).optional(),
    /** What traces say that this process is. */
    OTEL_SERVICE_NAME: z.string().default("agrar-api"),
    /** The share of traces that is sent. */
    OTEL_TRACES_SAMPLER_ARG: z.coerce
      .number("must be a number from 0 to 1")
      .min(0, "must be at least 0")
      .max(1, "must be at most 1")
      .default(1),
    LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(", ")}`).default("info"),
    /** Most connections to the database at a time. */
    POOL_SIZE: integer(1, 1000).default(10),
    /** Whether DATABASE_URL leads to a pooler that works by transactions; CHANGES_URL then leads to the database itself. */
    POOLER: z.stringbool({ error: "must be true or false" }).default(false),
    /** Whether connections keep plans. Not behind a pooler unless it is said to follow prepared statements. */
    PREPARE_STATEMENTS: z.stringbool({ error: "must be true or false" }).optional(),
    /** Milliseconds until the wait for a connection is given up. */
    CONNECT_TIMEOUT: integer(1, 600_000).default(5_000),
    /** Milliseconds until the database cancels a statement; 0 never. */
    STATEMENT_TIMEOUT: integer(0, 600_000).default(15_000),
  })
  .refine(
    (env) =>
      [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].every(
        (part) => !part === !env.OIDC_ISSUER,
      ),
    {
      path: ["OIDC_ISSUER"],
      message: "goes with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: set all three or none",
    },
  )
  .refine(
    (env) =>
      [env.S3_BUCKET, env.S3_ACCESS_KEY_ID, env.S3_SECRET_ACCESS_KEY].every(
        (part) => !part === !env.S3_BUCKET,
      ),
    {
      path: ["S3_BUCKET"],
      message: "goes with S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY: set all three or none",
    },
  )
  .refine((env) => !env.INNGEST_EVENT_KEY === !env.INNGEST_SIGNING_KEY, {
    path: ["INNGEST_EVENT_KEY"],
    message: "goes with INNGEST_SIGNING_KEY: set both or none",
  })
  .refine((env) => env.INNGEST_EVENT_KEY || (env.JOBS !== "inngest" && !env.INNGEST_BASE_URL), {
    path: ["INNGEST_EVENT_KEY"],
    message: "must be set for a server of Inngest",
  })
  .refine((env) => env.MAIL_FROM || !(env.RESEND_API_KEY || env.SMTP_URL), {
    path: ["MAIL_FROM"],
    message: "must be set for letters to leave the portal",
  })
  .refine((env) => !(env.RESEND_API_KEY && env.SMTP_URL), {
    path: ["SMTP_URL"],
    message: "does not go with RESEND_API_KEY: set one of them",
  })
  .refine((env) => !env.POOLER || env.CHANGES_URL, {
    path: ["CHANGES_URL"],
    message: "must be set beside POOLER, to the database itself",
  })
  .refine((env) => !env.DATABASE_REPLICA_URL || env.CACHE_MEGABYTES > 0, {
    path: ["DATABASE_REPLICA_URL"],
    message:
      "goes with CACHE_MEGABYTES above 0: what is heard for the cache says what a standby must have replayed",
  })
  .refine((env) => !env.DATABASE_REPLICA_URL || env.DATABASE_REPLICA_URL !== env.DATABASE_URL, {
    path: ["DATABASE_REPLICA_URL"],
    message: "must lead to a standby, not where DATABASE_URL leads",
  })
  .transform((env) => ({ ...env, PREPARE_STATEMENTS: env.PREPARE_STATEMENTS ?? !env.POOLER }));

export type Env = z.infer<typeof settings>;

/**
 * The settings of the process. A variable that is empty counts as not set.
 *
 * @throws Error with one line that names each bad variable and says what it must be, never its value.
 */
export function readEnv(variables: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const result = settings.safeParse(given);
  if (result.success) return result.data;
  throw new Error(result.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`).join("; "));
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
