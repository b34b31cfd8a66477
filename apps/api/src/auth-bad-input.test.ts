import { request } from "node:http";
import { givenPassword } from "@agrar/db/given";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { browser, lastLetter, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer({ settings: { siteUrl: "http://localhost:3000" } });
afterAll(drop);
beforeEach(async () => {
  await db.limit.deleteMany();
});

const { id: userId, email } = await make.user({ emailVerified: true });
await make.password(userId);
const password = "zoğal mürəbbəsi";
const newcomer = { firstName: "Günel", lastName: "Əsgərova", password, language: "az" as const };

/** Every address of accounts that takes a body. */
const paths = [
  "/sign-up/email",
  "/email-otp/send-verification-otp",
  "/email-otp/verify-email",
  "/sign-in/email",
  "/sign-in/social",
  "/sign-out",
  "/email-otp/request-password-reset",
  "/email-otp/reset-password",
  "/change-password",
  "/email-otp/request-email-change",
  "/email-otp/change-email",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/two-factor/send-otp",
  "/two-factor/verify-totp",
  "/two-factor/verify-otp",
  "/two-factor/verify-backup-code",
];

/** All that a call could change, but for counts of tries and the log. */
const state = async () =>
  JSON.stringify(
    await Promise.all([
      db.user.findMany({ orderBy: { id: "asc" } }),
      db.credential.findMany({ orderBy: { id: "asc" } }),
      db.session.findMany({ orderBy: { id: "asc" } }),
      db.twoFactor.findMany(),
      db.verification.count(),
      db.mail.count(),
    ]),
  );

type Sent = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD" | "OPTIONS";
  payload?: string | Buffer;
  headers?: Record<string, string>;
};

