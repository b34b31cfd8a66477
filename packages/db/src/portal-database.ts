import { withClient, withDatabase } from "./database.ts";
import { startEmbedded } from "./embedded.ts";

/** Which portal a command is about: the one with its database at `url`, or the one of the bundled PostgreSQL by its name. */
export interface PortalOfCommand {
  url: string | undefined;
  /** `PORTAL_NAME`; "portal" where there is none. */
  name: string | undefined;
}

/**
 * Runs a command of the terminal on a portal's database: the one at `url`, or the one in the bundled PostgreSQL that `pnpm start`
 * uses. That is started for it, and stopped afterwards unless someone else, a running portal, is connected.
 */
export async function withPortalDatabase<T>(
  { url, name }: PortalOfCommand,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (url) return use(url);
  const cluster = await startEmbedded({ name: name || "portal" });
  try {
    return await use(withDatabase(cluster.url, "agrar"));
  } finally {
    const others = await withClient(cluster.url, async (client) => {
      const { rowCount } = await client.query(
        "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
      );
      return rowCount;
    });
    if (others === 0) await cluster.stop();
  }
}
