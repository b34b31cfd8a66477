import type { FastifyInstance } from "fastify";
import manifest from "../../package.json" with { type: "json" };
import type { Env } from "../env.ts";
import { type MetricsFor, metricsServer } from "./metrics.ts";
import { createMonitor, instanceName, type Monitor } from "./monitor.ts";
import { planOf } from "./plans.ts";
import { openTraces } from "./traces.ts";

/** The monitor of a process by its settings, which remembers from now on. `log` writes a line of the log. */
export async function openMonitor(
  env: Env,
  log: (details: Record<string, unknown>, message: string) => void,
): Promise<Monitor> {
  const monitor = createMonitor({
    slowAbove: env.SLOW_STATEMENT_MS,
    plan: env.SLOW_STATEMENT_PLANS ? planOf(env.CHANGES_URL ?? env.DATABASE_URL) : undefined,
    traces: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? await openTraces({
          endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
          service: env.OTEL_SERVICE_NAME,
          instance: instanceName,
          version: manifest.version,
          share: env.OTEL_TRACES_SAMPLER_ARG,
        })
      : undefined,
    log,
  });
  monitor.start();
  return monitor;
}

/**
 * Who may read metrics at the address of the API. Without a token that is only who asks from the machine, and only where the portal
 * itself is for this machine: behind a proxy, everybody would seem to.
 */
export function metricsFor(env: Env): MetricsFor | undefined {
  if (env.METRICS_PORT !== undefined) return undefined;
  if (env.METRICS_TOKEN !== undefined) return { token: env.METRICS_TOKEN };
  return own.has(new URL(env.SITE_URL).hostname) ? "thisMachine" : undefined;
}

const own = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Serves the metrics at the port that the settings name for them, if they do. */
export async function listenForMetrics(env: Env, monitor: Monitor): Promise<FastifyInstance | undefined> {
  if (env.METRICS_PORT === undefined) return undefined;
  const server = metricsServer(monitor, env.METRICS_TOKEN);
  await server.listen({ host: env.METRICS_HOST, port: env.METRICS_PORT });
  return server;
}
