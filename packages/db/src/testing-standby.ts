import { spawnSync } from "node:child_process";
import { appendFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDatabase, withClient, withDatabase } from "./database.ts";
import { type EmbeddedCluster, startEmbedded } from "./embedded.ts";
import { asServerUser, embeddedHome, giveToServer } from "./embedded-home.ts";
import { migrate } from "./migrate.ts";
import { exists, runningServer, stopServer } from "./postmaster.ts";

/** A database of a test's own, and a standby that follows it by streaming. */
export interface StandbyPair {
  /** Connection string of the database, with the current schema and no rows. */
  url: string;
  /** The same database at the standby. */
  standbyUrl: string;
  /** Has the standby stand still: it receives what is written, and shows none of it. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Waits until the standby shows all that was committed before the call. */
  caughtUp(): Promise<void>;
  /** Kills the standby, as a machine dies. */
  kill(): Promise<void>;
  /** Starts it again at its address. */
  revive(): Promise<void>;
  /** Has the standby end its recovery: from here on it is a database of its own. */
  promote(): Promise<void>;
  /** Stops both servers and removes their data. */
  drop(): Promise<void>;
}

const database = "portal";
/** The bundle has no `pg_basebackup`; these are made by every server for itself. */
const ofTheServer = ["postmaster.pid", "postmaster.opts"];
const emptied = ["pg_wal", "pg_replslot", "pg_notify", "pg_stat_tmp", "pg_subtrans"];

/**
 * Starts two clusters of the bundled PostgreSQL: a primary, and a streaming standby that was copied from it while it ran. A
 * statement at the standby that is in the way of what it has to replay is cancelled after a tenth of a second.
 */
export async function standbyPair(): Promise<StandbyPair> {
  const { clusters } = embeddedHome();
  await clearUp(clusters);
  const names = { primary: `pair-${process.pid}-primary`, standby: `pair-${process.pid}-standby` };
  const standbyDir = join(clusters, names.standby);
  const primary = await startEmbedded({ name: names.primary, durable: false });
  await withClient(primary.url, async (client) => {
    await createDatabase(client, database);
    // What is committed is sent at once, as it is where data is to last.
    await client.query(`alter database ${database} set synchronous_commit = on`);
  });
  await migrate(withDatabase(primary.url, database));
  await copy(primary, standbyDir);
  const { hostname, port, username, password } = new URL(primary.url);
  appendFileSync(
    join(standbyDir, "postgresql.auto.conf"),
    [
      `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'`,
      "max_standby_streaming_delay = '100ms'",
      "wal_retrieve_retry_interval = '100ms'",
      "",
    ].join("\n"),
  );
  let standby = await startEmbedded({ name: names.standby, durable: false });
  const atStandby = <T>(sql: string) =>
    withClient(standby.url, async (client) => (await client.query(sql)).rows[0] as T);

  return {
    url: withDatabase(primary.url, database),
    standbyUrl: withDatabase(standby.url, database),
    async pause() {
      await atStandby("select pg_wal_replay_pause()");
      await until(async () => {
        const { state } = await atStandby<{ state: string }>(
          "select pg_get_wal_replay_pause_state() as state",
        );
        return state === "paused";
      });
    },
    async resume() {
      await atStandby("select pg_wal_replay_resume()");
    },
    async caughtUp() {
      const { rows } = await withClient(withDatabase(primary.url, database), async (client) => {
        await client.query("select pg_logical_emit_message(true, 'caught up', '')");
        return client.query<{ lsn: string }>("select pg_current_wal_flush_lsn()::text as lsn");
      });
      await until(async () => {
        const { there } = await atStandby<{ there: boolean }>(
          `select pg_last_wal_replay_lsn() >= '${rows[0]?.lsn}' as there`,
        );
        return there;
      });
    },
    async kill() {
      const server = runningServer(standbyDir);
      if (server) process.kill(server.pid, "SIGKILL");
      await until(async () => !runningServer(standbyDir));
    },
    async revive() {
      standby = await startEmbedded({ name: names.standby, durable: false, port: standby.port });
    },
    async promote() {
      await atStandby("select pg_promote()");
    },
    async drop() {
      for (const name of Object.values(names)) await remove(clusters, name);
    },
  };
}

/** Copies a cluster that runs into a folder that is then a standby's. */
async function copy({ url, dataDir }: EmbeddedCluster, target: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("select pg_backup_start('standby', fast => true)");
    const copied = spawnSync("cp", ["-a", dataDir, target], { ...asServerUser, encoding: "utf8" });
    if (copied.status !== 0) throw new Error(`The cluster was not copied: ${copied.stderr}`);
    const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop()");
    for (const file of ofTheServer) rmSync(join(target, file), { force: true });
    for (const folder of emptied)
      for (const { name, parentPath } of readdirSync(join(target, folder), { withFileTypes: true }))
        rmSync(join(parentPath, name), { recursive: true });
    for (const [name, text] of [
      ["backup_label", rows[0]?.labelfile ?? ""],
      ["standby.signal", ""],
    ] as const) {
      writeFileSync(join(target, name), text, { mode: 0o600 });
      giveToServer(join(target, name));
    }
  });
}

/** Removes what killed runs left behind. */
async function clearUp(clusters: string): Promise<void> {
  for (const name of readdirSync(clusters)) {
    const [, pid] = /^pair-(\d+)-(?:primary|standby)$/.exec(name) ?? [];
    if (pid && (!exists(Number(pid)) || Number(pid) === process.pid)) await remove(clusters, name);
  }
}

async function remove(clusters: string, name: string): Promise<void> {
  const dataDir = join(clusters, name);
  await stopServer(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
  rmSync(`${dataDir}.log`, { force: true });
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error("The standby does not get there.");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
