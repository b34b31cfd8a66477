import { createServer as createTcpServer } from "node:net";
import { Writable } from "node:stream";
import { givenPassword } from "@agrar/db/given";
import { OAuth2Server } from "oauth2-mock-server";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { browser, lastLetter, patient, testServer } from "./testing.ts";

type Claims = Record<string, unknown>;

/** An identity provider on this machine, which says of whoever comes what `claims` has. */
async function startProvider(port = 0) {
  const server = new OAuth2Server();
  await server.issuer.keys.generate("RS256");
  await server.start(port, "127.0.0.1");
  const said: { claims: Claims; profile: Claims } = { claims: {}, profile: {} };
  server.service.on("beforeTokenSigning", ({ payload }) => Object.assign(payload, said.claims));
  server.service.on("beforeUserinfo", ({ body }) => Object.assign(body, said.profile));
  return { server, said, issuer: server.issuer.url ?? "" };
}

const { server: provider, said, issuer } = await startProvider();
const client = { clientId: "agrar", clientSecret: "a secret of the provider" };
const settings = { siteUrl: "http://localhost:3000" };
const { app, db, make, drop } = await testServer({ identityProvider: { issuer, ...client }, settings });
afterAll(async () => {
  await drop();
  await provider.stop();
});

beforeEach(async () => {
  said.claims = {};
  said.profile = {};
  await db.limit.deleteMany();
});

let people = 0;
/** What the provider says of somebody it has not said anything of before. */
const somebody = (claims: Claims = {}): Claims => ({
  sub: `person-${++people}`,
  email: `oidc${people}@agrar.example`,
  email_verified: true,
  given_name: "Rəşad",
  family_name: "Quliyev",
  ...claims,
});

type Browser = ReturnType<typeof browser>;
const pages = { callbackURL: "/en/trainings", errorCallbackURL: "/en/sign-in?next=%2Fen%2Ftrainings" };

/** Goes to the provider and comes back; returns the address of the portal that the provider leads to. */
async function backFromProvider(at: Browser): Promise<URL> {
  const begun = await at.auth("/sign-in/social", { provider: "oidc", ...pages });
  expect(begun.status).toBe(200);
  const sent = await fetch(String(begun.body.url), { redirect: "manual" });
  return new URL(sent.headers.get("location") ?? "");
}

const follow = (at: Browser, back: URL) =>
  at.auth(`${back.pathname.slice("/api/auth".length)}${back.search}`);

/** Signs in by the provider and returns the page that one lands on. */
async function arrive(at: Browser, claims: Claims): Promise<string> {
  said.claims = claims;
  said.profile = { sub: claims.sub, ...said.profile };
  const answer = await follow(at, await backFromProvider(at));
  expect(answer.status).toBe(302);
  return String(answer.headers.location);
}

const refusedFor = (reason: string) => `/en/sign-in?next=%2Fen%2Ftrainings&error=${reason}`;
const viewerAt = async (at: Browser) => (await at.ask("account.viewer")).data;

async function member(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({ emailVerified: true, ...data });
  await make.password(user.id);
  return user;
}

