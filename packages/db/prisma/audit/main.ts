// Verifies the audit log: `pnpm verify-audit [--expect ID:HASH] [--url URL]`.
import { parseArgs } from "node:util";
import { withPortalDatabase } from "../../src/portal-database.ts";
import { type Noted, verifyAudit } from "./verify.ts";

const usage = `verify-audit [--expect ID:HASH] [--url URL]

  --expect   an entry that was noted elsewhere after an earlier run: it and all before it must still be there

  Without --url, DATABASE_URL is used; without that, the bundled PostgreSQL that \`pnpm start\` uses.
  Ends with 1 when the log is not whole.`;

/** The command line as it was meant, or nothing where it makes no sense. */
function readCommand(): { url: string | undefined; noted: Noted | undefined } | undefined {
  try {
    const { values } = parseArgs({
      options: { expect: { type: "string" }, url: { type: "string" }, help: { type: "boolean" } },
    });
    const [, id, hash] = /^([1-9]\d{0,9}):([\da-f]{64})$/.exec(values.expect ?? "") ?? [];
    if (values.help || (values.expect !== undefined && !hash)) return undefined;
    return { url: values.url, noted: id && hash ? { id: Number(id), hash } : undefined };
  } catch {
    return undefined;
  }
}

async function verify({ url, noted }: NonNullable<ReturnType<typeof readCommand>>): Promise<void> {
  const portal = { url: url ?? process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
  const { entries, head, faults } = await withPortalDatabase(portal, (database) =>
    verifyAudit(database, noted),
  );
  for (const fault of faults) console.error(fault);
  console.log(
    `${entries} ${entries === 1 ? "entry" : "entries"}, ${faults.length === 0 ? "whole" : "not whole"}.`,
  );
  if (head && faults.length === 0) console.log(`Note the last one where nobody can change it: ${head}`);
  if (faults.length > 0) process.exitCode = 1;
}

const command = readCommand();
if (!command) {
  console.error(usage);
  process.exitCode = 2;
} else {
  await verify(command).catch((error) => {
    console.error(error instanceof Error ? error.message || error : error);
    process.exitCode = 1;
  });
}
