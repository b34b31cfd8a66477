import pg from "pg";

/** The connection string of another database on the same server. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

/** The name of the database that a connection string leads to. */
export function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

/** Opens one connection for the length of `use`. */
export async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Whether the server that `client` is connected to has a database of this name. */
export async function databaseExists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
  return rowCount === 1;
}

/**
 * Creates a database, as a copy of `template` when one is given: a copy on the level of files, which takes about
 * a tenth of a second but needs a template that nobody is connected to.
 */
export async function createDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  const source = template ? ` template ${pg.escapeIdentifier(template)} strategy file_copy` : "";
  await client.query(`create database ${pg.escapeIdentifier(name)}${source}`);
}

/**
 * Creates the database that `url` leads to, unless it is there. Safe when several do so at once. Where it is there, its
 * user needs no access to any other.
 */
export async function ensureDatabase(url: string): Promise<void> {
  const missing = await withClient(url, async () => false).catch((error: pg.DatabaseError) => {
    if (error.code !== "3D000") throw error; // the database does not exist
    return true;
  });
  if (!missing) return;
  const name = databaseOf(url);
  await withClient(withDatabase(url, "postgres"), async (client) => {
    await createDatabase(client, name).catch((error: pg.DatabaseError) => {
      // Another process was quicker: it exists by name (42P04) or by the catalogue's index (23505).
      if (error.code !== "42P04" && error.code !== "23505") throw error;
    });
  });
}

/** Drops a database if it exists, closing the connections that others have to it. */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
}
