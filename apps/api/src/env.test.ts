import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const DATABASE_URL = "postgres://agrar:secret@db.example:5432/agrar";

const AUTH_SECRET = "x".repeat(32);

test("needs the database and a secret, and takes an empty variable for none", () => {
  expect(readEnv({ DATABASE_URL, AUTH_SECRET, PORT: "", CORS_ORIGINS: " " })).toMatchObject({
    DATABASE_URL,
    HOST: "127.0.0.1",
    PORT: 4000,
    CORS_ORIGINS: [],
    POOL_SIZE: 10,
    PREPARE_STATEMENTS: true,
  });
});

test("reads numbers, booleans and lists", () => {
  const CORS_ORIGINS = "https://a.example, http://localhost:3000";
  const given = { DATABASE_URL, AUTH_SECRET, PORT: "8080", PREPARE_STATEMENTS: "false", CORS_ORIGINS };
  expect(readEnv(given)).toMatchObject({
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
  [{ CORS_ORIGINS: "https://a.example/path" }, /^CORS_ORIGINS must be origins/],
  [{ SITE_URL: "portal.example" }, /^SITE_URL must be an address/],
  [{ AUTH_SECRET: undefined }, /^AUTH_SECRET must be set/],
  [{ AUTH_SECRET: "secret" }, /^AUTH_SECRET must have at least 32/],
  [{ SECOND_FACTOR: "ADMIN,secret" }, /^SECOND_FACTOR.* must be ADMIN, TRAINER or both/],
  [{ OIDC_ISSUER: "https://id.example" }, /^OIDC_ISSUER goes with/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of trace/],
])("refuses %o in one line, without the value", (variables, line) => {
  const refused = () => readEnv({ DATABASE_URL, AUTH_SECRET, ...variables });
  expect(refused).toThrow(line);
  expect(refused).not.toThrow(/secret|\n/);
});
