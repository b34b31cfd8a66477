// Brings a database to this version's schema: `pnpm migrate`.
import { ensureDatabase } from "../src/database.ts";
import { migrate } from "../src/migrate.ts";
import { withPortalDatabase } from "../src/portal-database.ts";

const portal = { url: process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
try {
  const applied = await withPortalDatabase(portal, async (url) => {
    await ensureDatabase(url);
    return migrate(url);
  });
  for (const name of applied) console.log(name);
  console.log(applied.length > 0 ? `${applied.length} applied.` : "Nothing to apply.");
} catch (error) {
  console.error(error instanceof Error ? error.message || error : error);
  process.exitCode = 1;
}