describe("who comes from the identity provider", () => {
  test("gets an account with names and a verified address, and no right that is claimed", async () => {
    const claims = somebody({
      role: "ADMIN",
      roles: ["ADMIN"],
      isAdmin: true,
      isActive: false,
      id: 1,
      groups: ["admin"],
    });
    const at = browser(app);
    expect(await arrive(at, claims)).toBe(pages.callbackURL);
    expect((await at.ask("account.own")).data).toMatchObject({
      firstName: "Rəşad",
      lastName: "Quliyev",
      email: claims.email,
      emailVerified: true,
      role: "LEARNER",
      hasPassword: false,
    });
  });

  test("is the same person the second time, whatever has changed there", async () => {
    const claims = somebody();
    await arrive(browser(app), claims);
    const known = await db.user.findUniqueOrThrow({ where: { email: String(claims.email) } });
    const at = browser(app);
    const renamed = { ...claims, given_name: "Orxan", email: "renamed@agrar.example", email_verified: false };
    expect(await arrive(at, renamed)).toBe(pages.callbackURL);
    expect(await viewerAt(at)).toMatchObject({ id: known.id, firstName: "Rəşad" });
    expect(await db.user.count({ where: { email: "renamed@agrar.example" } })).toBe(0);
  });

  test("may have but one name, or none that can be written", async () => {
    const at = browser(app);
    const names = { given_name: undefined, family_name: undefined, name: "Aytən  Kərimova  Əli" };
    await arrive(at, somebody(names));
    expect(await viewerAt(at)).toMatchObject({ firstName: "Aytən", lastName: "Kərimova Əli" });
    const nameless = browser(app);
    await arrive(nameless, somebody({ given_name: "<b>x</b>", family_name: "x".repeat(10_000), name: 7 }));
    expect(await viewerAt(nameless)).toMatchObject({ firstName: "–", lastName: "–" });
  });

  test("is asked of the provider's own list of people where the token says little", async () => {
    const { sub, ...profile } = somebody();
    said.profile = { sub, ...profile };
    const at = browser(app);
    expect(await arrive(at, { sub })).toBe(pages.callbackURL);
    expect((await at.ask("account.own")).data).toMatchObject({ email: profile.email });
  });

  test("leaves nothing here that opens doors there, and is in the log", async () => {
    const claims = somebody();
    await arrive(browser(app), claims);
    const { id } = await db.user.findUniqueOrThrow({ where: { email: String(claims.email) } });
    expect(await db.credential.findFirst({ where: { userId: id } })).toMatchObject({
      providerId: "oidc",
      accountId: claims.sub,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
    const entries = await db.auditEntry.findMany({ where: { entity: "user", entityId: String(id) } });
    expect(entries.map(({ action, userId }) => [action, userId])).toEqual([["account.signIn", id]]);
  });
});

test("the callback works over HTTP, although the portal's public address is another", async () => {
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  said.claims = somebody();
  const begun = await fetch(`${origin}/api/auth/sign-in/social`, {
    method: "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", origin },
    body: JSON.stringify({ provider: "oidc", ...pages }),
  });
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";", 1)[0])
      .join("; ");
  const { url } = (await begun.json()) as { url: string };
  expect(new URL(url).searchParams.get("redirect_uri")).toBe(`${settings.siteUrl}/api/auth/callback/oidc`);
  expect(new URL(url).searchParams.get("code_challenge_method")).toBe("S256");
  expect(new URL(url).searchParams.get("nonce")).toMatch(/^\S{32}$/);
  const sent = await fetch(url, { redirect: "manual" });
  const back = sent.headers.get("location")?.replace(settings.siteUrl, origin) ?? "";
  const landed = await fetch(back, { redirect: "manual", headers: { cookie: cookiesOf(begun) } });
  expect(landed.status).toBe(302);
  expect(landed.headers.get("location")).toBe(pages.callbackURL);
  expect(landed.headers.get("cache-control")).toBe("no-store");
  const viewer = await fetch(`${origin}/trpc/account.viewer`, { headers: { cookie: cookiesOf(landed) } });
  expect(await viewer.json()).toMatchObject({ result: { data: { firstName: "Rəşad" } } });
});

describe("an account with the same address", () => {
  test("is linked when both sides know that the address is theirs", async () => {
    const { id, email } = await member({ firstName: "Nigar" });
    const at = browser(app);
    expect(await arrive(at, somebody({ email: email.toUpperCase() }))).toBe(pages.callbackURL);
    expect(await viewerAt(at)).toMatchObject({ id, firstName: "Nigar" });
    expect(await db.credential.count({ where: { userId: id } })).toBe(2);
  });

  test.each([false, undefined, "false", 1])(
    "is not when the provider says %j of it",
    async (email_verified) => {
      const { id, email } = await member();
      const at = browser(app);
      expect(await arrive(at, somebody({ email, email_verified }))).toBe(
        refusedFor("identityProvider.emailNotVerified"),
      );
      expect(await viewerAt(at)).toBeNull();
      expect(await db.credential.count({ where: { userId: id } })).toBe(1);
    },
  );

  test("that nobody has verified is neither taken over nor takes over", async () => {
    const { id, email } = await member({ emailVerified: false });
    const at = browser(app);
    expect(await arrive(at, somebody({ email }))).toBe(refusedFor("identityProvider.emailNotVerified"));
    expect(await viewerAt(at)).toBeNull();
    expect(await db.user.findUniqueOrThrow({ where: { id } })).toMatchObject({ emailVerified: false });
    expect(await db.credential.count({ where: { userId: id } })).toBe(1);
  });

  test("cannot be prepared by who enters a stranger's address at the provider", async () => {
    const claims = somebody({ email_verified: false });
    expect(await arrive(browser(app), claims)).toBe(refusedFor("identityProvider.emailNotVerified"));
    expect(await db.user.count({ where: { email: String(claims.email) } })).toBe(0);
    expect(await db.credential.count({ where: { accountId: String(claims.sub) } })).toBe(0);
  });

  test("that is deactivated stays shut, and is not linked", async () => {
    const { id, email } = await member({ isActive: false });
    const at = browser(app);
    expect(await arrive(at, somebody({ email }))).toBe(refusedFor("account.inactive"));
    expect(await viewerAt(at)).toBeNull();
    expect(await db.credential.count({ where: { userId: id } })).toBe(1);
  });

  test("that came from the provider before is shut when it is deactivated", async () => {
    const claims = somebody();
    await arrive(browser(app), claims);
    await db.user.update({ where: { email: String(claims.email) }, data: { isActive: false } });
    const at = browser(app);
    expect(await arrive(at, claims)).toBe(refusedFor("account.inactive"));
    expect(await viewerAt(at)).toBeNull();
    const last = await db.auditEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
    expect(last.action).toBe("account.signIn.refused");
  });
});

