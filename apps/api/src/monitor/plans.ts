import { withClient } from "@agrar/db/database";

/** The first version of PostgreSQL that plans a statement without its values. */
const since = 160_000;

/**
 * Asks the database for the plan of a statement, as it is made without knowing its values. It is done on a connection of its own that
 * may only read, and the statement is not run. Resolves with nothing where PostgreSQL is older than 16, or does not plan the text.
 */
export const planOf =
  (url: string) =>
  (text: string): Promise<string | undefined> =>
    withClient(url, async (client) => {
      await client.query("set default_transaction_read_only = on; set statement_timeout = '2s'");
      const { rows: version } = await client.query<{ server_version_num: string }>("show server_version_num");
      if (Number(version[0]?.server_version_num) < since) return undefined;
      // Without values this is one simple query, whose placeholders stay open.
      const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (generic_plan) ${text}`);
      return rows.map((row) => row["QUERY PLAN"]).join("\n");
    });
