import { join } from "node:path";
import { addressOf, apiService, type Mode, webService } from "./apps.ts";
import { openDatabase, prepareDatabase, presentAccounts } from "./database.ts";
import { endOfLife } from "./end-of-life.ts";
import { openFiles } from "./files.ts";
import { freePort } from "./ports.ts";
import { root, type Service, type ServiceOptions, startService } from "./processes.ts";
import { step } from "./progress.ts";
import { keptSecret } from "./secret.ts";
import { readSettings } from "./settings.ts";
import { summary } from "./summary.ts";
import { build, turbo } from "./turbo.ts";

/**
 * Runs the portal until it is told to stop, and resolves with the exit code: database, API and pages are started in this
 * order and stopped in the opposite one, whatever goes wrong at whichever moment.
 */
export async function runPortal(mode: Mode): Promise<number> {
  const end = endOfLife();
  try {
    console.log("\nAgrar Portal\n");
    await serve(mode, end);
  } catch (error) {
    const interrupted = end.aborted && error instanceof Error && error.name === "AbortError";
    if (!interrupted) {
      console.error(`\n${error instanceof Error ? error.message : error}\n`);
      return 1;
    }
  }
  console.log("Stopped.");
  return 0;
}

async function serve(mode: Mode, end: AbortSignal): Promise<void> {
  const settings = readSettings(process.env);
  const logs = join(root, ".data", "logs", settings.PORTAL_NAME);

  await using running = new AsyncDisposableStack();
  const database = running.use(await openDatabase(settings));
  await step("Database client", () => turbo(["generate"], end));
  end.throwIfAborted();
  await prepareDatabase(database.url, settings);
  if (mode === "built") await step("Building the pages", () => build(end));
  end.throwIfAborted();

  const start = async (name: string, options: ServiceOptions): Promise<Service> =>
    running.use(await step(name, () => startService(options)));
  const secret = await keptSecret(settings.PORTAL_NAME, process.env);
  const files = await openFiles(settings, process.env);
  const apiPort = await portFor("API", settings.API_PORT);
  const webPort = await portFor("Pages", settings.WEB_PORT);
  const around = { mode, logs, signal: end, siteUrl: process.env.SITE_URL || addressOf(webPort) };
  const api = await start(
    "API",
    apiService({ ...around, port: apiPort, secret, files, showMailbox: database.isOwn }, database.url),
  );
  const web = await start("Pages", webService({ ...around, port: webPort }, addressOf(apiPort)));

  await database.announce(addressOf(webPort));
  const accounts = await presentAccounts(database.url);
  console.log(summary({ web: addressOf(webPort), api: addressOf(apiPort), mode, logs, accounts }));
  await Promise.race([api.died, web.died, aborted(end)]).finally(() => console.log("\nStopping …"));
}

async function portFor(name: string, wished: number): Promise<number> {
  const port = await freePort(wished);
  if (port !== wished) console.log(`  ! Port ${wished} is taken: ${name} will be on ${port}.`);
  return port;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
