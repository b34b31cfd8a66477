import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type pg from "pg";
import { withClient } from "./database.ts";

/** Where the migrations of the portal are: `<timestamp>_<name>/migration.sql`, applied in the order of names. */
export const migrationsFolder = fileURLToPath(new URL("../prisma/migrations", import.meta.url));

/** One migration file. `checksum` is the SHA-256 that Prisma keeps in its history. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface Applied {
  name: string;
  checksum: string;
  finished: boolean;
}

// The number that Prisma's own engine locks, so that `prisma migrate deploy` and this runner wait for each other.
export const migrationLock = 72707369;

// Prisma's table, column by column, so that both can read each other's history.
const historyTable = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** Reads the migrations of a folder in their order. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map(({ name }) => {
      const sql = readFileSync(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies the migrations that the database lacks, each in one transaction, and returns their names.
 * Several processes may call it at once: one works, the others wait and find nothing to do.
 * Throws, with the database left as it was, when an applied migration was changed since, when the database has
 * one that is unknown here, or when a file fails; the files before a failing one stay applied.
 */
export function migrate(url: string, folder = migrationsFolder): Promise<string[]> {
  const migrations = readMigrations(folder);
  return withClient(url, async (client) => {
    await client.query("select pg_advisory_lock($1)", [migrationLock]); // held until the connection closes
    await prepareHistory(client);
    const pending = compare(migrations, await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  });
}

/** Makes the table of what was applied, where there is none. */
export async function prepareHistory(client: pg.Client): Promise<void> {
  await client.query("set client_min_messages = warning");
  await client.query(historyTable);
}

async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by migration_name`,
  );
  return rows;
}

/** The migrations still to be applied; throws when history and files contradict each other. */
function compare(migrations: Migration[], history: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of history) {
    const migration = known.get(name);
    if (!migration)
      throw new Error(`The database has the migration ${name}, which this version does not know.`);
    if (migration.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied: undo that, and add a new one.`,
      );
    }
    if (!finished) throw new Error(`The migration ${name} failed before; resolve it with Prisma's tools.`);
  }
  const applied = new Set(history.map(({ name }) => name));
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    await runMigration(client, migration);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** Applies one migration in a transaction of the caller's. Throws with its name and line when it fails. */
export async function runMigration(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql); // without parameters, so the whole file goes as one message, function bodies included
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
  } catch (cause) {
    const { message, position } = cause as pg.DatabaseError;
    const line = position ? ` in line ${sql.slice(0, Number(position)).split("\n").length}` : "";
    throw new Error(`The migration ${name} failed${line}: ${message}`, { cause });
  }
}
