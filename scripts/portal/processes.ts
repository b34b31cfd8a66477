import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

const leash = new URL("leash.ts", import.meta.url).href;

/** How long a process may take to end once it is asked to, and a service to answer, in milliseconds. */
const patience = 15_000;
const startPatience = 60_000;

export interface Service extends AsyncDisposable {
  /** Rejects when the service ends without having been asked to; never resolves. */
  died: Promise<never>;
}

export interface ServiceOptions {
  /** What people call it. */
  name: string;
  /** Arguments to Node. */
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** The file that takes its output, made anew; without one the output goes to this process's own. */
  log?: string;
  /** Answers with success once the service is ready. */
  ready: string;
  signal: AbortSignal;
}

/**
 * Starts a program that serves, and resolves once it is ready.
 *
 * It has a process group of its own: Ctrl-C in the terminal reaches this process alone, which then ends its services in
 * the right order. Should this process be killed, they end by themselves.
 * Rejects with the end of the service's log when it dies or does not get ready in a minute.
 */
export async function startService(options: ServiceOptions): Promise<Service> {
  options.signal.throwIfAborted();
  if (options.log) mkdirSync(dirname(options.log), { recursive: true });
  const output = options.log ? openSync(options.log, "w") : "inherit";
  const child = spawn(process.execPath, ["--import", leash, ...options.args], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  if (typeof output === "number") closeSync(output);
  let stopping = false;
  const died = ended(child).then((how) => {
    if (stopping) return new Promise<never>(() => {});
    throw new Error(`${options.name} ended (${how}).${tail(options.log)}`);
  });
  died.catch(() => {}); // heard by whoever waits for it
  const stop = () => {
    stopping = true;
    return endGroup(child);
  };
  try {
    await Promise.race([answers(child, options), died]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { died, [Symbol.asyncDispose]: stop };
}

export interface RunOptions {
  /** The root of the repository by default. */
  cwd?: string;
  env?: Record<string, string>;
  /** Ends the program with all its processes when it is aborted. */
  signal?: AbortSignal;
  /** Shows the output as it comes, instead of keeping it. */
  show?: boolean;
}

/**
 * Runs a program to its end and resolves with its output. Rejects when it fails, with an error whose message is that
 * output, and with the signal's reason when it is aborted.
 */
export async function run(command: string, args: string[], options: RunOptions = {}): Promise<string> {
  const { cwd = root, env, signal, show } = options;
  signal?.throwIfAborted();
  const output = show ? "inherit" : "pipe";
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ["ignore", output, output],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (part: string) => {
      text += part;
    });
  }
  const abort = () => void endGroup(child);
  signal?.addEventListener("abort", abort);
  const how = await ended(child);
  signal?.removeEventListener("abort", abort);
  signal?.throwIfAborted();
  if (child.exitCode === 0) return text;
  throw new Error(text.trim() || `${command} ${args.join(" ")} failed (${how}).`);
}

const lives = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** Resolves with how the process ended, once its output is closed too. */
function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", ({ message }) => resolve(message));
    child.once("close", (code, signal) => resolve(signal ?? `code ${code}`));
  });
}

/** Ends a process with all that it started, first by asking. What a dead one left behind is ended too. */
async function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (lives(child)) {
    const gone = ended(child);
    signalGroup(pid, "SIGTERM");
    const late = new AbortController();
    await Promise.race([gone, sleep(patience, undefined, { signal: late.signal }).catch(() => {})]);
    late.abort();
    signalGroup(pid, "SIGKILL");
    await gone;
  } else {
    signalGroup(pid, "SIGKILL");
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is empty.
  }
}

async function answers(child: ChildProcess, { name, ready, log, signal }: ServiceOptions): Promise<void> {
  const deadline = Date.now() + startPatience;
  let answer = "";
  while (lives(child) && Date.now() < deadline) {
    const response = await fetch(ready, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
    }).catch(() => undefined);
    signal.throwIfAborted();
    if (response?.ok) return;
    if (response) answer = ` with anything but ${response.status}`;
    await sleep(100);
  }
  throw new Error(`${name} does not answer at ${ready}${answer}.${tail(log)}`);
}

/** The end of a log, to be read with the error. */
function tail(log: string | undefined): string {
  if (!log) return "";
  const lines = readFileSync(log, "utf8").trimEnd().split("\n").slice(-15);
  return ` ${log} ends with:\n${lines.join("\n")}`;
}
