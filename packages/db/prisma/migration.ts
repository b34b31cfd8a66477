// The development command for migrations: `migration create <name>` and `migration status`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate, migrationsFolder } from "../src/migrate.ts";
import { emptyDatabase, joinTestServer } from "../src/testing.ts";
import { diffToSchema } from "./schema-engine.ts";

/** What the schema files have and a database with all migrations lacks, as SQL. */
async function pendingChange(): Promise<string> {
  const server = await joinTestServer();
  const scratch = await emptyDatabase();
  try {
    await migrate(scratch.url);
    return await diffToSchema(scratch.url);
  } finally {
    await scratch.drop();
    await server.leave({ stop: true });
  }
}

async function status(): Promise<number> {
  const sql = await pendingChange();
  console.log(sql ? `The schema has changes without a migration:\n\n${sql}` : "Schema and migrations agree.");
  return sql ? 1 : 0;
}

async function create(name: string): Promise<number> {
  const sql = await pendingChange();
  if (!sql) console.log("The schema has no change: the file is empty, for SQL written by hand.");
  const timestamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(migrationsFolder, `${timestamp}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  console.log(join(folder, "migration.sql"));
  return 0;
}

const [command, name = ""] = process.argv.slice(2);
let code = 2;
if (command === "status") code = await status();
else if (command === "create" && /^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) code = await create(name);
else console.error("migration status | migration create <name_in_snake_case>");
process.exit(code); // the engine leaves a timer behind
