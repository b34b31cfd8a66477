import { timingSafeEqual } from "node:crypto";
import { AppError } from "@agrar/api/server";
import fastify, { type FastifyInstance, type FastifyRequest } from "fastify";
import { refuse } from "../error.ts";
import { onlyTakes } from "../methods.ts";
import type { Monitor } from "./monitor.ts";

/** Who may read the metrics: who bears a token, or everybody who asks directly from this machine. */
export type MetricsFor = { token: string } | "thisMachine";

/**
 * `/metrics`, in the text format of Prometheus. To everybody who may not read it, it is not there: what it says of how a portal is used
 * is nobody's business, and neither is that there is something to guess a token for.
 */
export function metrics(app: FastifyInstance, monitor: Monitor, readers: MetricsFor): void {
  onlyTakes(app, "/metrics", ["GET"]);
  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request, readers)) throw new AppError("NOT_FOUND", "route.notFound");
    return reply
      .header("content-type", monitor.contentType)
      .header("cache-control", "no-store")
      .send(await monitor.metrics());
  });
}

/** A server that has the metrics and nothing else, for a network that strangers do not reach. It does not listen yet. */
export function metricsServer(monitor: Monitor, token: string | undefined): FastifyInstance {
  const app = fastify({ logger: false });
  app.setErrorHandler(refuse);
  app.setNotFoundHandler((request, reply) =>
    refuse(new AppError("NOT_FOUND", "route.notFound"), request, reply),
  );
  app.get("/metrics", async (request, reply) => {
    if (token !== undefined && !bears(request, token)) throw new AppError("NOT_FOUND", "route.notFound");
    return reply.header("content-type", monitor.contentType).send(await monitor.metrics());
  });
  return app;
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** What a proxy writes beside a request of somebody else's. */
const handedOn = [
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];

function mayRead(request: FastifyRequest, readers: MetricsFor): boolean {
  if (readers !== "thisMachine") return bears(request, readers.token);
  return (
    loopback.has(request.socket.remoteAddress ?? "") &&
    handedOn.every((name) => request.headers[name] === undefined)
  );
}

function bears({ headers }: FastifyRequest, token: string): boolean {
  const said = Buffer.from(headers.authorization ?? "");
  const right = Buffer.from(`Bearer ${token}`);
  return said.length === right.length && timingSafeEqual(said, right);
}
