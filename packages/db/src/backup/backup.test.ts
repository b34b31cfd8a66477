import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { verifyAudit } from "../../prisma/audit/verify.ts";
import { seedDemo } from "../../prisma/seed/index.ts";
import { withClient } from "../database.ts";
import { given } from "../given.ts";
import { migrate, migrationsFolder, readMigrations } from "../migrate.ts";
import { cloneDb, emptyDatabase } from "../testing.ts";
import { backUp, restore, verifyBackup } from "./index.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "agrar-backup-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

async function empty() {
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  return url;
}

/** A portal with a few rows, and its backup. */
async function small() {
  const { db, url, drop } = await cloneDb();
  onTestFinished(drop);
  const make = given(db);
  const { id } = await make.user({ firstName: 'Gül\t"nar\\', lastName: "Ağayeva\nQızı" });
  await make.training();
  const file = join(folder(), "portal.backup");
  return { db, make, url, id, file };
}

const tablesIn = async (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int from pg_class c join pg_namespace n on n.oid = relnamespace where nspname in ('public', 'jobs')",
    );
    return rows[0]?.count;
  });

test("the drill: a seeded portal is backed up and restored, row by row the same, and figures are told", async () => {
  const { db, url, drop } = await cloneDb();
  onTestFinished(drop);
  await seedDemo(url);
  for (let n = 0; n < 20; n++)
    await db.auditEntry.create({ data: { role: "ADMIN", action: "user.setRole", entity: "user" } });
  const { id: ownerId } = await db.user.findFirstOrThrow();
  await db.file.create({ data: { ...photo, ownerId, content: { create: { bytes: everyByte } } } });
  const audit = await verifyAudit(url);
  expect(audit).toMatchObject({ entries: expect.any(Number), faults: [] });
  expect(audit.entries).toBeGreaterThanOrEqual(20);

  const place = folder();
  const file = join(place, "portal.backup");
  let begun = performance.now();
  const { tables, sequences, bytes } = await backUp(url, file);
  const saving = performance.now() - begun;
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(place)).toEqual(["portal.backup"]);

  const target = await empty();
  begun = performance.now();
  expect((await restore(target, file)).migrated).toEqual([]);
  const restoring = performance.now() - begun;
  const again = await backUp(target, join(place, "again.backup"));
  expect(again.tables).toEqual(tables);
  expect(again.sequences).toEqual(sequences);
  expect(await catalogue(target)).toEqual(await catalogue(url));
  expect(await verifyAudit(target)).toEqual(audit);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  expect(rows).toBeGreaterThan(1_000);
  console.log(
    `Backup drill: ${rows} rows, ${(bytes.rows / 1024).toFixed(0)} kB as text, ${(bytes.file / 1024).toFixed(0)} kB in the file; ` +
      `backed up in ${(saving / 1000).toFixed(2)} s, restored in ${(restoring / 1000).toFixed(2)} s.`,
  );
});

/** All constraints, triggers and indexes of a database, with whether they act. */
const catalogue = (url: string) =>
  withClient(url, async (client) => {
    const { rows } = await client.query(
      `select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as what, convalidated::text as acts
         from pg_constraint where connamespace in ('public'::regnamespace, 'jobs'::regnamespace)
       union all select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled::text
         from pg_trigger where not tgisinternal
       union all select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid::text
         from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
       order by 1, 2, 3`,
    );
    return rows;
  });

const everyByte = Buffer.from(Array.from({ length: 4_000 }, (_, n) => n % 256));
const photo = { purpose: "PROFILE_PHOTO", url: "/api/photos/1", name: "1.webp", mime: "image/webp" } as const;

test("what is written while a backup is taken is in it wholly or not at all, and texts come back as they were", async () => {
  const { db, make, url, id, file } = await small();
  const before = await db.user.count();
  const saving = backUp(url, file);
  await Promise.all([saving, ...Array.from({ length: 10 }, () => make.registration())]);
  const target = await empty();
  await restore(target, file);
  await withClient(target, async (client) => {
    const { rows } = await client.query("select first_name, last_name from users where id = $1", [id]);
    expect(rows).toEqual([{ first_name: 'Gül\t"nar\\', last_name: "Ağayeva\nQızı" }]);
    // Foreign keys were made after the rows: none of a half-written change could be here.
    const { rows: users } = await client.query("select count(*)::int from users");
    expect(users[0].count).toBeGreaterThanOrEqual(before);
    // A sequence that stood still would give an id a second time.
    const { rows: next } = await client.query(
      "insert into users (first_name, last_name, email, updated_at) values ('A', 'B', 'c@agrar.example', now()) returning id",
    );
    expect(next[0].id).toBeGreaterThan(id);
  });
});

