import { withClient, withDatabase } from "../src/database.ts";
import { startEmbedded } from "../src/embedded.ts";

/**
 * Does `work` on the database that `url` leads to. Without one, on that of `pnpm start` in the bundled PostgreSQL, which is started
 * for it, and stopped afterwards unless someone else, a running portal, is connected.
 */
export async function onPortalDatabase<Result>(
  url: string | undefined,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (url) return work(url);
  const cluster = await startEmbedded({ name: process.env.PORTAL_NAME || "portal" });
  try {
    return await work(withDatabase(cluster.url, "agrar"));
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
