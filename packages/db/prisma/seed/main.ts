// Fills a database: `pnpm seed [demo|report|large|xl] [--url URL]`.
import { parseArgs } from "node:util";
import { ensureDatabase, withDatabase } from "../../src/database.ts";
import { migrate } from "../../src/migrate.ts";
import { withPortalDatabase } from "../../src/portal-database.ts";
import { type BenchSizeName, benchSizes, seedBench, seedDemo } from "./index.ts";

const usage = `seed [demo|report|large|xl] [--url URL]

  demo                the portal's own database, filled with a believable portal (the default)
  report, large, xl   a database of its own on the same server, filled with generated data: bench_report …

  Without --url, DATABASE_URL is used; without that, the bundled PostgreSQL that \`pnpm start\` uses.
  A database that has users is left as it is.`;

type What = "demo" | BenchSizeName;

async function seed(what: What, url: string): Promise<void> {
  const target = what === "demo" ? url : withDatabase(url, `bench_${what}`);
  await ensureDatabase(target);
  await migrate(target);
  const say = (part: string, seconds: number) =>
    console.log(`  ${part.padEnd(22)} ${seconds.toFixed(1).padStart(6)} s`);
  const begun = performance.now();
  const filled = what === "demo" ? await seedDemo(target, say) : await seedBench(target, what, say);
  const name = new URL(target).pathname.slice(1);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(
    filled ? `${name} is filled with "${what}" (${seconds} s).` : `${name} has users already: left as it is.`,
  );
}

function isKnown(what: string): what is What {
  return what === "demo" || Object.hasOwn(benchSizes, what);
}

/** The command line as it was meant, or nothing where it makes no sense. */
function readCommand() {
  try {
    const { values, positionals } = parseArgs({
      options: { url: { type: "string" }, help: { type: "boolean" } },
      allowPositionals: true,
    });
    const [what = "demo", ...rest] = positionals;
    return values.help || rest.length > 0 || !isKnown(what) ? undefined : { what, url: values.url };
  } catch {
    return undefined;
  }
}

const command = readCommand();
if (!command) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const portal = { url: command.url ?? process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
  try {
    await withPortalDatabase(portal, (url) => seed(command.what, url));
  } catch (error) {
    console.error(error instanceof Error ? error.message || error : error);
    process.exitCode = 1;
  }
}
