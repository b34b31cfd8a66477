// `pnpm load [--users 200] [--seconds 60] [--pause 1000] [--size report|large|xl | --at ORIGIN] [--json FILE]`: a day at the portal
// in a minute.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createDb } from "@agrar/db";
import { withPortalDatabase } from "@agrar/db/portal-database";
import { type BenchSizeName, benchSizes } from "@agrar/db/seed";
import { instance } from "@agrar/server/instance";
import { onBenchDatabase } from "../data.ts";
import { drive, type Party } from "./drive.ts";
import { createMeasure } from "./measure.ts";
import { removePeople, signedInPeople } from "./people.ts";
import { print, type Result } from "./print.ts";
import { administer, browse, enrol, learn, study } from "./visits.ts";

const usage = `load [--users 200] [--seconds 60] [--pause 1000] [--json FILE] [--size report|large|xl | --at ORIGIN]

  Lets people use an API for so many seconds, with so many milliseconds between two steps on average, and prints
  what it cost. Of the people 60 % are guests, 35 % learners and 5 % admins. On generated data half of the learners register
  for trainings and give seats back, the others learn in one; at an API that runs, all only read.

  --size  starts an API of its own on generated data: report, the default, large or xl
  --at    an API that runs on this machine: http://127.0.0.1:4000. DATABASE_URL (or, without it, the database of the
          portal that runs here) and AUTH_SECRET are those it was started with. People of the load are added to the database,
          and removed at the end.`;

class Refusal extends Error {}

function readCommand() {
  const { values } = parseArgs({
    options: {
      users: { type: "string", default: "200" },
      seconds: { type: "string", default: "60" },
      pause: { type: "string", default: "1000" },
      size: { type: "string" },
      at: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const whole = (name: "users" | "seconds" | "pause", least: number, most: number) => {
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new Refusal(`--${name} must be a whole number from ${least} to ${most}`);
    return number;
  };
  const size = values.size ?? "report";
  if (!Object.hasOwn(benchSizes, size))
    throw new Refusal(`--size must be one of: ${Object.keys(benchSizes).join(", ")}`);
  if (values.at !== undefined && values.size !== undefined) throw new Refusal("Either --size or --at.");
  const at = values.at === undefined ? undefined : new URL(values.at);
  if (at && !["127.0.0.1", "localhost", "[::1]"].includes(at.hostname))
    throw new Refusal("--at must be on this machine: a load on another one is an attack on it.");
  if (at && !process.env.AUTH_SECRET)
    throw new Refusal("AUTH_SECRET must be the one that the API at --at was started with.");
  return {
    users: whole("users", 1, 5_000),
    seconds: whole("seconds", 1, 900),
    pauseMs: whole("pause", 0, 60_000),
    size: size as BenchSizeName,
    at,
    json: values.json,
    help: values.help,
  };
}

type Command = ReturnType<typeof readCommand>;

async function main(): Promise<void> {
  const command = readCommand();
  if (command.help) return console.log(usage);
  const { at } = command;
  const portal = { url: process.env.DATABASE_URL, name: process.env.PORTAL_NAME };
  const result = at
    ? await withPortalDatabase(portal, (url) =>
        load(command, { origin: at.origin, url, secret: process.env.AUTH_SECRET ?? "" }),
      )
    : await new Promise<Result>((resolve, reject) => {
        onBenchDatabase(command.size, async (url) => resolve(await onOwnApi(command, url))).catch(reject);
      });
  print(result);
  if (command.json) writeFileSync(command.json, `${JSON.stringify(result, null, 2)}\n`);
  if (result.all.failed > 0) process.exitCode = 1;
}

/** Starts the API as it is served, for the time of the load. */
async function onOwnApi(command: Command, url: string): Promise<Result> {
  const secret = "of a load that lasts a minute or two";
  const variables = { NODE_ENV: "production", DATABASE_URL: url, AUTH_SECRET: secret };
  const { origin, pid, stop } = await instance(variables);
  try {
    return await load(command, { origin, url, secret, pid });
  } finally {
    stop();
  }
}

async function load(
  { users, seconds, pauseMs, size, at }: Command,
  { origin, url, secret, pid }: { origin: string; url: string; secret: string; pid?: number | undefined },
): Promise<Result> {
  const db = createDb({ url });
  try {
    await removePeople(db);
    const admins = Math.ceil(users * 0.05);
    const learners = Math.round(users * 0.35);
    const people = await signedInPeople(db, secret, { LEARNER: learners, ADMIN: admins });
    const parties: Party[] = [
      ...people.ADMIN.map((cookie) => ({ visit: administer, cookie })),
      // In a portal that others use nobody is registered: its trainers would be told.
      ...people.LEARNER.map((cookie, n) => ({ visit: at ? learn : n % 2 === 0 ? enrol : study, cookie })),
      ...Array.from({ length: Math.max(0, users - admins - learners) }, () => ({ visit: browse })),
    ];
    const measure = createMeasure();
    const memory: number[] = [];
    const sampling = setInterval(() => memory.push(megabytesOf(pid)), 1_000);
    const began = performance.now();
    await drive(parties, { origin, measure, seconds, pauseMs });
    const took = (performance.now() - began) / 1_000;
    clearInterval(sampling);
    const { all, each } = measure.costs();
    return {
      users,
      data: at ? at.origin : size,
      pauseMs,
      seconds: took,
      requestsPerSecond: all.requests / took,
      all,
      each,
      memory: memory.filter((one) => !Number.isNaN(one)),
    };
  } finally {
    await removePeople(db);
    await db.close();
  }
}

/** What a process holds in memory, where Linux tells it. */
function megabytesOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1_024;
  } catch {
    return Number.NaN;
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Refusal) && !(error instanceof TypeError && "code" in error)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
