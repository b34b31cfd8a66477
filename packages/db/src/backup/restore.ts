import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { databaseOf, ensureDatabase, withClient } from "../database.ts";
import {
  type Migration,
  migrate,
  migrationLock,
  prepareHistory,
  readMigrations,
  runMigration,
} from "../migrate.ts";
import { type Header, type Manifest, readBackup, type Table, verifyBackup } from "./file.ts";

export interface RestoreReport extends Manifest {
  takenAt: string;
  /** The migrations that are newer than the backup, and were applied to it. */
  migrated: string[];
}

/**
 * Fills an empty database, which is created where it is missing, with what a backup has, and brings it to this version's schema.
 * The whole file is checked first; then everything happens in one transaction, so that what fails leaves the database empty. Foreign
 * keys are made after the rows and so checked by the database. Runs of jobs go on from their last finished step.
 *
 * @throws Error with one line when the file is not whole, when it is of a newer version of the portal, or when the database
 * has anything in it.
 */
export async function restore(url: string, file: string): Promise<RestoreReport> {
  const backup = await verifyBackup(file);
  const migrations = migrationsOf(backup);
  await ensureDatabase(url);
  await withClient(url, async (client) => {
    await client.query("set statement_timeout = 0; set timezone = 'UTC'; set datestyle = 'ISO'");
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [migrationLock]);
    if (!(await isEmpty(client)))
      throw new Error(`The database ${databaseOf(url)} is not empty. Restore into a new one.`);
    await prepareHistory(client);
    for (const migration of migrations) await runMigration(client, migration);
    const resume = await standAside(client);
    await fill(client, file, backup);
    for (const { sequence, last, called } of backup.sequences)
      await client.query("select setval($1::regclass, $2, $3)", [sequence, last, called]);
    await resume();
    // Their tasks were in the queue, which is empty. What waits is taken up by the first portal that starts.
    if (backup.tables.some(({ table }) => table === "jobs.runs"))
      await client.query("update jobs.runs set state = 'waiting' where state = 'running'");
    await client.query("commit");
  });
  const migrated = await migrate(url);
  await withClient(url, (client) => client.query("vacuum analyze"));
  return { takenAt: backup.takenAt, tables: backup.tables, sequences: backup.sequences, migrated };
}

/** The migrations that made the tables of a backup, as this version has them. */
function migrationsOf(header: Header): Migration[] {
  const known = new Map(readMigrations().map((migration) => [migration.name, migration]));
  return header.migrations.map(({ name, checksum }) => {
    const migration = known.get(name);
    if (!migration)
      throw new Error(
        `The backup is of a newer version of the portal: this one does not know the migration ${name}.`,
      );
    if (migration.checksum !== checksum)
      throw new Error(
        `The backup is of another portal: its migration ${name} is not the one of this version.`,
      );
    return migration;
  });
}

/** Whether a database has no tables, views or sequences besides those of extensions. */
async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
      limit 1`,
  );
  return rowCount === 0;
}

/** Takes away what would act on rows that come in any order; the result puts it back. */
async function standAside(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
       from pg_constraint where contype = 'f' and connamespace in ('public'::regnamespace, 'jobs'::regnamespace)`,
  );
  const { rows: triggers } = await client.query<{ away: string; back: string }>(
    `select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as away,
            format('alter table %s enable %s trigger %I', tgrelid::regclass,
                   case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname) as back
       from pg_trigger where not tgisinternal and tgenabled <> 'D'`,
  );
  for (const { away } of [...keys, ...triggers]) await client.query(away);
  return async () => {
    for (const { back } of [...triggers, ...keys]) await client.query(back);
  };
}

async function fill(client: pg.Client, file: string, { tables }: Manifest): Promise<void> {
  const counts = new Map(tables.map(({ table, rows }) => [table, rows]));
  let open: ReturnType<typeof loader> | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === "table") {
      // A migration may have brought rows, which the backup has as they were in the end.
      await client.query(`truncate ${part.table.table}`);
      open = loader(client, part.table);
    }
    if (part.kind === "rows") await open?.write(part.rows);
    else if (part.kind === "end" && open) {
      const rows = await open.end();
      if (rows !== counts.get(open.table))
        throw new Error(`Of ${open.table} came ${rows} rows, not ${counts.get(open.table)}.`);
    }
  }
}

function loader(client: pg.Client, { table, columns }: Table) {
  const stream = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  const done = finished(stream);
  done.catch(() => {}); // whoever writes next hears of it
  return {
    table,
    async write(rows: Buffer): Promise<void> {
      if (!stream.write(rows)) await Promise.race([once(stream, "drain"), done]);
    },
    async end(): Promise<number> {
      stream.end();
      await done;
      return stream.rowCount;
    },
  };
}
