import { setTimeout as sleep } from "node:timers/promises";
import type { Storage } from "@agrar/api/storage";
import { createPool, type Db, isUnavailable, type StatementWatch } from "@agrar/db";
import type { InngestFunction } from "inngest";
import { serve } from "inngest/edge";
import { createClient, type InngestServer } from "./client.ts";
import { type Known, knownFunctions } from "./embedded/functions.ts";
import { openQueue } from "./embedded/queue.ts";
import { startRunner } from "./embedded/runner.ts";
import { startRuns } from "./embedded/runs.ts";
import { functions as portalFunctions } from "./functions.ts";
import { mailbox } from "./mail/mailbox.ts";
import type { Transport } from "./mail/transport.ts";
import { type HandOn, startRelay } from "./relay.ts";
import type { Log, Tools } from "./tools.ts";
import { startWatch } from "./watch.ts";

export type JobsOptions = {
  db: Db;
  /** Connection string of the same database, for a few connections of its own, one of which listens. */
  url: string;
  /** The public address of the portal, for links in letters. */
  siteUrl: string;
  /** Signs the links by which readers leave; what the API signs with, which takes them. */
  secret: string;
  /** Takes the letters. By default the mailbox in the database. */
  transport?: Transport;
  /** Where the bytes of files are, which the jobs sweep. */
  storage?: Storage | undefined;
  /** The server of Inngest that runs the functions. Without one they run in this process. */
  server?: InngestServer | undefined;
  /** Milliseconds between two tries of what went wrong. */
  retryDelay?: number;
  /** Calls of functions at a time in this process. */
  concurrency?: number;
  /** Instead of the portal's own functions. */
  functions?: (tools: Tools) => InngestFunction.Any[];
  log?: Log;
  /** Hears of the statements of the connections that the jobs have besides those of `db`. */
  watch?: StatementWatch | undefined;
  /** Is around each call of a function, by its name. */
  around?: Around | undefined;
};

/** Does what it is given, and measures it. */
export type Around = (functionName: string, work: () => Promise<Response>) => Promise<Response>;

export type Jobs = {
  /**
   * Starts handing on facts and, without a server of Inngest, running functions, once the database is there. Any number of
   * processes may.
   *
   * @throws Error naming each function that the embedded runner cannot run.
   */
  start(): Promise<void>;
  /** Stops after what is being done, in the opposite order. */
  stop(): Promise<void>;
  /** Where a server of Inngest calls the functions; it checks who calls. Nothing where there is no server. */
  handler: ((request: Request) => Promise<Response>) | undefined;
};

/** Reactions to facts: the functions of the portal, what hands facts on to them, and what runs them. */
export function createJobs({
  db,
  url,
  siteUrl,
  secret,
  transport = mailbox(db),
  storage,
  server,
  retryDelay = 60_000,
  concurrency = 10,
  functions = portalFunctions,
  log = () => {},
  watch,
  around = (_name, work) => work(),
}: JobsOptions): Jobs {
  const inngest = createClient(server, retryDelay, log);
  const made = functions({ inngest, db, transport, storage, siteUrl, secret, log });
  const answer = serve({ client: inngest, functions: made });
  // Inngest's server and the embedded runner name the function in the address; who only asks which there are names none.
  const names = new Set(made.map((one) => one.id(inngest.id)));
  const handler = (request: Request): Promise<Response> => {
    const name = new URL(request.url).searchParams.get("fnId") ?? "";
    return names.has(name) ? around(name, () => answer(request)) : answer(request);
  };
  const running: { stop(): Promise<unknown> }[] = [];
  let stopped = false;

  return {
    handler: server && handler,
    async start() {
      const known = server ? [] : await knownFunctions(handler, made);
      while (!stopped) {
        try {
          return await connect(known);
        } catch (error) {
          await stopParts();
          // What was told to stop while it started has not failed.
          if (stopped) return;
          if (!isUnavailable(error)) throw error;
          log("warn", "the jobs wait for the database", error);
          await sleep(pause);
        }
      }
    },
    async stop() {
      stopped = true;
      await stopParts();
    },
  };

  async function connect(known: Known[]): Promise<void> {
    const pool = createPool({ connectionString: url, max: 6, application_name: "jobs" }, watch);
    running.push({ stop: () => pool.end() });
    let handOn: HandOn = async (_tx, events) => {
      await withinTime(inngest.send(events));
      return events.map(() => null);
    };
    if (!server) {
      const queue = await openQueue(pool);
      running.push(queue);
      running.push(
        await startRunner({ url, pool, queue, handler, functions: known, retryDelay, concurrency, log }),
      );
      handOn = (tx, events) => startRuns(tx, queue, known, events);
    }
    running.push(await startRelay(url, pool, handOn, log));
    running.push(startWatch(pool, log, transport.name !== "mailbox"));
  }

  async function stopParts(): Promise<void> {
    for (const part of running.splice(0).reverse()) await part.stop();
  }
}

/** Milliseconds until a database that is away is looked for again. */
const pause = 2_000;
/** Milliseconds until a server that gives no answer is given up. */
const patience = 20_000;

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(reject, patience, new Error("Inngest gives no answer."));
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
