import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { withClient } from "../database.ts";
import { migrationLock } from "../migrate.ts";
import { backupWriter, type Header, type Manifest, type Table } from "./file.ts";

export interface BackupReport extends Manifest {
  /** The size of the file, and of the rows in it as text. */
  bytes: { file: number; rows: number };
}

/**
 * Writes all that a portal has into one compressed file that only its owner may read: the rows of one moment, while the portal goes
 * on. Waits for migrations under way and keeps others waiting; never holds more than a few rows in memory.
 *
 * What ends by itself is left out: counters of limits, and the queue of tasks, which is made anew of the runs at a restore.
 *
 * @throws Error with one line when there is a file of this name, or no portal in the database.
 */
export async function backUp(url: string, file: string): Promise<BackupReport> {
  if (existsSync(file)) throw new Error(`There is a file ${file} already.`);
  return withClient(url, async (client) => {
    await client.query("set statement_timeout = 0; set timezone = 'UTC'; set datestyle = 'ISO'");
    await client.query(
      "set intervalstyle = 'postgres'; set bytea_output = 'hex'; set extra_float_digits = 1",
    );
    await client.query("select pg_advisory_lock_shared($1)", [migrationLock]); // held until the connection closes
    await client.query("begin isolation level repeatable read read only");
    const header = await headerOf(client);
    const writer = backupWriter(file);
    try {
      await writer.header(header);
      const manifest: Manifest = { tables: [], sequences: [] };
      let bytes = 0;
      for (const table of await tablesOf(client)) {
        await writer.table(table);
        const hash = createHash("sha256");
        const stream = client.query(copyTo(copyOf(table)));
        for await (const rows of stream as AsyncIterable<Buffer>) {
          hash.update(rows);
          bytes += rows.length;
          await writer.rows(rows);
        }
        await writer.end();
        manifest.tables.push({ table: table.table, rows: stream.rowCount, sha256: hash.digest("hex") });
      }
      // Sequences know no snapshot. Read after the rows they are past all of them.
      manifest.sequences = await sequencesOf(client);
      await writer.finish(manifest);
      return { ...manifest, bytes: { file: (await stat(file)).size, rows: bytes } };
    } catch (error) {
      await writer.abandon();
      throw error;
    }
  });
}

async function headerOf(client: pg.Client): Promise<Header> {
  const migrations = await client
    .query<{ name: string; checksum: string }>(
      `select migration_name as name, checksum from _prisma_migrations
        where finished_at is not null and rolled_back_at is null order by migration_name collate "C"`,
    )
    .catch((error: pg.DatabaseError) => {
      if (error.code !== "42P01") throw error; // the table does not exist
      throw new Error("There is no portal in this database.");
    });
  const { rows } = await client.query<{ takenAt: string; server: string }>(
    `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "takenAt", current_setting('server_version') as server`,
  );
  const [now] = rows;
  if (!now) throw new Error("The database does not say what it is.");
  return { format: 1, ...now, migrations: migrations.rows };
}

type KeyedTable = Table & { key: string[] };

/** Tables with the columns that are stored, not computed, in an order that hangs on their names alone. */
async function tablesOf(client: pg.Client): Promise<KeyedTable[]> {
  const { rows } = await client.query<KeyedTable>(
    `select format('%I.%I', n.nspname, c.relname) as table,
            array(select quote_ident(attname) from pg_attribute
                   where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attname) as columns,
            array(select quote_ident(a.attname) from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                   where i.indrelid = c.oid and i.indisprimary order by k.place) as key
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'jobs') and c.relkind = 'r' and c.relpersistence = 'p'
        and c.relname <> '_prisma_migrations' and (n.nspname, c.relname) <> ('jobs', 'claims')
      order by n.nspname collate "C", c.relname collate "C"`,
  );
  return rows;
}

function copyOf({ table, columns, key }: KeyedTable): string {
  const order = key.length > 0 ? ` order by ${key.join(", ")}` : "";
  return `copy (select ${columns.join(", ")} from ${table}${order}) to stdout`;
}

async function sequencesOf(client: pg.Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ sequence: string }>(
    `select format('%I.%I', schemaname, sequencename) as sequence from pg_sequences
      where schemaname in ('public', 'jobs') order by 1`,
  );
  const found: Manifest["sequences"] = [];
  for (const { sequence } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${sequence}`,
    );
    for (const row of state.rows) found.push({ sequence, ...row });
  }
  return found;
}
