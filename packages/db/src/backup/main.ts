// Keeps and brings back all that a portal has: `pnpm backup [file]` and `pnpm restore <file>`.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withPortalDatabase } from "../portal-database.ts";
import { backUp, restore } from "./index.ts";

const usage = `backup [file] [--url URL]
restore <file> [--url URL]

  backup    writes all that the portal has into one file, .data/backups/agrar-<time>.backup by default
  restore   fills an empty database with it, and brings that to this version's schema

  Without --url, DATABASE_URL is used; without that, the bundled PostgreSQL that \`pnpm start\` uses: of the portal
  PORTAL_NAME where that is set, so that a backup can be restored beside a portal, and looked at, before it is needed.`;

const repository = fileURLToPath(new URL("../../../..", import.meta.url));

/** What a command line asks for, or nothing where it makes no sense. */
function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      options: { url: { type: "string" }, help: { type: "boolean" } },
      allowPositionals: true,
    });
    const [name, file, ...rest] = positionals;
    if (values.help || rest.length > 0) return undefined;
    if (name === "backup") return { url: values.url, run: (url: string) => save(url, file) };
    if (name === "restore" && file)
      return { url: values.url, run: (url: string) => bringBack(url, at(file)) };
    return undefined;
  } catch {
    return undefined;
  }
}

/** A file as it was named where the command was called: pnpm changes to the repository. */
const at = (file: string) => resolve(process.env.INIT_CWD || process.cwd(), file);

async function save(url: string, wished?: string): Promise<string> {
  const time = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const file = wished ? at(wished) : join(repository, ".data/backups", `agrar-${time}Z.backup`);
  if (!wished) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { tables, bytes } = await backUp(url, file);
  return `${file}\n${rowsIn(tables)}, ${inMegabytes(bytes.file)} (${inMegabytes(bytes.rows)} before compression)`;
}

async function bringBack(url: string, file: string): Promise<string> {
  const { tables, takenAt, migrated } = await restore(url, file);
  const newer = migrated.length > 0 ? `, and ${migrated.length} newer migrations applied` : "";
  return `The portal of ${takenAt}: ${rowsIn(tables)} restored${newer}`;
}

const rowsIn = (tables: { rows: number }[]) =>
  `${tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${tables.length} tables`;
const inMegabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

const command = readCommand();
if (!command) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const begun = performance.now();
  const portal = { url: command.url ?? process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
  try {
    const said = await withPortalDatabase(portal, command.run);
    console.log(`${said} in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error instanceof Error ? error.message || error : error);
    process.exitCode = 1;
  }
}
