// Makes the first admin of a portal: `pnpm first-admin <e-mail> <first name> <last name>`. The password is asked for.

import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { makeFirstAdmin, publicError } from "@agrar/api/server";
import { createDb } from "@agrar/db";
import { ensureDatabase } from "@agrar/db/database";
import { migrate } from "@agrar/db/migrate";
import { withPortalDatabase } from "@agrar/db/portal-database";
import { TRPCError } from "@trpc/server";

const usage = `first-admin <e-mail> <first name> <last name>

  Makes the first admin of a portal that has none. The password is asked for, or read from standard input.
  DATABASE_URL names the database; without it, the one of the bundled PostgreSQL is used.`;

/** What is typed after the question, without showing it. */
async function askPassword(): Promise<string> {
  const isTerminal = process.stdin.isTTY;
  if (isTerminal) process.stdout.write("Password: ");
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: isTerminal });
  for await (const line of lines) {
    lines.close();
    if (isTerminal) process.stdout.write("\n");
    return line;
  }
  return "";
}

const [email, firstName, lastName, ...rest] = process.argv.slice(2);
if (!email || !firstName || !lastName || rest.length > 0) {
  console.error(usage);
  process.exit(2);
}
try {
  const password = await askPassword();
  const portal = { url: process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
  const { id } = await withPortalDatabase(portal, async (url) => {
    await ensureDatabase(url);
    await migrate(url);
    const db = createDb({ url, poolSize: 1 });
    try {
      const ctx = { db, viewer: { role: "ANONYMOUS" } as const, now: new Date() };
      return await makeFirstAdmin(ctx, { email, firstName, lastName, password });
    } finally {
      await db.close();
    }
  });
  console.log(`${firstName} ${lastName} is the admin, person ${id}, and can sign in.`);
} catch (error) {
  console.error(error instanceof TRPCError ? publicError(error).message : error);
  process.exitCode = 1;
}