const send = (path: string, { method = "POST", payload, headers }: Sent = {}) =>
  app.inject({
    method,
    url: `/api/auth${path}`,
    headers: {
      "sec-fetch-site": "same-origin",
      ...(payload !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(payload !== undefined && { payload }),
  });

/** Makes sure that an answer is a clear refusal, without a word of what is inside. */
function expectRefusal(response: Awaited<ReturnType<typeof send>>, statuses: number[]) {
  expect(statuses, response.body).toContain(response.statusCode);
  expect(response.json()).toMatchObject({
    reason: expect.stringMatching(/^\w+(\.\w+)+$/),
    message: expect.stringMatching(/\.$/),
  });
  expect(response.body).not.toMatch(/node_modules|prisma|better-auth|\bat \S+:\d+/i);
}

describe("a body that is none", () => {
  test.each([
    ["broken JSON", '{"email":'],
    ["an array", "[]"],
    ["null", "null"],
    ["a text", '"email"'],
    ["a number", "7"],
    ["true", "true"],
    ["nothing with a type", ""],
    ["NUL bytes", "\0\0"],
    ["an array of bodies", JSON.stringify([{ email, password: givenPassword }])],
    ["more than 100 kB", JSON.stringify({ email, password: "x".repeat(120_000) })],
    ["very deep JSON", `${'{"a":'.repeat(15_000)}1${"}".repeat(15_000)}`],
  ])("but %s changes nothing, wherever it is sent", async (_what, payload) => {
    const before = await state();
    const strict = paths.filter((path) => path !== "/sign-out" && path !== "/two-factor/send-otp");
    for (const answer of await Promise.all(strict.map((path) => send(path, { payload }))))
      expectRefusal(answer, [400, 401, 404, 413, 422, 429]);
    expect(await state()).toBe(before);
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "x",
  ])("of JSON is refused: %s", async (type) => {
    const before = await state();
    const payload = `email=${email}&password=${givenPassword}`;
    expectRefusal(await send("/sign-in/email", { payload, headers: { "content-type": type } }), [415]);
    expect(await state()).toBe(before);
  });
});

describe("another method", () => {
  test("opens nothing: GET where a body is taken", async () => {
    const before = await state();
    for (const path of paths) expectRefusal(await send(path, { method: "GET" }), [404, 405]);
    expect(await state()).toBe(before);
  });

  test.each(["PUT", "PATCH", "DELETE"] as const)("opens nothing: %s", async (method) => {
    const before = await state();
    for (const path of [...paths, "/get-session"])
      expectRefusal(
        await send(path, { method, payload: JSON.stringify({ email, password: givenPassword }) }),
        [404, 405],
      );
    expect(await state()).toBe(before);
  });

  test("TRACE is answered by nobody", async () => {
    const origin = await app.listen({ host: "127.0.0.1", port: 0 });
    const status = await new Promise((resolve, reject) => {
      const { port } = new URL(origin);
      const headers = { cookie: "agrar.session_token=x" };
      const sent = request({
        port,
        host: "127.0.0.1",
        method: "TRACE",
        path: "/api/auth/get-session",
        headers,
      });
      sent.on("response", (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on("error", reject).end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  test("is none because a header or a field says so", async () => {
    const before = await state();
    for (const headers of [{ "x-http-method-override": "DELETE" }, { "x-method-override": "POST" }] as Record<
      string,
      string
    >[])
      expectRefusal(await send("/sign-in/email?_method=POST", { method: "GET", headers }), [404, 405]);
    expect(await state()).toBe(before);
  });

  test("of asking who is signed in is GET alone", async () => {
    expectRefusal(await send("/get-session", { payload: "{}" }), [404, 405]);
  });

  test.each([
    "",
    "/",
    "/error",
    "/reference",
    "/sign-up",
    "/sign-in/email/x",
    "/%00",
    "/jwks",
    "/admin/list-users",
    "/callback",
  ])("there is nothing at %j", async (path) => {
    for (const method of ["GET", "POST"] as const)
      expectRefusal(await send(path, { method }), [400, 404, 405]);
  });
});

describe("a text that is made to be taken for another", () => {
  test.each([
    ["a line break", "Günel\r\nBcc: all@agrar.example"],
    ["NUL", "Gü\0nel"],
    ["half a character", "Gün\ud800el"],
    ["the other half", "\udc00"],
    ["a mark that turns direction", "Günel\u202Elenü"],
    ["another such mark", "\u2067Günel"],
    ["no width", "Gü\u200Bnel"],
    ["no width, joined", "Gü\u2060nel"],
    ["a byte order mark", "\uFEFF\u200EGünel"],
    ["pictures", "👩‍🌾🍎"],
    ["HTML", "<img src=x onerror=alert(1)>"],
    ["a formula", "=HYPERLINK(1)"],
    ["spaces alone", " \u00a0\u2003 "],
    ["marks alone", "\u0301".repeat(3)],
    ["ten thousand letters", "ə".repeat(10_000)],
  ])("is refused as a name: %s", async (_what, name) => {
    const before = await state();
    const fields = ["firstName", "lastName"];
    const answers = await Promise.all(
      fields.map((field) => {
        const body = { ...newcomer, email: "bad.name@agrar.example", [field]: name };
        return send("/sign-up/email", { payload: JSON.stringify(body) });
      }),
    );
    for (const [n, answer] of answers.entries()) {
      expectRefusal(answer, [422]);
      expect(answer.json().reason).toMatch(new RegExp(`^${fields[n]}\\.`));
    }
    expect(await state()).toBe(before);
  });

  test.each(["Əlövsət", "Нурлан", "O'Brien-Məmmədov", "María José", "محمد", "李明", "Ağa (x)".slice(0, 3)])(
    "is not what people are called: %s",
    async (name) => {
      const address = `named${Math.abs(Buffer.from(name).readInt32BE())}@agrar.example`;
      const payload = JSON.stringify({ ...newcomer, firstName: name, email: address });
      expect((await send("/sign-up/email", { payload })).statusCode).toBe(200);
      expect(await db.user.findUnique({ where: { email: address } })).toMatchObject({ firstName: name });
    },
  );

  test.each([
    "a@b",
    "@agrar.example",
    "a b@agrar.example",
    "a@agrar.example\r\nBcc: all@agrar.example",
    "a@agrar.example\0",
    "a@agrar.example,b@agrar.example",
    "<a@agrar.example>",
    "a\ud800@agrar.example",
    "ünal@agrar.example",
    "a@ağrar.example",
    `${"a".repeat(250)}@agrar.example`,
    "a@[127.0.0.1]",
    '"a b"@agrar.example',
  ])("is refused as an address: %j", async (address) => {
    const before = await state();
    const asked = ["/sign-up/email", "/sign-in/email", "/email-otp/request-password-reset"].map((path) => {
      const body = path === "/sign-up/email" ? newcomer : path === "/sign-in/email" ? { password } : {};
      return send(path, { payload: JSON.stringify({ ...body, email: address }) });
    });
    for (const answer of await Promise.all(asked)) {
      expectRefusal(answer, [422]);
      expect(answer.json().reason).toMatch(/^email\./);
    }
    expect(await state()).toBe(before);
  });

  test("is an address in capitals: there is one account for both", async () => {
    const payload = (address: string) => JSON.stringify({ ...newcomer, email: address });
    await send("/sign-up/email", { payload: payload("Same.Person@agrar.example") });
    await send("/sign-up/email", { payload: payload("SAME.PERSON@AGRAR.EXAMPLE") });
    expect(
      await db.user.count({ where: { email: { equals: "same.person@agrar.example", mode: "insensitive" } } }),
    ).toBe(1);
  });

  test("is no address that is as long as one may be, nor one in the letters that domains are sent in", async () => {
    const longest = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(59)}.example`;
    expect(longest).toHaveLength(254);
    for (const address of [longest, "aysel@xn--aar-2ja.example"]) {
      const payload = JSON.stringify({ ...newcomer, email: address });
      expect((await send("/sign-up/email", { payload })).statusCode, address).toBe(200);
      expect(await db.user.count({ where: { email: address } })).toBe(1);
      await lastLetter(db, address);
    }
  });
});

describe("a field that nobody named", () => {
  test.each([
    ['{"__proto__":{"role":"ADMIN"}'],
    ['{"constructor":{"prototype":{"role":"ADMIN"}}'],
    ['{"prototype":1'],
    ['{"toString":1'],
    ['{"role":"ADMIN","role":"LEARNER"'],
  ])("changes nothing: %s", async (beginning) => {
    const before = await state();
    const rest = JSON.stringify({ ...newcomer, email: "polluted@agrar.example" }).slice(1);
    expectRefusal(await send("/sign-up/email", { payload: `${beginning},${rest}` }), [400, 422]);
    expect(({} as Record<string, unknown>).role).toBeUndefined();
    expect(await state()).toBe(before);
  });

  test("counts as little in the address, however often it stands there", async () => {
    const payload = JSON.stringify({ email, password: "not the password" });
    const query = "email=a&email=b&password=x&__proto__[role]=ADMIN&constructor=1&disableCookieCache=true";
    expectRefusal(await send(`/sign-in/email?${query}`, { payload }), [401]);
    const session = await send(`/get-session?${query}`, { method: "GET" });
    expect(session.statusCode).toBe(200);
    expect(session.body).toBe("null");
  });
});

describe("a cookie", () => {
  const names = [
    "agrar.session_token",
    "agrar.two_factor",
    "agrar.trust_device",
    "agrar.dont_remember",
    "agrar.state",
    "__Secure-agrar.session_token",
  ];
  const values = [
    "",
    "x",
    "x.y",
    "%",
    "%00",
    "%ff%fe",
    "a".repeat(20_000),
    '"',
    "%22%3B",
    "null",
    "undefined",
    "1",
    "../../etc/passwd",
    "{}",
    "x!y",
    "'; drop table users; --",
  ];

  test("that is made up makes a guest, everywhere", async () => {
    const before = await state();
    for (const value of values) {
      const cookie = names.map((name) => `${name}=${value}`).join("; ");
      const headers = { cookie: value.length > 1000 ? `${names[0]}=${value}` : cookie };
      const session = await send("/get-session", { method: "GET", headers });
      expect([session.statusCode, session.body], value.slice(0, 20)).toEqual([200, "null"]);
      const viewer = await app.inject({ url: "/trpc/account.viewer", headers });
      expect(viewer.json(), value.slice(0, 20)).toEqual({ result: { data: null } });
      const payload = JSON.stringify({ code: "123456" });
      expectRefusal(await send("/two-factor/verify-totp", { payload, headers }), [401]);
    }
    expect(await state()).toBe(before);
  });

  test("of one sign-in is none of another kind", async () => {
    const at = browser(app);
    await at.auth("/sign-in/email", { email, password: givenPassword });
    const token = at.cookies.get("agrar.session_token") ?? "";
    const cookie = names
      .slice(1, 5)
      .map((name) => `${name}=${token}`)
      .join("; ");
    expect((await send("/get-session", { method: "GET", headers: { cookie } })).body).toBe("null");
    const payload = JSON.stringify({ code: "123456" });
    expectRefusal(await send("/two-factor/verify-totp", { payload, headers: { cookie } }), [401]);
    await db.session.deleteMany();
  });
});

test("whatever is sent, the server is not at fault", { timeout: 120_000 }, async () => {
  const odd = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(
      "",
      "\0",
      "\ud800",
      email,
      givenPassword,
      "oidc",
      "totp",
      "otp",
      "000000",
      "/",
      "//x",
      "__proto__",
    ),
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }),
  );
  const fields = [
    "email",
    "newEmail",
    "password",
    "currentPassword",
    "newPassword",
    "otp",
    "code",
    "firstName",
    "lastName",
    "provider",
    "callbackURL",
    "method",
    "trustDevice",
    "rememberMe",
    "type",
    "language",
    "profession",
    "region",
  ];
  const body = fc.dictionary(fc.constantFrom(...fields), odd, { maxKeys: 5 });
  const header = fc.string({ unit: fc.constantFrom(...'abc=;,% ."\\/-_0'), maxLength: 80 });
  // Addresses that answer after a while on purpose are few here: they go the same way.
  const quick = paths
    .filter((path) => !/^\/(sign-|email-otp\/(send|verify|req.*reset|reset))/.test(path))
    .concat("/sign-in/social", "/sign-out");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...quick, "/sign-in/email"),
      body,
      header,
      async (path, sent, cookie) => {
        const headers = { cookie: `agrar.session_token=${cookie}; ${cookie}` };
        const response = await send(path, { payload: JSON.stringify(sent), headers });
        expect(response.statusCode, response.body).toBeLessThan(500);
      },
    ),
    { numRuns: 200 },
  );
  await fc.assert(
    fc.asyncProperty(fc.webQueryParameters({ size: "small" }), fc.webSegment(), async (query, segment) => {
      for (const path of [`/get-session?${query}`, `/callback/oidc?${query}`, `/${segment}?${query}`])
        expect((await send(path, { method: "GET" })).statusCode, path).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
