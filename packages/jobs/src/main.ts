// Looks after the jobs of a portal: `pnpm jobs status | failed | retry <id|all> | flush | run <function>`.
import { parseArgs } from "node:util";
import { failedRuns, flushRuns, jobFigures, requestRun, retryRuns } from "@agrar/api/job";
import { createDb, type Db } from "@agrar/db";
import { withPortalDatabase } from "@agrar/db/portal-database";
import { functionsOfTheClock } from "./functions.ts";

/** The functions of the clock, by the names that people type. */
const byName = new Map(functionsOfTheClock().map((id) => [id.replace(/^agrar-/, ""), id]));

const usage = `jobs <command> [--url URL]

  status               what waits, runs and failed, and how fast it goes
  failed               what failed for good, with its reason and what it was given
  retry <id|all>       has failed runs go on from their last finished step
  flush                forgets all failed runs
  run <function>       runs a function once, as if its time had come: ${[...byName.keys()].join(", ")}

  Without --url, DATABASE_URL is used; without that, the bundled PostgreSQL of a portal that \`pnpm start\` runs.
  What is to be done again or run is taken up by the portal within a second, or as soon as it is started.`;

type Command = (db: Db) => Promise<string>;

/** What a command line asks for, or nothing where it makes no sense. */
function commandOf(words: string[]): Command | undefined {
  const [name, argument, ...rest] = words;
  if (rest.length > 0) return undefined;
  if (name === "retry" && argument) return (db) => retry(db, argument);
  const id = byName.get(argument ?? "");
  if (name === "run" && id) return (db) => run(db, id);
  if (argument) return undefined;
  if (name === "status") return status;
  if (name === "failed") return failed;
  if (name === "flush") return async (db) => `${await flushRuns(db)} forgotten.`;
  return undefined;
}

async function status(db: Db): Promise<string> {
  const { facts, runs, deliveries, alarms } = await jobFigures(db);
  const states = Object.entries(deliveries.byState).map(
    ([state, count]) => `${count} ${state.toLowerCase()}`,
  );
  return [
    `facts       ${facts.waiting} waiting (the oldest for ${facts.oldestAge} s, ${facts.refused} refused), ${facts.perMinute}/min, ${facts.unknown} that no function knows`,
    `runs        ${runs.running} running, ${runs.waiting} waiting, ${runs.failed} failed, ${runs.perMinute}/min`,
    `deliveries  ${states.join(", ") || "none"} (in the last day, or still open); ${deliveries.perMinute}/min`,
    `done        in a minute, an hour, a day: ${done(facts)} facts, ${done(runs)} runs, ${done(deliveries)} deliveries`,
    ...(alarms.facts ? [`ALARM       facts are late since ${alarms.facts}`] : []),
    ...(alarms.letters ? [`ALARM       letters do not leave since ${alarms.letters}`] : []),
  ].join("\n");

  function done({ done: { minute, hour, day } }: { done: Record<"minute" | "hour" | "day", number> }) {
    return `${minute}, ${hour}, ${day}`;
  }
}

async function failed(db: Db): Promise<string> {
  const { items, total } = await failedRuns(db);
  if (total === 0) return "Nothing failed.";
  const runs = items.map(({ id, functionId, event, error, failures, endedAt }) =>
    [
      `${id}  ${functionId}  ${endedAt}  ${failures} tries`,
      `  ${error.name}: ${error.message}`,
      `  ${event.name} ${JSON.stringify(event.data)}`,
    ].join("\n"),
  );
  if (total > items.length) runs.push(`… and ${total - items.length} before them`);
  return runs.join("\n\n");
}

async function retry(db: Db, which: string): Promise<string> {
  const count = await retryRuns(db, which === "all" ? "all" : { id: which });
  if (count === 0 && which !== "all") throw new Error(`No run ${which} has failed.`);
  return `${count} to be done again.`;
}

async function run(db: Db, id: string): Promise<string> {
  await requestRun(db, id, new Date());
  return `${id} is to be run.`;
}

async function work(url: string, command: Command): Promise<void> {
  const db = createDb({ url, poolSize: 1 });
  try {
    console.log(await command(db));
  } finally {
    await db.close();
  }
}

function readLine() {
  try {
    const { values, positionals } = parseArgs({
      options: { url: { type: "string" }, help: { type: "boolean" } },
      allowPositionals: true,
    });
    return { command: values.help ? undefined : commandOf(positionals), url: values.url };
  } catch {
    return { command: undefined, url: undefined };
  }
}

const line = readLine();
const { command } = line;
if (!command) {
  console.error(usage);
  process.exitCode = 2;
} else {
  try {
    await withPortalDatabase(
      { url: line.url ?? process.env.DATABASE_URL, name: process.env.PORTAL_NAME },
      (url) => work(url, command),
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message || error : error);
    process.exitCode = 1;
  }
}
