import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createDb } from "@agrar/db";
import { givenPassword } from "@agrar/db/given";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createServer } from "./server.ts";
import { browser, lastLetter, testServer } from "./testing.ts";

const secret = "the same for every instance of the portal";
const options = { secret, settings: { siteUrl: "http://localhost:3000" } };
const { app: first, db, make, url, drop } = await testServer(options);
const otherDb = createDb({ url });
const second = createServer({ db: otherDb, ...options });
await second.ready();
afterAll(async () => {
  await second.close();
  await otherDb.close();
  await drop();
});
beforeEach(async () => {
  await db.limit.deleteMany();
});

type Browser = ReturnType<typeof browser>;

/** The same browser, whose next request a balancer sends to the second instance. */
function onSecond(at: Browser): Browser {
  const there = browser(second);
  for (const [name, value] of at.cookies) there.cookies.set(name, value);
  return there;
}

async function member(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({ emailVerified: true, ...data });
  await make.password(user.id);
  return user;
}

const signIn = (at: Browser, email: string, password = givenPassword) =>
  at.auth("/sign-in/email", { email, password });

async function signedIn(data: Parameters<typeof make.user>[0] = {}) {
  const user = await member(data);
  const at = browser(first);
  expect((await signIn(at, user.email)).status).toBe(200);
  return { ...user, at };
}

const viewerAt = async (at: Browser) => (await at.ask("account.viewer")).data;

describe("limits hold over both instances", () => {
  test("of tries to sign in, one after another or at once", async () => {
    const guess = (n: number, email: string) => signIn(browser(n % 2 ? first : second), email, `guess ${n}`);
    const { email } = await member();
    const statuses = [];
    for (let n = 0; n < 7; n++) statuses.push((await guess(n, email)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);

    const other = await member();
    const together = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(n, other.email)));
    expect(together.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(together.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  test("of letters with a code", async () => {
    const { email } = await member({ emailVerified: false });
    const asked = await Promise.all(
      [first, second].map((app) => browser(app).auth("/email-otp/send-verification-otp", { email })),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual([200, 429]);
    await lastLetter(db, email);
    expect(await db.mail.count({ where: { recipient: email } })).toBe(1);
  });

  test("of the calls of a key", async () => {
    const admin = await signedIn({ role: "ADMIN" });
    const draft = { name: "Reports of the ministry", scopes: ["lists:read"], callsPerMinute: 6 };
    const { key } = (await admin.at.tell("serviceKey.create", draft)).data;
    const statuses = [];
    for (let n = 0; n < 8; n++) statuses.push((await called(n % 2 ? first : second, key)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  });

  test("and what one forgives, the other does not hold against anybody", async () => {
    const { email } = await member();
    for (let n = 0; n < 7; n++) await signIn(browser(first), email, `guess ${n}`);
    expect((await signIn(browser(first), email)).status).toBe(429);
    const at = browser(second);
    await at.auth("/email-otp/request-password-reset", { email });
    const { code } = await lastLetter(db, email);
    const password = "zoğal mürəbbəsi";
    expect((await at.auth("/email-otp/reset-password", { email, otp: code, password })).status).toBe(200);
    expect((await signIn(browser(first), email, password)).status).toBe(200);
  });
});

const called = (app: typeof first, key: string) =>
  app.inject({ url: "/api/v1/categories", headers: { authorization: `Bearer ${key}` } });

describe("what one instance does, the other knows at once", () => {
  test("a session", async () => {
    const { id, at } = await signedIn();
    expect(await viewerAt(onSecond(at))).toMatchObject({ id });
  });

  test("signing out everywhere", async () => {
    const { at, email } = await signedIn();
    const elsewhere = browser(second);
    await signIn(elsewhere, email);
    await onSecond(at).tell("session.endAll");
    for (const one of [at, elsewhere, onSecond(at)]) expect(await viewerAt(one)).toBeNull();
  });

  test("a deactivation", async () => {
    const admin = await signedIn({ role: "ADMIN" });
    const { id, email, at } = await signedIn();
    expect((await onSecond(admin.at).tell("user.setActive", { id, isActive: false })).status).toBe(200);
    expect(await viewerAt(at)).toBeNull();
    expect((await signIn(browser(first), email)).body.reason).toBe("account.inactive");
  });

  test("the end of a key", async () => {
    const admin = await signedIn({ role: "ADMIN" });
    const draft = { name: "Another ministry", scopes: ["lists:read"] };
    const { id, key } = (await admin.at.tell("serviceKey.create", draft)).data;
    for (const app of [first, second]) expect((await called(app, key)).statusCode).toBe(200);
    await admin.at.tell("serviceKey.revoke", { id });
    for (const app of [second, first]) expect((await called(app, key)).statusCode).toBe(401);
  });

  test("another token, beside which the old one lasts a minute", async () => {
    const { id, at } = await signedIn();
    const old = onSecond(at);
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await db.session.updateMany({ where: { userId: id }, data: { createdAt: dayAgo, startedAt: dayAgo } });
    await Promise.all([at.auth("/get-session"), onSecond(at).auth("/get-session")]);
    expect(await db.session.count({ where: { userId: id } })).toBe(2);
    expect(await db.session.count({ where: { userId: id, supersededAt: null } })).toBe(1);
    expect(await viewerAt(old)).toMatchObject({ id });
    const past = { where: { userId: id, supersededAt: { not: null } }, data: { expiresAt: new Date() } };
    await db.session.updateMany(past);
    expect(await viewerAt(old)).toBeNull();
  });
});

test("two processes share limits, sessions and their end", async () => {
  const origins = await Promise.all([startProcess(), startProcess()]);
  const call = async (
    origin: string | undefined,
    path: string,
    { cookie = "", body }: { cookie?: string; body?: object },
  ) =>
    fetch(`${origin}${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        "sec-fetch-site": "same-origin",
        origin: String(origin),
        ...(body && { "content-type": "application/json" }),
        ...(cookie && { cookie }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const attacked = await member();
  const statuses = [];
  for (let n = 0; n < 6; n++) {
    const body = { email: attacked.email, password: `guess ${n}` };
    statuses.push((await call(origins[n % 2], "/api/auth/sign-in/email", { body })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);

  const { id, email } = await member();
  const body = { email, password: givenPassword };
  const answer = await call(origins[0], "/api/auth/sign-in/email", { body });
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";", 1)[0])
    .join("; ");
  const viewer = async (origin?: string) =>
    ((await (await call(origin, "/trpc/account.viewer", { cookie })).json()) as Viewer).result.data;
  for (const origin of origins) expect(await viewer(origin)).toMatchObject({ id });
  expect((await call(origins[1], "/trpc/session.endAll", { cookie, body: {} })).status).toBe(200);
  for (const origin of origins) expect(await viewer(origin)).toBeNull();
}, 30_000);

type Viewer = { result: { data: unknown } };

/** Starts the API as a process of its own, over the same database, and returns where it listens. */
async function startProcess(): Promise<string> {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const server = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, DATABASE_URL: url, PORT: "0", AUTH_SECRET: secret },
  });
  onTestFinished(() => void server.kill("SIGKILL"));
  for await (const line of createInterface({ input: server.stdout })) {
    const { msg } = JSON.parse(line) as { msg: string };
    if (msg.startsWith("Server listening")) return msg.split(" ").at(-1) ?? "";
  }
  throw new Error("The process ended.");
}
