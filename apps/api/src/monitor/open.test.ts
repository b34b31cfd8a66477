import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { given } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { readEnv } from "../env.ts";
import { instance } from "../instance.ts";
import { metricsFor } from "./open.ts";
import { readMetrics } from "./reading.ts";

const patient = { timeout: 30_000 };
const needed = { DATABASE_URL: "postgres://u@h/d", AUTH_SECRET: "x".repeat(32) };
const token = "a token of a scraper";

let clone: Awaited<ReturnType<typeof cloneDb>>;
beforeAll(async () => {
  clone = await cloneDb();
  await given(clone.db).training();
});
afterAll(() => clone.drop());

test.each([
  [{}, "thisMachine"],
  [{ SITE_URL: "http://127.0.0.1:3000" }, "thisMachine"],
  [{ SITE_URL: "https://portal.example" }, undefined],
  [{ SITE_URL: "https://localhost.example" }, undefined],
  [{ SITE_URL: "https://portal.example", METRICS_TOKEN: token }, { token }],
  [{ METRICS_TOKEN: token }, { token }],
  [{ METRICS_PORT: "9464", METRICS_TOKEN: token }, undefined],
])("with %o metrics are read at the API by %o", (variables, readers) => {
  expect(metricsFor(readEnv({ ...needed, ...variables }))).toEqual(readers);
});

test("settings that make no sense are refused", () => {
  expect(() => readEnv({ ...needed, METRICS_TOKEN: "short" })).toThrow("METRICS_TOKEN must have at least 16");
  expect(() => readEnv({ ...needed, OTEL_TRACES_SAMPLER_ARG: "2" })).toThrow("must be at most 1");
  expect(() => readEnv({ ...needed, OTEL_EXPORTER_OTLP_ENDPOINT: "collector" })).toThrow(
    "must be an address",
  );
});

/** A server that runs as its own process until the test is over. */
async function running(variables: Record<string, string>) {
  const server = await instance({ DATABASE_URL: clone.url, LOG_LEVEL: "info", ...variables });
  onTestFinished(() => void server.stop());
  return server.origin;
}

const read = async (url: string, headers = {}) => {
  const response = await fetch(url, { headers });
  return { status: response.status, text: await response.text() };
};

test("a server counts what it is asked and what it asks, and hears of its jobs", async () => {
  const origin = await running({});
  for (let n = 0; n < 2; n++) await fetch(`${origin}/trpc/training.list?input=%7B%7D`);
  const { id } = await given(clone.db).training();
  await clone.db.$executeRaw`insert into facts (name, subject, data)
    values ('training/published', ${`training:${id}`}, ${JSON.stringify({ trainingId: id })}::jsonb)`;
  await vi.waitFor(async () => {
    const { status, text } = await read(`${origin}/metrics`);
    expect(status).toBe(200);
    const reading = readMetrics(text);
    const procedure = "training.list";
    expect(reading.of("agrar_procedure_statements_sum", { procedure })).toBeGreaterThan(0);
    expect(reading.of("agrar_statement_duration_seconds_count", { by: procedure })).toBeGreaterThan(0);
    expect(reading.of("agrar_pool_connections", { state: "most" })).toBe(10);
    expect(reading.values("agrar_function_calls_total", "function").length).toBeGreaterThan(0);
    expect(reading.of("agrar_cache_hears")).toBe(1);
  }, patient);
});

test("on a portal that is public, nobody reads them without the token", async () => {
  const SITE_URL = "https://portal.example";
  const closed = await running({ SITE_URL, JOBS: "off" });
  expect((await read(`${closed}/metrics`)).status).toBe(404);
  const open = await running({ SITE_URL, JOBS: "off", METRICS_TOKEN: token });
  expect((await read(`${open}/metrics`)).status).toBe(404);
  expect((await read(`${open}/metrics`, { authorization: `Bearer ${token}` })).status).toBe(200);
});

test("a server and a worker have them at a port of their own", async () => {
  const port = await freePort();
  const origin = await running({ METRICS_PORT: String(port), JOBS: "off" });
  expect((await read(`${origin}/metrics`)).status).toBe(404);
  expect((await read(`http://127.0.0.1:${port}/metrics`)).status).toBe(200);

  const other = await freePort();
  const worker = spawn(process.execPath, [fileURLToPath(new URL("../worker.ts", import.meta.url))], {
    env: { PATH: process.env.PATH, ...needed, DATABASE_URL: clone.url, METRICS_PORT: String(other) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  onTestFinished(() => void worker.kill("SIGKILL"));
  await vi.waitFor(async () => {
    const { text } = await read(`http://127.0.0.1:${other}/metrics`);
    expect(readMetrics(text).of("agrar_database_up")).toBe(1);
  }, patient);
  const ended = once(worker, "exit");
  worker.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
}, 60_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
