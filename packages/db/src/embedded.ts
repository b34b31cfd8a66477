import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { asServerUser, type EmbeddedHome, embeddedHome, giveToServer } from "./embedded-home.ts";
import { runningServer, stopServer } from "./postmaster.ts";

/** A running cluster of the bundled PostgreSQL. */
export interface EmbeddedCluster {
  /** Connection string of the superuser to the maintenance database `postgres`. */
  url: string;
  port: number;
  dataDir: string;
  /** Stops the server for everyone who uses it; open connections are closed. Does nothing when it is down. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Names the cluster: one data directory a name, kept between runs. */
  name: string;
  /** The port to take when it is free; otherwise any free one. A running cluster keeps the port it has. */
  port?: number;
  /** `false` trades safety against a power cut for speed: for data that can be made again. Default `true`. */
  durable?: boolean;
}

const patience = 60_000; // milliseconds: recovery after a crash takes its time
const attempts = 60; // about 5 s: processes of a killed server may need a moment to end

/**
 * Starts the bundled PostgreSQL, or joins it where it already runs, and resolves once it answers.
 *
 * PostgreSQL's own postmaster.pid is the only lock: whoever comes second fails to start and joins the first. A
 * cluster is initialised in a draft folder and renamed, so a half-made one is never seen. After a crash the
 * server recovers by itself. Rejects with the end of the server's log when it cannot start or does not answer
 * in a minute.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedCluster> {
  const home = embeddedHome();
  const dataDir = join(home.clusters, options.name);
  const log = `${dataDir}.log`;
  const durable = options.durable ?? true;
  if (!existsSync(dataDir)) initialise(home, dataDir, durable);
  const password = readFileSync(join(dataDir, "password"), "utf8");

  const deadline = Date.now() + patience;
  let wished = options.port;
  let starting = () => false;
  let launched = 0;
  while (Date.now() < deadline && launched <= attempts) {
    const server = runningServer(dataDir);
    if (server?.port) {
      const url = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`;
      if (await answers(url)) {
        return { url, port: server.port, dataDir, stop: () => stopServer(dataDir) };
      }
    } else if (!server && !starting()) {
      starting = launch(home, dataDir, log, await freePort(wished), durable);
      launched += 1;
      wished = undefined;
    }
    await sleep(50);
  }
  const tail = readFileSync(log, "utf8").trimEnd().split("\n").slice(-5).join("\n");
  throw new Error(`PostgreSQL in ${dataDir} does not answer. Its log ends with:\n${tail}`);
}

function initialise(home: EmbeddedHome, dataDir: string, durable: boolean): void {
  const draft = mkdtempSync(`${dataDir}.draft-`);
  const [passwordFile, cluster] = [join(draft, "password"), join(draft, "cluster")];
  try {
    giveToServer(draft);
    writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
    giveToServer(passwordFile);
    // The builtin locale provider sorts and folds alike on every operating system.
    const options = [
      "-U",
      "postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--no-instructions",
    ];
    const locale = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const made = spawnSync(
      join(home.bin, "initdb"),
      ["-D", cluster, ...options, ...locale, ...(durable ? [] : ["--no-sync"])],
      { ...asServerUser, encoding: "utf8" },
    );
    if (made.status !== 0) {
      throw new Error(`initdb failed: ${made.error?.message ?? (made.stderr || made.stdout).trim()}`);
    }
    renameSync(passwordFile, join(cluster, "password"));
    renameSync(cluster, dataDir);
  } catch (error) {
    // Another process was quicker: its cluster is as good.
    if (!existsSync(join(dataDir, "password"))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Starts the server in a process group of its own; the result tells whether that process still lives. */
function launch(
  home: EmbeddedHome,
  dataDir: string,
  log: string,
  port: number,
  durable: boolean,
): () => boolean {
  const output = openSync(log, "a");
  const options = Object.entries({ ...settings(), ...(durable ? {} : disposable), port });
  const child = spawn(
    join(home.bin, "postgres"),
    ["-D", dataDir, ...options.map(([key, value]) => `--${key}=${value}`)],
    { ...asServerUser, detached: true, stdio: ["ignore", output, output] },
  );
  closeSync(output);
  let alive = true;
  for (const end of ["error", "exit"]) {
    child.once(end, () => {
      alive = false;
    });
  }
  child.unref();
  return () => alive;
}

/** Sized for a machine that also runs the portal. */
function settings() {
  const memory = Math.floor(totalmem() / 2 ** 20);
  return {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    timezone: "UTC",
    shared_preload_libraries: "pg_stat_statements",
    shared_buffers: `${Math.min(1024, Math.max(128, Math.floor(memory / 8)))}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: "16MB",
    maintenance_work_mem: "256MB",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    // Costs of an SSD; compiling a plan only delays short statements.
    random_page_cost: "1.1",
    effective_io_concurrency: "64",
    jit: "off",
    // Parallel plans need shared memory that small containers do not give, and cores that other requests use.
    max_parallel_workers_per_gather: "0",
  };
}

/** For data that is made again after a power cut. Without autovacuum, statistics do not change behind a test. */
const disposable = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // a server that stops in this moment also closes the connection
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // 28P01: wrong password. Everything else is a server that starts or stops.
    if ((error as pg.DatabaseError).code === "28P01") throw error;
    return false;
  }
}

/** The wished port if nobody listens on it, else one that the system chooses. */
function freePort(wished = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", () => (wished === 0 ? reject(new Error("No free port")) : resolve(freePort())));
    probe.listen({ port: wished, host: "127.0.0.1", exclusive: true }, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