describe("the second factor", () => {
  test("is asked for after the identity provider too", async () => {
    const claims = somebody();
    await arrive(browser(app), claims);
    const email = String(claims.email);
    const { id } = await db.user.update({ where: { email }, data: { twoFactorEnabled: true } });
    await db.session.deleteMany({ where: { userId: id } });
    const at = browser(app);
    expect(await arrive(at, claims)).toBe("/en/sign-in?next=%2Fen%2Ftrainings&secondFactor=otp");
    expect(await viewerAt(at)).toBeNull();
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
    await at.auth("/two-factor/send-otp", {});
    const { code } = await lastLetter(db, email);
    expect((await at.auth("/two-factor/verify-otp", { code })).status).toBe(200);
    expect(await viewerAt(at)).toMatchObject({ id });
  });
});

describe("a sign-in that goes wrong leads back to the page with a reason", () => {
  async function expectRefused(at: Browser, claims: Claims, reason: string) {
    expect(await arrive(at, claims)).toBe(refusedFor(reason));
    expect(await viewerAt(at)).toBeNull();
  }

  test.each([undefined, null, "", "no address", ["a@agrar.example"], `${"x".repeat(250)}@agrar.example`])(
    "without an address (%j)",
    async (email) => {
      const users = await db.user.count();
      await expectRefused(browser(app), somebody({ email }), "identityProvider.noEmail");
      expect(await db.user.count()).toBe(users);
    },
  );

  test.each([
    ["audience", { aud: "another client" }],
    ["issuer", { iss: "http://evil.example" }],
    ["nonce", { nonce: "another sign-in's" }],
    ["time", { exp: Math.floor(Date.now() / 1000) - 3600 }],
  ])("with a token of the wrong %s", async (_what, wrong) => {
    await expectRefused(browser(app), somebody(wrong), "identityProvider.failed");
  });

  test.each([
    ["a forged signature", (token: string) => `${token.slice(0, token.lastIndexOf("."))}.${"A".repeat(342)}`],
    ["none", (token: string) => `${token.slice(0, token.lastIndexOf("."))}.`],
    ["the algorithm none", (token: string) => unsigned(token)],
    ["no token at all", () => "x"],
  ])("with %s", async (_what, alter) => {
    provider.service.once("beforeResponse", ({ body }) => {
      if (body !== "") body.id_token = alter(String(body.id_token));
    });
    await expectRefused(browser(app), somebody(), "identityProvider.failed");
  });

  test("when the provider breaks between the two steps", async () => {
    provider.service.once("beforeResponse", (response) => {
      response.statusCode = 500;
      response.body = { error: "server_error" };
    });
    await expectRefused(browser(app), somebody(), "identityProvider.failed");
  });

  test.each([
    ["access_denied", "identityProvider.denied"],
    ["server_error", "identityProvider.failed"],
    ["<script>alert(1)</script>", "identityProvider.failed"],
  ])("when the provider answers %s", async (error, reason) => {
    const at = browser(app);
    const back = await backFromProvider(at);
    back.searchParams.delete("code");
    back.searchParams.set("error", error);
    back.searchParams.set("error_description", "Call <b>0900</b> to go on");
    expect((await follow(at, back)).headers.location).toBe(refusedFor(reason));
  });

  test("with a state that is forged, missing or from another browser", async () => {
    said.claims = somebody();
    const at = browser(app);
    const back = await backFromProvider(at);
    const forged = new URL(back);
    forged.searchParams.set("state", "x".repeat(32));
    expect((await follow(at, forged)).headers.location).toBe("/sign-in?error=identityProvider.expired");
    forged.searchParams.delete("state");
    expect((await follow(at, forged)).headers.location).toBe("/sign-in?error=identityProvider.expired");
    const other = browser(app);
    expect((await follow(other, back)).headers.location).toBe(refusedFor("identityProvider.expired"));
    expect(await viewerAt(other)).toBeNull();
  });

  test("the second time with the same code", async () => {
    said.claims = somebody();
    const at = browser(app);
    const back = await backFromProvider(at);
    const [first, second] = [await follow(at, back), await follow(at, back)];
    expect(first.headers.location).toBe(pages.callbackURL);
    expect(second.headers.location).toBe("/sign-in?error=identityProvider.expired");
  });

  test("by another provider than there is", async () => {
    const at = browser(app);
    const back = await backFromProvider(at);
    back.pathname = "/api/auth/callback/google";
    expect(String((await follow(at, back)).headers.location)).toMatch(/^\/(en\/)?sign-in\?/);
    expect(await viewerAt(at)).toBeNull();
  });

  test("and tells nothing of what is inside", async () => {
    const at = browser(app);
    const answer = await at.auth("/callback/oidc?state=x&code=y&code=z&__proto__=1");
    expect(answer.status).toBe(302);
    expect(JSON.stringify([answer.body, answer.headers])).not.toMatch(/Error:|node_modules|better-auth/);
  });
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "/x\r\nset-cookie: a=b",
  "",
])("leads to %j neither after a sign-in nor after a refusal", async (address) => {
  for (const field of ["callbackURL", "errorCallbackURL"]) {
    const answer = await browser(app).auth("/sign-in/social", { provider: "oidc", [field]: address });
    expect(answer.status, field).toBe(422);
    expect(answer.body.reason).toBe(`${field}.malformed`);
  }
});

