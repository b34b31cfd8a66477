import type { Db } from "@agrar/db";

/**
 * Warns where nothing ends a statement that takes too long: behind a pooler no connection can bring a timeout, so that the database's
 * user must have one. Says nothing while the database does not answer.
 */
export async function warnOfEndlessStatements(db: Db, warn: (message: string) => void): Promise<void> {
  const rows = await db.$queryRaw<{ statement_timeout: string }[]>`show statement_timeout`.catch(() => []);
  if (rows[0]?.statement_timeout === "0")
    warn(
      "Statements may run for ever: behind a pooler STATEMENT_TIMEOUT says nothing, and the user of the database has no statement_timeout.",
    );
}
