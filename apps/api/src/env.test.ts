import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const DATABASE_URL = "postgres://agrar:secret@db.example:5432/agrar";
const AUTH_SECRET = "a secret of thirty-two characters";
const needed = { DATABASE_URL, AUTH_SECRET };
const provider = {
  OIDC_ISSUER: "https://login.example",
  OIDC_CLIENT_ID: "agrar",
  OIDC_CLIENT_SECRET: "secret",
};

test("needs only the database and a secret, and takes an empty variable for none", () => {
  expect(readEnv({ ...needed, PORT: "", CORS_ORIGINS: " " })).toMatchObject({
    DATABASE_URL,
    HOST: "127.0.0.1",
    PORT: 4000,
    CORS_ORIGINS: [],
    POOL_SIZE: 10,
    PREPARE_STATEMENTS: true,
  });
});

test("keeps no plans behind a pooler, unless told to", () => {
  const pooled = { ...needed, POOLER: "true", CHANGES_URL: DATABASE_URL };
  expect(readEnv(pooled)).toMatchObject({ POOLER: true, PREPARE_STATEMENTS: false });
  expect(readEnv({ ...pooled, PREPARE_STATEMENTS: "true" }).PREPARE_STATEMENTS).toBe(true);
});

test("reads numbers, booleans and lists", () => {
  const CORS_ORIGINS = "https://a.example, http://localhost:3000";
  expect(readEnv({ ...needed, PORT: "8080", PREPARE_STATEMENTS: "false", CORS_ORIGINS })).toMatchObject({
    PORT: 8080,
    PREPARE_STATEMENTS: false,
    CORS_ORIGINS: ["https://a.example", "http://localhost:3000"],
  });
});

test.each([
  [{ DATABASE_URL: undefined }, /^DATABASE_URL must be set/],
  [{ DATABASE_URL: "mysql://u:secret@h/d" }, /^DATABASE_URL must look like/],
  [{ PORT: "http" }, /^PORT must be a number/],
  [{ PORT: "70000" }, /^PORT must be at most 65535/],
  [{ POOL_SIZE: "1.5" }, /^POOL_SIZE must be a whole number/],
  [{ PREPARE_STATEMENTS: "perhaps" }, /^PREPARE_STATEMENTS must be true or false/],
  [{ POOLER: "true" }, /^CHANGES_URL must be set beside POOLER/],
  [{ CORS_ORIGINS: "https://a.example/path" }, /^CORS_ORIGINS must be origins/],
  [{ SITE_URL: "portal.example" }, /^SITE_URL must be an address/],
  [{ AUTH_SECRET: undefined }, /^AUTH_SECRET must be set/],
  [{ AUTH_SECRET: "a short secret" }, /^AUTH_SECRET must have at least 32 characters/],
  [{ SECOND_FACTOR: "LEARNER" }, /^SECOND_FACTOR must be ADMIN, TRAINER or both/],
  [{ TRUSTED_PROXIES: "everybody" }, /^TRUSTED_PROXIES must be addresses/],
  [{ ...provider, OIDC_CLIENT_SECRET: undefined }, /^OIDC_ISSUER goes with OIDC_CLIENT_ID/],
  [{ ...provider, OIDC_ISSUER: undefined }, /^OIDC_ISSUER goes with OIDC_CLIENT_ID/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of trace/],
  [{ REDIS_URL: "http://secret.example" }, /^REDIS_URL must look like redis:/],
  [{ DATABASE_REPLICA_URL: "secret" }, /^DATABASE_REPLICA_URL must look like postgres:/],
  [{ DATABASE_REPLICA_URL: DATABASE_URL }, /^DATABASE_REPLICA_URL must lead to a standby/],
  [
    { DATABASE_REPLICA_URL: "postgres://agrar:secret@standby.example/agrar", CACHE_MEGABYTES: "0" },
    /^DATABASE_REPLICA_URL goes with CACHE_MEGABYTES above 0/,
  ],
  [{ REPLICA_TIMEOUT: "-1" }, /^REPLICA_TIMEOUT must be at least 0/],
  [{ PURGE_URL: "secret" }, /^PURGE_URL must be an address/],
  [{ CACHE_LIST_SECONDS: "0" }, /^CACHE_LIST_SECONDS must be at least 1/],
  [{ JOBS: "sometimes" }, /^JOBS must be embedded, inngest or off/],
  [{ JOBS: "inngest" }, /^INNGEST_EVENT_KEY must be set for a server of Inngest/],
  [{ INNGEST_EVENT_KEY: "secret" }, /^INNGEST_EVENT_KEY goes with INNGEST_SIGNING_KEY/],
  [{ RESEND_API_KEY: "secret" }, /^MAIL_FROM must be set/],
  [{ SMTP_URL: "https://secret.example", MAIL_FROM: "p@agrar.example" }, /^SMTP_URL must look like smtp:/],
  [{ MAIL_FROM: "secret" }, /^MAIL_FROM must look like/],
])("refuses %o in one line, without the value", (variables, line) => {
  const refused = () => readEnv({ ...needed, ...variables });
  expect(refused).toThrow(line);
  expect(refused).not.toThrow(/secret|\n/);
});