describe("a provider that is away", () => {
  async function portal(at: string) {
    const server = await testServer({ identityProvider: { issuer: at, ...client }, settings });
    onTestFinished(server.drop);
    const user = await server.make.user({ emailVerified: true });
    await server.make.password(user.id);
    const signIn = () =>
      browser(server.app).auth("/sign-in/email", { email: user.email, password: givenPassword });
    const begin = () => browser(server.app).auth("/sign-in/social", { provider: "oidc" });
    return { ...server, signIn, begin };
  }

  test("is refused with a reason, and found again without a start anew", async () => {
    const first = await startProvider();
    const { port } = first.server.address();
    await first.server.stop();
    const { signIn, begin } = await portal(first.issuer);
    const away = await begin();
    expect(away.status).toBe(503);
    expect(away.body.reason).toBe("identityProvider.unavailable");
    expect((await signIn()).status).toBe(200);

    const second = await startProvider(port);
    onTestFinished(() => second.server.stop());
    expect((await begin()).status).toBe(200);
  });

  test("and takes calls without answering keeps nobody else waiting", async () => {
    const sockets = new Set<{ destroy(): void }>();
    const silent = createTcpServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as { port: number };
    const { signIn, begin } = await portal(`http://127.0.0.1:${port}`);
    const waiting = begin();
    expect((await signIn()).status).toBe(200);
    await expect.poll(() => sockets.size, patient).toBeGreaterThan(0);
    for (const socket of sockets) socket.destroy();
    expect((await waiting).body.reason).toBe("identityProvider.unavailable");
  });

  test("or calls itself something else is not trusted", async () => {
    const other = await startProvider();
    onTestFinished(() => other.server.stop());
    other.server.service.on("beforeWellKnownOpenIdConfiguration", ({ body }) => {
      if (body !== "") body.issuer = "https://login.ministry.example";
    });
    const { begin } = await portal(other.issuer);
    expect((await begin()).body.reason).toBe("identityProvider.unavailable");
  });
});

test("no log has a state, a code, a token or an address", async () => {
  let log = "";
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    log += chunk;
    done();
  };
  const logger = { level: "trace", stream: new Writable({ write }) };
  const logged = await testServer({ identityProvider: { issuer, ...client }, settings, logger });
  onTestFinished(logged.drop);
  const claims = somebody();
  let token = "";
  provider.service.once("beforeResponse", ({ body }) => {
    if (body !== "") token = String(body.id_token);
  });
  const at = browser(logged.app);
  said.claims = claims;
  const back = await backFromProvider(at);
  expect((await follow(browser(logged.app), back)).status).toBe(302);
  expect((await follow(at, back)).headers.location).toBe(pages.callbackURL);
  expect((await follow(at, back)).status).toBe(302);
  expect(log).toContain("/api/auth/callback/oidc");
  expect(token.length).toBeGreaterThan(100);
  const { searchParams } = back;
  for (const secret of [searchParams.get("state"), searchParams.get("code"), token, claims.email])
    expect(log.includes(String(secret)), String(secret)).toBe(false);
});

test("without a provider there is no such sign-in", async () => {
  const { app: plain, drop: dropPlain } = await testServer({ settings });
  onTestFinished(dropPlain);
  expect((await browser(plain).auth("/sign-in/social", { provider: "oidc" })).status).toBe(404);
});

/** The token as if it needed no signature. */
function unsigned(token: string): string {
  const header = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
  return `${header}.${token.split(".")[1]}.`;
}
