import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { browser, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer();
// Another secret, as after it was changed.
const stranger = createServer({ db });
afterAll(async () => {
  await stranger.close();
  await drop();
});

async function signedIn() {
  const { id, email } = await make.user({ emailVerified: true });
  await make.password(id);
  const at = browser(app);
  expect((await at.auth("/sign-in/email", { email, password: givenPassword })).status).toBe(200);
  const [[name = "", value = ""] = []] = [...at.cookies].filter(([key]) => key.endsWith("session_token"));
  return { id, at, name, value };
}

async function viewerBy(cookie: string, server = app) {
  const response = await server.inject({ url: "/trpc/account.viewer", headers: { cookie } });
  return response.json().result.data?.id ?? null;
}

test("to know who asks takes one statement", async () => {
  const { at } = await signedIn();
  const statements = async (who: typeof at) =>
    (await who.ask("account.waysToSignIn")).headers["server-timing"];
  expect(await statements(browser(app))).toMatch(/^statements;desc="0"/);
  expect(await statements(at)).toMatch(/^statements;desc="1"/);
});

test("a cookie is good among others and in quotes, and by the whole of its value alone", async () => {
  const { id, name, value } = await signedIn();
  expect(await viewerBy(`other=1; ${name}=${value}; more="x"`)).toBe(id);
  expect(await viewerBy(`${name}="${value}"`)).toBe(id);
  const [token = ""] = decodeURIComponent(value).split(".");
  const { token: kept } = await db.session.findFirstOrThrow({ where: { userId: id } });
  expect(token).toBe(kept);
  for (const other of [
    "",
    ".",
    token,
    `${token}.`,
    `.${value}`,
    value.slice(0, -3),
    `${value}x`,
    value.replaceAll("%2B", "-").toLowerCase(),
    "%",
    "%E0%A4%A",
  ])
    expect(await viewerBy(`${name}=${other}`), other).toBeNull();
  expect(await viewerBy(`__Secure-${name}=${value}`)).toBeNull();
});

test("a cookie that another secret signed makes a guest", async () => {
  const { name, value } = await signedIn();
  expect(await viewerBy(`${name}=${value}`, stranger)).toBeNull();
});

test("a session that has ended, or whose owner is deactivated, makes a guest", async () => {
  const { id, name, value } = await signedIn();
  const session = { where: { userId: id } };
  await db.session.updateMany({ ...session, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await viewerBy(`${name}=${value}`)).toBeNull();
  await db.session.updateMany({ ...session, data: { expiresAt: new Date(Date.now() + 60_000) } });
  expect(await viewerBy(`${name}=${value}`)).toBe(id);
  // The trigger ends sessions; without it, the account still decides.
  await db.$transaction([
    db.$executeRaw`set local session_replication_role = replica`,
    db.user.update({ where: { id }, data: { isActive: false } }),
  ]);
  expect(await db.session.count(session)).toBe(1);
  expect(await viewerBy(`${name}=${value}`)).toBeNull();
});
