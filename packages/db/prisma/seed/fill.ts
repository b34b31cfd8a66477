import pg from "pg";

/** Where to seed: a connection string, or a connected client that is in no transaction. */
export type Target = string | pg.Client;

/** Hears the name of each part when it is done, and how many seconds it took. */
export type Progress = (part: string, seconds: number) => void;

/** One part of what a database is filled with. */
export interface Part {
  name: string;
  run(client: pg.Client): Promise<unknown>;
}

// Any number will do that nothing else in the portal locks.
const lock = 4_820_311;

/**
 * Fills an empty database in one transaction, then vacuums and analyses it. Returns false, with nothing done, when
 * the database has users. Of several that try at once, one fills and the others wait for it and return false.
 */
export async function fillOnce(
  target: Target,
  parts: Part[],
  onProgress: Progress = () => {},
): Promise<boolean> {
  if (typeof target === "string") {
    const client = new pg.Client({ connectionString: target });
    await client.connect();
    try {
      return await fillOnce(client, parts, onProgress);
    } finally {
      await client.end();
    }
  }
  await target.query("BEGIN");
  try {
    await target.query("SELECT pg_advisory_xact_lock($1)", [lock]);
    const { rows } = await target.query("SELECT EXISTS (SELECT FROM users) AS filled");
    if (rows[0].filled) {
      await target.query("ROLLBACK");
      return false;
    }
    // Room for sorting and hashing a million rows, and a commit that is on disk before it is vacuumed: rows whose commit is not are
    // not marked as visible to all, and lists would be planned without their indexes. All end with the transaction.
    await target.query(
      "SET LOCAL work_mem = '256MB'; SET LOCAL timezone = 'UTC'; SET LOCAL synchronous_commit = on",
    );
    for (const part of parts) await timed(part.name, () => part.run(target), onProgress);
    await timed("commit", () => target.query("COMMIT"), onProgress);
  } catch (error) {
    // A lost connection cannot roll back, and need not: its error is the one to hear of.
    await target.query("ROLLBACK").catch(() => {});
    throw error;
  }
  await timed("vacuum and analyse", () => target.query("VACUUM ANALYZE"), onProgress);
  return true;
}

async function timed(name: string, work: () => Promise<unknown>, onProgress: Progress): Promise<void> {
  const begun = performance.now();
  await work();
  onProgress(name, (performance.now() - begun) / 1000);
}

/**
 * Moves the sequence of each table past the ids that were given by hand. Sequences do not roll back, so they are
 * set rather than expected to begin at 1.
 */
export async function moveSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; sequence: string }>(
    `SELECT quote_ident(table_name) AS table, pg_get_serial_sequence(quote_ident(table_name), 'id') AS sequence
       FROM information_schema.columns
      WHERE table_schema = 'public' AND column_name = 'id' AND column_default LIKE 'nextval(%'`,
  );
  for (const { table, sequence } of rows) {
    await client.query(
      `SELECT setval('${sequence}', (SELECT max(id) FROM ${table})) WHERE EXISTS (SELECT FROM ${table})`,
    );
  }
}