test("runs under way are taken up again, and their claims are gone", async () => {
  const { url, file } = await small();
  await withClient(url, (client) =>
    client.query(
      `insert into jobs.runs (function_id, event_id, event, state) values ('f', '1', '{}', 'running'), ('f', '2', '{}', 'completed');
       insert into jobs.claims (task_id, attempt, run_id, worker) select gen_random_uuid(), 0, id, 1 from jobs.runs`,
    ),
  );
  await backUp(url, file);
  const target = await empty();
  await restore(target, file);
  await withClient(target, async (client) => {
    const { rows } = await client.query("select event_id, state from jobs.runs order by event_id");
    expect(rows).toEqual([
      { event_id: "1", state: "waiting" },
      { event_id: "2", state: "completed" },
    ]);
    expect((await client.query("select from jobs.claims")).rowCount).toBe(0);
  });
});

test("a backup of an older version is restored and migrated", async () => {
  const older = folder();
  const migrations = readMigrations();
  for (const { name } of migrations.slice(0, -1))
    cpSync(join(migrationsFolder, name), join(older, "migrations", name), { recursive: true });
  const source = await empty();
  await migrate(source, join(older, "migrations"));
  const file = join(older, "portal.backup");
  await backUp(source, file);
  const target = await empty();
  expect((await restore(target, file)).migrated).toEqual([migrations.at(-1)?.name]);
  expect(await migrate(target)).toEqual([]);
});

test.each<[string, (file: string) => void, RegExp]>([
  ["a cut end", (file) => writeFileSync(file, readFileSync(file).subarray(0, -400)), /is no whole backup/],
  ["a changed byte", (file) => alter(file, "Ağayeva", "Aqayeva"), /is no whole backup.*not what was written/],
  ["a record without its end", (file) => rewrite(file, (all) => all.subarray(0, -69)), /its end is missing/],
  [
    "something after its end",
    (file) => rewrite(file, (all) => Buffer.concat([all, all])),
    /something follows/,
  ],
  ["a foreign file", (file) => writeFileSync(file, "no backup"), /is no whole backup/],
  [
    "another archive",
    (file) => writeFileSync(file, gzipSync("a letter that somebody packed")),
    /is no whole backup/,
  ],
  ["no file", (file) => rmSync(file), /There is no file/],
])("%s is refused before the database is touched", async (_what, spoil, message) => {
  const { url, file } = await small();
  await backUp(url, file);
  await verifyBackup(file);
  spoil(file);
  const target = await empty();
  await expect(restore(target, file)).rejects.toThrow(message);
  expect(await tablesIn(target)).toBe(0);
});

function rewrite(file: string, change: (all: Buffer) => Buffer): void {
  writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(file)))));
}

const alter = (file: string, from: string, to: string) =>
  rewrite(file, (all) => {
    const changed = Buffer.from(all);
    changed.write(to, all.indexOf(from));
    return changed;
  });

test("a database that has anything is refused, and stays as it is", async () => {
  const { db, url, file } = await small();
  await backUp(url, file);
  await expect(restore(url, file)).rejects.toThrow(/is not empty/);
  expect(await db.training.count()).toBe(1);
  const target = await empty();
  await withClient(target, (client) => client.query("create table public.notes (id int)"));
  await expect(restore(target, file)).rejects.toThrow(/is not empty/);
});

test("a backup of a newer version, or of another portal, is refused", async () => {
  const { db, url, file } = await small();
  const target = await empty();
  await db.$executeRaw`insert into _prisma_migrations (id, checksum, migration_name, finished_at)
                       values ('1', 'x', '29990101000000_later', now())`;
  await backUp(url, file);
  await expect(restore(target, file)).rejects.toThrow(/of a newer version.*29990101000000_later/);
  await db.$executeRaw`delete from _prisma_migrations where id = '1'`;
  await db.$executeRaw`update _prisma_migrations set checksum = 'x'`;
  await backUp(url, `${file}.other`);
  await expect(restore(target, `${file}.other`)).rejects.toThrow(/of another portal/);
  expect(await tablesIn(target)).toBe(0);
});

test("rows that the database refuses leave it empty", async () => {
  const { db, url, file } = await small();
  await db.$executeRawUnsafe("alter table registrations drop constraint registrations_user_id_fkey");
  await withClient(url, (client) =>
    client.query(
      "insert into registrations (user_id, training_id, updated_at) select 987654, id, now() from trainings",
    ),
  );
  await backUp(url, file);
  const target = await empty();
  await expect(restore(target, file)).rejects.toThrow(/foreign key/);
  expect(await tablesIn(target)).toBe(0);
});

test("a backup never takes the place of a file, and none is left of one that failed", async () => {
  const { url, file } = await small();
  writeFileSync(file, "kept");
  await expect(backUp(url, file)).rejects.toThrow(/already/);
  expect(readFileSync(file, "utf8")).toBe("kept");
  const place = join(folder(), "empty");
  mkdirSync(place);
  await expect(backUp(await empty(), join(place, "portal.backup"))).rejects.toThrow(/no portal/);
  expect(readdirSync(place)).toEqual([]);
});
