import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "@agrar/db/embedded";
import { emptyDatabase } from "@agrar/db/testing";
import { afterAll, afterEach, expect, it } from "vitest";
import { root } from "./processes.ts";

const name = `test-${process.pid}`;
const running = new Set<ChildProcess>();

/** Whatever the settings of who runs this. */
const own = {
  DATABASE_URL: "",
  SEED: "demo",
  SITE_URL: "",
  PORTAL_NAME: name,
  PORTAL_DATA: "kept",
  API_PORT: "24000",
  WEB_PORT: "23000",
};

/** Starts a portal of this test's own. */
function start(settings: Record<string, string> = {}, command = ["node", "scripts/start.ts"]) {
  const child = spawn(command[0] ?? "", command.slice(1), {
    cwd: root,
    env: { ...process.env, ...own, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  const summary = Promise.withResolvers<string>();
  child.stdout.on("data", () => said.includes("Stop with Ctrl-C") && summary.resolve(said));
  ended.then(({ said }) => summary.reject(new Error(`It ended: ${said}`)));
  summary.promise.catch(() => {}); // of no interest to who expects it to end
  return { child, ended, summary: summary.promise };
}

const addressIn = (said: string, what: string) => said.match(new RegExp(`${what} +(http://\\S+)`))?.[1] ?? "";

const answers = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => "nothing",
  );

afterEach(() => {
  for (const child of running) {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGTERM");
  }
  running.clear();
});

afterAll(async () => {
  const { dataDir, stop } = await startEmbedded({ name });
  await stop();
  for (const path of [dataDir, `${dataDir}.log`, join(root, ".data/logs", name)]) {
    rmSync(path, { recursive: true, force: true });
  }
});

it("serves the demo data, says so to a second start, and leaves nothing after Ctrl-C but the data", async () => {
  const portal = start();
  const said = await portal.summary;
  const [pages, api] = [addressIn(said, "Portal"), addressIn(said, "Health")];
  expect(said).toContain("admin@agrar.example");
  expect(await answers(pages)).toBe(200);
  expect(await answers(api)).toBe(200);
  const catalogue = await (await fetch(addressIn(said, "Catalogue"))).text();
  expect(catalogue).toContain("<article");

  const second = await start().ended;
  expect(second.said).toContain(`The portal "${name}" runs already at ${pages}`);
  expect(second.code).toBe(1);
  expect(await answers(pages)).toBe(200);

  portal.child.kill("SIGINT");
  expect((await portal.ended).code).toBe(0);
  expect([await answers(pages), await answers(api)]).toEqual(["nothing", "nothing"]);

  // Not seeded again, what is there is what was kept.
  for (const [data, kept] of [["kept", true] as const, ["new", false] as const]) {
    const next = start({ SEED: "none", PORTAL_DATA: data });
    expect((await next.summary).includes("admin@agrar.example"), data).toBe(kept);
    next.child.kill("SIGINT");
    await next.ended;
  }
});

it("uses another PostgreSQL, leaves it empty when told to, and takes other ports when its own are taken", async () => {
  const database = await emptyDatabase();
  const first = start({ DATABASE_URL: database.url, SEED: "none" });
  const one = await first.summary;
  expect(one).not.toContain("admin@agrar.example");
  const second = start({ DATABASE_URL: database.url, SEED: "none" });
  const two = await second.summary;
  expect(two).toContain("is taken");
  expect(addressIn(two, "Portal")).not.toBe(addressIn(one, "Portal"));
  expect(await answers(addressIn(two, "Portal"))).toBe(200);

  for (const { child, ended } of [first, second]) {
    child.kill("SIGTERM");
    expect((await ended).code).toBe(0);
  }
  await database.drop();
});

it("ends with everything when one of its programs dies, or who launched it", async () => {
  const portal = start();
  const said = await portal.summary;
  process.kill(childOf(portal.child.pid, "src/main.ts"), "SIGKILL");
  const { code, said: last } = await portal.ended;
  expect(code).toBe(1);
  expect(last).toContain("The API ended (SIGKILL)");
  expect(await answers(addressIn(said, "Portal"))).toBe("nothing");

  // The shell stays beside the portal and dies alone.
  const launched = start({}, ["sh", "-c", "node scripts/start.ts; true"]);
  await launched.summary;
  launched.child.kill("SIGKILL");
  await launched.ended; // closes once nobody holds its output any more
  expect(await answers(addressIn(said, "Portal"))).toBe("nothing");
});

it("names a setting that does not fit, and a database that cannot be reached, in one line", async () => {
  const wrong = await start({ API_PORT: "many" }).ended;
  expect(wrong).toMatchObject({
    code: 1,
    said: expect.stringMatching(/\n\nAPI_PORT must be a port number\n/),
  });
  const away = await start({ DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/agrar" }).ended;
  expect(away.code).toBe(1);
  expect(away.said).toMatch(/The database at 127\.0\.0\.1:1 cannot be opened: .*ECONNREFUSED/);
  expect(away.said).not.toContain("secret");
});

/** The child of a process whose command line has these words. */
function childOf(parent: number | undefined, words: string): number {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ");
  const found = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(words));
  if (!found) throw new Error(`No child of ${parent} runs ${words}`);
  return Number(found);
}
