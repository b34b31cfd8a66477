import { z } from "zod";

const integer = (least: number, most: number) =>
  z.coerce
    .number(`must be a number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be at least ${least}`)
    .max(most, `must be at most ${most}`);

const levels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const settings = z.object({
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
  /** The portal's public address, whose pages may write; needed where a proxy hides it from the API. */
  SITE_URL: z.url("must be an address like https://portal.example").optional(),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(", ")}`).default("info"),
  /** Most connections to the database at a time. */
  POOL_SIZE: integer(1, 1000).default(10),
  /** Switch it off behind a pooler that does not follow prepared statements. */
  PREPARE_STATEMENTS: z.stringbool({ error: "must be true or false" }).default(true),
  /** Milliseconds until the wait for a connection is given up. */
  CONNECT_TIMEOUT: integer(1, 600_000).default(5_000),
  /** Milliseconds until the database cancels a statement; 0 never. */
  STATEMENT_TIMEOUT: integer(0, 600_000).default(15_000),
});

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
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;
