import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import {
  createDatabase,
  databaseExists,
  databaseOf,
  dropDatabase,
  withClient,
  withDatabase,
} from "./database.ts";
import { startEmbedded } from "./embedded.ts";
import { createDb } from "./index.ts";
import { migrate, readMigrations } from "./migrate.ts";

/** A database of a test's own. */
export interface TestDatabase {
  url: string;
  /** Closes all connections to the database and drops it. */
  drop(): Promise<void>;
}

/** The seat of a process at the test server. While anyone has one, the server keeps running. */
export interface TestServer {
  /** Connection string to the maintenance database. */
  url: string;
  client: pg.Client;
  /** Gives the seat back. With `stop`, the last to leave clears up and stops the server. */
  leave(options?: { stop: boolean }): Promise<void>;
}

// Everyone at the test server holds this lock shared; who gets it alone is the last.
const seat = 5_041_998;

/**
 * Starts or joins the test server: a cluster that survives no power cut, shared by all test runs of this
 * checkout, however many run at once.
 */
export async function joinTestServer(): Promise<TestServer> {
  for (let attempt = 1; ; attempt += 1) {
    const cluster = await startEmbedded({ name: "test", durable: false });
    const client = new pg.Client({ connectionString: cluster.url });
    client.on("error", () => {});
    if (!(await takeSeat(client).catch(() => false))) {
      // The last of another run stops the server in this moment: start it again when it is down.
      await client.end();
      if (attempt === 100) throw new Error("The test server gives no seat.");
      await sleep(50);
      continue;
    }
    const leave = async (options?: { stop: boolean }) => {
      if (options?.stop && (await isAlone(client))) {
        await dropClones(client);
        // Still connected, so that nobody gets a seat at a server that is about to stop.
        await cluster.stop();
      }
      await client.end();
    };
    return { url: cluster.url, client, leave };
  }
}

/** A new database with the current schema and no rows, and Prisma's client to it. `drop` also closes the client. */
export async function cloneDb(): Promise<TestDatabase & { db: ReturnType<typeof createDb> }> {
  const server = await joinTestServer();
  const template = databaseOf(await databaseFor(server.url, "template"));
  const database = await ownDatabase(server, template);
  const db = createDb({ url: database.url });
  const drop = async () => {
    await db.close();
    await database.drop();
  };
  return { url: database.url, db, drop };
}

/** A new database with nothing in it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return ownDatabase(await joinTestServer());
}

/**
 * The connection string of a database that is built once and kept: with the current schema, filled by `build`.
 * It is built anew when the migrations or `version` change, and its predecessors are dropped. Who asks while
 * another builds waits. `build` must close its connections. Meant for data that tests and benchmarks only read.
 */
export async function databaseFor(
  server: string,
  name: string,
  build: (url: string) => Promise<void> = async () => {},
  version = "",
): Promise<string> {
  const key = readMigrations().reduce((hash, { checksum }) => hash.update(checksum), createHash("sha256"));
  const built = `${name}_${key.update(version).digest("hex").slice(0, 12)}`;
  await withClient(server, async (client) => {
    await client.query("select pg_advisory_lock(hashtext($1))", [built]);
    if (await databaseExists(client, built)) return;
    await dropPredecessors(client, name);
    const draft = `${built}_draft`;
    await dropDatabase(client, draft);
    await createDatabase(client, draft);
    await migrate(withDatabase(server, draft));
    await build(withDatabase(server, draft));
    await client.query(
      `alter database ${pg.escapeIdentifier(draft)} rename to ${pg.escapeIdentifier(built)}`,
    );
  });
  return withDatabase(server, built);
}

async function ownDatabase(server: TestServer, template?: string): Promise<TestDatabase> {
  const name = `clone_${randomUUID()}`;
  await createDatabase(server.client, name, template);
  const drop = async () => {
    await dropDatabase(server.client, name);
    await server.leave();
  };
  return { url: withDatabase(server.url, name), drop };
}

/** Tries, and does not wait: who waits for the last one's lock may get it from a server that is going down. */
async function takeSeat(client: pg.Client): Promise<boolean> {
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock_shared($1) as taken", [
    seat,
  ]);
  return rows[0]?.taken ?? false;
}

/** Gives the seat back and tells whether nobody else has one; `client` keeps others from sitting down then. */
async function isAlone(client: pg.Client): Promise<boolean> {
  try {
    await client.query("select pg_advisory_unlock_shared($1)", [seat]);
    const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [
      seat,
    ]);
    return rows[0]?.alone ?? false;
  } catch {
    return false; // between the two another one found himself alone, and stops the server
  }
}

/** Drops what killed runs left behind. */
async function dropClones(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname like 'clone\\_%'",
  );
  for (const { name } of rows) await dropDatabase(client, name);
}

async function dropPredecessors(client: pg.Client, name: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select datname as name from pg_database where datname ~ ('^' || $1 || '_[0-9a-f]{12}$')",
    [name],
  );
  for (const old of rows) {
    await client
      .query(`drop database if exists ${pg.escapeIdentifier(old.name)}`)
      .catch((error: pg.DatabaseError) => {
        if (error.code !== "55006") throw error; // in use by a run of another version: that run's successor drops it
      });
  }
}
