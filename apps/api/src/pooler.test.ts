import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDb, isUnavailable } from "@agrar/db";
import { given, givenPassword } from "@agrar/db/given";
import { cloneDb } from "@agrar/db/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createCache } from "./cache/cache.ts";
import { warnOfEndlessStatements } from "./pooler.ts";
import { createServer } from "./server.ts";
import { browser, lastLetter, patient, smallPortal } from "./testing.ts";

/** Fewer than who asks, so that connections change hands. */
const connections = 2;
const nobody = 65_534;

const { db: direct, url, drop } = await cloneDb();
const make = given(direct);
const portal = await smallPortal(make);
const pooler = await pgbouncer(url);
const cache = createCache({ url, lease: 10_000 });
const db = createDb({ url: pooler.url, pooler: true, prepare: false, settle: cache.settle });
const settings = { siteUrl: "http://localhost:3000" };
const app = createServer({ db, cache, settings });
const bare = createServer({ db: direct, settings });
beforeAll(() => vi.waitFor(() => expect(cache.hears).toBe(true), patient));
afterAll(async () => {
  await app.close();
  await bare.close();
  await cache.close();
  await db.close();
  await pooler.stop();
  await drop();
});

/** A PgBouncer of the test's own in transaction mode; PostgreSQL's own zone is not UTC there. */
async function pgbouncer(database: string) {
  const { hostname, port: databasePort, username, password, pathname } = new URL(database);
  const name = pathname.slice(1);
  await direct.$executeRawUnsafe(`alter database "${name}" set timezone to 'Asia/Baku'`);
  const socket = createSocket();
  await once(socket.listen(0, "127.0.0.1"), "listening");
  const { port } = socket.address() as { port: number };
  socket.close();
  await once(socket, "close");
  const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  const file = join(folder, "pgbouncer.ini");
  const server = `host=${hostname} port=${databasePort} dbname=${name} user=${username} password=${password}`;
  writeFileSync(
    file,
    `[databases]\n${name} = ${server}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nunix_socket_dir =\nauth_type = any\npool_mode = transaction\ndefault_pool_size = ${connections}\n`,
    { mode: 0o600 },
  );
  // It does not run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, file]) chownSync(path, nobody, nobody);
  const running: ChildProcess = spawn("pgbouncer", [file], {
    // Debian has it where only root looks.
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    stdio: ["ignore", "ignore", "pipe"],
    ...(isRoot && { uid: nobody, gid: nobody }),
  });
  await once(running, "spawn");
  let said = "";
  running.stderr?.on("data", (text) => {
    said += text;
  });
  await vi.waitFor(() => expect(said).toContain("process up"), patient);
  return {
    url: `postgres://${username}@127.0.0.1:${port}/${name}`,
    async stop() {
      const ended = once(running, "exit");
      running.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

test("is there, gives connections to many, and refuses who brings options", async () => {
  const pids = await Promise.all(
    Array.from({ length: 40 }, () => db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`),
  );
  expect(new Set(pids.map(([row]) => row?.pid)).size).toBeLessThanOrEqual(connections);
  const other = createDb({ url: pooler.url });
  await expect(other.$queryRaw`select 1`).rejects.toThrow(/startup parameter/);
  await other.close();
});

test("every connection is in UTC, whoever had it before", async () => {
  const others = createDb({ url: `${pooler.url}?application_name=other`, pooler: true, prepare: false });
  await others.$executeRaw`set timezone to 'Asia/Tokyo'`;
  const zones = await Promise.all(
    Array.from({ length: 40 }, () => db.$queryRaw<{ TimeZone: string }[]>`show timezone`),
  );
  await others.close();
  expect(new Set(zones.map(([row]) => row?.TimeZone))).toEqual(new Set(["UTC"]));
  const made = portal.trainings[0];
  expect(await db.training.findUnique({ where: { id: made?.id ?? 0 } })).toMatchObject({
    createdAt: made?.createdAt,
  });
});

test("lists answer as they do without it, many at a time", async () => {
  for (const address of ["/trpc/category.list", "/api/v1/trainings", "/api/v1/exams"]) {
    const expected = await bare.inject(address);
    expect(expected.statusCode).toBe(200);
    const answers = await Promise.all(Array.from({ length: 20 }, () => app.inject(address)));
    for (const { statusCode, body } of answers) {
      expect(statusCode).toBe(200);
      expect(JSON.parse(body)).toEqual(expected.json());
    }
  }
});

test("transactions keep their connection, and what is kept follows them at once", async () => {
  const { id } = portal.orchards;
  await Promise.all(
    Array.from({ length: 12 }, () =>
      db.$transaction(
        async (tx) => {
          await tx.$executeRaw`update categories set sort_order = sort_order + 1 where id = ${id}`;
          await tx.$queryRaw`select 1 from pg_sleep(0.005)`;
          await tx.category.findUniqueOrThrow({ where: { id } });
        },
        { ...patient, maxWait: patient.timeout },
      ),
    ),
  );
  const { result } = (await app.inject("/trpc/category.list")).json();
  const shown = result.data.find((category: { id: number }) => category.id === id);
  expect(shown.sortOrder).toBe(portal.orchards.sortOrder + 12);
});

test("a statement that takes too long is ended by the timeout of the database's user, and who has none is told", async () => {
  const role = `limited_${process.pid}`;
  await direct.$executeRawUnsafe(`create role ${role} login password 'limited'`);
  await direct.$executeRawUnsafe(`alter role ${role} set statement_timeout = '300ms'`);
  const own = new URL(url);
  own.username = role;
  own.password = "limited";
  const other = await pgbouncer(own.href);
  const limited = createDb({ url: other.url, pooler: true, prepare: false, statementTimeout: 60_000 });
  const slow = await limited.$queryRaw`select pg_sleep(30)`.catch((error) => error);
  expect(isUnavailable(slow)).toBe(true);
  const warn = vi.fn();
  await warnOfEndlessStatements(limited, warn);
  expect(warn).not.toHaveBeenCalled();
  await warnOfEndlessStatements(db, warn);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining("no statement_timeout"));
  await limited.close();
  await other.stop();
  await direct.$executeRawUnsafe(`drop role ${role}`);
});

test("people sign up, and sign in", async () => {
  const at = browser(app);
  const email = "gunel@agrar.example";
  const password = givenPassword;
  const names = { firstName: "Günel", lastName: "Əsgərova", language: "az" };
  expect((await at.auth("/sign-up/email", { ...names, email, password })).status).toBe(200);
  const { code: otp } = await lastLetter(db, email);
  expect((await at.auth("/email-otp/verify-email", { email, otp })).status).toBe(200);
  const again = browser(app);
  expect((await again.auth("/sign-in/email", { email, password })).status).toBe(200);
  expect((await again.ask("account.own")).data).toMatchObject({ email, emailVerified: true });
});
