import { dropDatabase, ensureDatabase, withClient, withDatabase } from "@agrar/db/database";
import { startEmbedded } from "@agrar/db/embedded";
import { migrate } from "@agrar/db/migrate";
import { type DemoAccount, demoAccounts, seedDemo } from "@agrar/db/seed";
import pg from "pg";
import { step } from "./progress.ts";
import type { Settings } from "./settings.ts";

/** The oldest PostgreSQL that has what the migrations use, as `server_version_num` counts. */
const oldest = 150_000;

// One portal at a time uses a bundled cluster: it holds this lock until its connection closes.
const lock = 7_301_442;

/** A database to use until it is disposed of, which stops what was started for it. */
export interface PortalDatabase extends AsyncDisposable {
  url: string;
  /** Whether it is in the bundled PostgreSQL, on this machine and for its user. */
  isOwn: boolean;
  /** Tells who tries to start the same portal again where it is. */
  announce(address: string): Promise<unknown>;
}

/**
 * Opens the database of the settings: one's own, or one in the bundled PostgreSQL, which is started.
 *
 * @throws Error when a portal uses the bundled one already.
 */
export async function openDatabase(settings: Settings): Promise<PortalDatabase> {
  const { DATABASE_URL, PORTAL_NAME, PORTAL_DATA } = settings;
  if (DATABASE_URL) {
    return {
      url: DATABASE_URL,
      isOwn: false,
      announce: async () => {},
      [Symbol.asyncDispose]: async () => {},
    };
  }
  const cluster = await step("PostgreSQL", () => startEmbedded({ name: PORTAL_NAME }));
  const holder = new pg.Client({ connectionString: cluster.url });
  holder.on("error", () => {}); // the server closes the connection when it stops
  await holder.connect();
  const { rows } = await holder.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [lock]);
  if (!rows[0]?.taken) {
    const where = await addressOfHolder(holder);
    await holder.end();
    throw new Error(`The portal "${PORTAL_NAME}" runs already${where}. Stop it with Ctrl-C where it runs.`);
  }
  if (PORTAL_DATA === "new") await dropDatabase(holder, "agrar");
  return {
    url: withDatabase(cluster.url, "agrar"),
    isOwn: true,
    announce: (address) => holder.query("select set_config('application_name', $1, false)", [address]),
    [Symbol.asyncDispose]: () => cluster.stop(),
  };
}

async function addressOfHolder(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ address: string }>(
    `select application_name as address from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = $1 and granted`,
    [lock],
  );
  return rows[0]?.address ? ` at ${rows[0].address}` : "";
}

/**
 * Creates the database where it is missing, brings it to this version's schema, and fills one without users as `SEED`
 * says.
 */
export async function prepareDatabase(url: string, { SEED }: Settings): Promise<void> {
  await step("Migrations", async () => {
    const { host } = new URL(url);
    await ensureDatabase(url).catch((error: pg.DatabaseError) => {
      // The network's errors have a code and, when several addresses were tried, no message.
      throw new Error(`The database at ${host} cannot be opened: ${error.message || error.code}`);
    });
    const version = await serverVersion(url);
    if (version.number < oldest) {
      throw new Error(`The portal needs PostgreSQL 15 or newer, but ${host} has ${version.text}.`);
    }
    await migrate(url);
  });
  if (SEED === "demo") await step("Demo data", () => seedDemo(url));
}

/** The demo accounts that the database has: none in one that was filled otherwise. */
export function presentAccounts(url: string): Promise<DemoAccount[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ email: string }>("select email from users where email = any($1)", [
      demoAccounts.map(({ email }) => email),
    ]);
    const present = new Set(rows.map(({ email }) => email));
    return demoAccounts.filter(({ email }) => present.has(email));
  });
}

function serverVersion(url: string): Promise<{ number: number; text: string }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    );
    return rows[0];
  });
}
