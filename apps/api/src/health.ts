import type { Db } from "@agrar/db";
import { readMigrations } from "@agrar/db/migrate";
import type { FastifyInstance } from "fastify";
import manifest from "../package.json" with { type: "json" };
import type { Reads } from "./replica/replica.ts";

/** How long the database may take to answer, in milliseconds. */
const patience = 1_000;

type Database = { status: "up"; latencyMs: number; missingMigrations: string[] } | { status: "down" };

/**
 * `/health/live`: the process answers. `/health/ready`: it can serve, that is the database answers in time and has
 * every migration; 503 otherwise. `/health`: the same with the version, how quick the database is, and how the replica is
 * doing, where there is one: it is nothing that the portal could not do without.
 */
export function health(app: FastifyInstance, db: Db, reads?: Reads): void {
  const known = readMigrations().map(({ name }) => name);

  app.addHook("onRequest", (_request, reply, done) => {
    reply.header("cache-control", "no-store");
    done();
  });
  app.get("/health/live", async () => ({ status: "live" }));
  app.get("/health/ready", async (_request, reply) => {
    const database = await probe(db, known);
    const ready = isReady(database);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "notReady", database });
  });
  app.get("/health", async (_request, reply) => {
    const database = await probe(db, known);
    const ready = isReady(database);
    return reply.code(ready ? 200 : 503).send({
      status: ready ? "ok" : "unavailable",
      version: manifest.version,
      uptimeSeconds: Math.floor(process.uptime()),
      database,
      ...(reads && { replica: replicaOf(reads) }),
    });
  });
}

function replicaOf(reads: Reads) {
  const { state, lag } = reads.figures();
  return {
    status: state,
    ...(lag && { lagSeconds: Math.round(lag.seconds * 10) / 10, lagBytes: lag.bytes }),
  };
}

const isReady = (database: Database) => database.status === "up" && database.missingMigrations.length === 0;

async function probe(db: Db, known: string[]): Promise<Database> {
  const asked = performance.now();
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(late.resolve, patience, null);
  const applied = await Promise.race([migrationsOf(db), late.promise]);
  clearTimeout(timer);
  if (!applied) return { status: "down" };
  return {
    status: "up",
    latencyMs: Math.round((performance.now() - asked) * 10) / 10,
    missingMigrations: known.filter((name) => !applied.has(name)),
  };
}

/** The migrations that the database has; null when it does not answer. */
async function migrationsOf(db: Db): Promise<Set<string> | null> {
  try {
    const [row] = await db.$queryRaw<[{ history: boolean }]>`
      select to_regclass('_prisma_migrations') is not null as history`;
    if (!row.history) return new Set();
    const rows = await db.$queryRaw<{ name: string }[]>`
      select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null`;
    return new Set(rows.map(({ name }) => name));
  } catch {
    return null;
  }
}
