import { Writable } from "node:stream";
import { givenPassword } from "@agrar/db/given";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { appCodes, browser, lastLetter, testServer } from "./testing.ts";

const site = { settings: { siteUrl: "http://localhost:3000" } };
const { app, db, make, drop } = await testServer(site);
afterAll(drop);

let visitors = 0;
/** A browser that no limit of another test knows. */
const visitor = () => browser(app, { address: `10.7.${Math.floor(++visitors / 250)}.${visitors % 250}` });
type Browser = ReturnType<typeof visitor>;

async function member(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({ emailVerified: true, ...data });
  await make.password(user.id);
  return user;
}

const password = "zoğal mürəbbəsi";
const sessionCookie = "agrar.session_token";
const signIn = (at: Browser, email: string, shown = givenPassword) =>
  at.auth("/sign-in/email", { email, password: shown });
const viewerAt = async (at: Browser) => (await at.ask("account.viewer")).data;

/** The code in the letter of a kind to an address. */
const codeTo = async (recipient: string, kind: string) => (await lastLetter(db, recipient, kind)).code;
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function withSecondFactor() {
  const user = await member();
  const at = visitor();
  await signIn(at, user.email);
  const begun = await at.auth("/two-factor/enable", { password: givenPassword });
  const codeNow = appCodes(String(begun.body.totpURI));
  expect((await at.auth("/two-factor/verify-totp", { code: await codeNow() })).status).toBe(200);
  return { ...user, at, codeNow };
}

describe("a code that verifies an address", () => {
  async function asked() {
    const user = await member({ emailVerified: false });
    await visitor().auth("/email-otp/send-verification-otp", { email: user.email });
    return { ...user, code: await codeTo(user.email, "account.verify") };
  }

  test("is no way past password and second factor once the address is verified", async () => {
    const { id, email, code } = await asked();
    await db.user.update({ where: { id }, data: { emailVerified: true, twoFactorEnabled: true } });
    const at = visitor();
    const answer = await at.auth("/email-otp/verify-email", { email, otp: code });
    expect(answer.body.reason).toBe("code.wrong");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(await db.session.count({ where: { userId: id } })).toBe(0);
  });

  test("is not sent to who has verified it", async () => {
    const { email } = await member();
    const answer = await visitor().auth("/email-otp/send-verification-otp", { email });
    const unverified = await asked();
    expect(answer.status).toBe(200);
    expect(await db.mail.count({ where: { recipient: unverified.email } })).toBe(1);
    expect(await db.mail.count({ where: { recipient: email } })).toBe(0);
  });

  test("signs in nobody who was deactivated meanwhile", async () => {
    const { id, email, code } = await asked();
    await db.user.update({ where: { id }, data: { isActive: false } });
    const at = visitor();
    const answer = await at.auth("/email-otp/verify-email", { email, otp: code });
    expect(answer.status).toBe(403);
    expect(answer.body.reason).toBe("account.inactive");
    expect(await viewerAt(at)).toBeNull();
  });

  test("is good for one account alone", async () => {
    const [mine, theirs] = [await asked(), await asked()];
    const answer = await visitor().auth("/email-otp/verify-email", { email: theirs.email, otp: mine.code });
    expect(answer.body.reason).toBe("code.wrong");
    const reset = { email: theirs.email, otp: mine.code, password };
    expect((await visitor().auth("/email-otp/reset-password", reset)).body.reason).toBe("code.wrong");
  });
});

test("a code for a new address is good for who asked for it alone", async () => {
  const [mine, theirs] = [await member(), await member()];
  const [at, thief] = [visitor(), visitor()];
  await signIn(at, mine.email);
  await signIn(thief, theirs.email);
  const newEmail = "wanted@agrar.example";
  await at.auth("/email-otp/request-email-change", { newEmail, password: givenPassword });
  const otp = await codeTo(newEmail, "account.changeEmail");
  expect((await thief.auth("/email-otp/change-email", { newEmail, otp })).body.reason).toBe("code.wrong");
  expect(await db.user.findUniqueOrThrow({ where: { id: theirs.id } })).toMatchObject({
    email: theirs.email,
  });
});

describe("the second factor", () => {
  test("takes a code of the app once", async () => {
    const { email, codeNow } = await withSecondFactor();
    const code = await codeNow();
    const [first, second] = [visitor(), visitor()];
    await signIn(first, email);
    await signIn(second, email);
    const answers = [];
    for (const at of [first, second]) answers.push(await at.auth("/two-factor/verify-totp", { code }));
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
    expect(answers[1]?.body.reason).toBe("code.wrong");
    expect(await viewerAt(second)).toBeNull();
  });

  test("is not passed by choosing the password anew", async () => {
    const { email } = await withSecondFactor();
    const at = visitor();
    await at.auth("/email-otp/request-password-reset", { email });
    const otp = await codeTo(email, "account.resetPassword");
    await at.auth("/email-otp/reset-password", { email, otp, password });
    expect(await viewerAt(at)).toBeNull();
    expect((await signIn(at, email, password)).body).toMatchObject({ twoFactorRedirect: true });
    expect(await viewerAt(at)).toBeNull();
  });

  test("is not passed by a sign-in that is another's", async () => {
    const [mine, theirs] = [await withSecondFactor(), await withSecondFactor()];
    const at = visitor();
    await signIn(at, theirs.email);
    const code = await mine.codeNow();
    expect((await at.auth("/two-factor/verify-totp", { code })).body.reason).toBe("code.wrong");
    expect(await viewerAt(at)).toBeNull();
  });

  test("is asked for again in a browser that was trusted, once the password has changed", async () => {
    const { email, at, codeNow } = await withSecondFactor();
    const trusted = visitor();
    await signIn(trusted, email);
    await trusted.auth("/two-factor/verify-totp", { code: await codeNow(), trustDevice: true });
    await trusted.auth("/sign-out", {});
    expect((await signIn(trusted, email)).body).not.toMatchObject({ twoFactorRedirect: true });
    const change = { currentPassword: givenPassword, newPassword: password };
    expect((await at.auth("/change-password", change)).status).toBe(200);
    expect((await signIn(trusted, email, password)).body).toMatchObject({ twoFactorRedirect: true });
  });

  test("sends one letter a minute, whatever the cookie looks like", async () => {
    const { email, at: signedIn } = await withSecondFactor();
    const at = visitor();
    await signIn(at, email);
    expect((await at.auth("/two-factor/send-otp", {})).status).toBe(200);
    expect((await at.auth("/two-factor/send-otp", {})).status).toBe(429);
    for (const [n, status] of [200, 429].entries()) {
      signedIn.cookies.set("agrar.two_factor", `made up ${n}`);
      expect((await signedIn.auth("/two-factor/send-otp", {})).status).toBe(status);
    }
  });
});

describe("the session", () => {
  test("that a browser had ends when somebody signs in there", async () => {
    const [first, second] = [await member(), await member()];
    const at = visitor();
    await signIn(at, first.email);
    const before = at.cookies.get(sessionCookie) ?? "";
    await signIn(at, second.email);
    expect(at.cookies.get(sessionCookie)).not.toBe(before);
    const thief = visitor();
    thief.cookies.set(sessionCookie, before);
    expect(await viewerAt(thief)).toBeNull();
    expect(await viewerAt(at)).toMatchObject({ id: second.id });
  });

  test("is never one that was put into the browser before", async () => {
    const { email } = await member();
    const at = visitor();
    at.cookies.set(sessionCookie, "chosen.by-somebody");
    await signIn(at, email);
    expect(at.cookies.get(sessionCookie)).not.toContain("chosen");
    expect(await viewerAt(at)).not.toBeNull();
  });

  test("is of no use for guessing the password: tries are counted for the person", async () => {
    const { email } = await member();
    const browsers = [visitor(), visitor(), visitor()];
    for (const at of browsers) await signIn(at, email);
    const change = { currentPassword: "a guess", newPassword: password };
    const answers = [];
    for (let n = 0; n < 12; n++) answers.push(await browsers[n % 3]?.auth("/change-password", change));
    expect(answers.map((answer) => answer?.status)).toEqual([...Array(10).fill(400), 429, 429]);
  });
});

describe("a password", () => {
  const choose = async (chosen: string) => {
    const newcomer = {
      firstName: "Günel",
      lastName: "Əsgərova",
      email: `chooser${++visitors}@agrar.example`,
    };
    return visitor().auth("/sign-up/email", { ...newcomer, password: chosen });
  };

  test.each(["AgrarPortal2026", "kənd təsərrüfatı 1", "portal.portal"])(
    "that is made of the portal's words is refused: %s",
    async (chosen) => {
      expect((await choose(chosen)).body.reason).toBe("password.breached");
    },
  );

  test.each(["агро 🍎 сад", "x1 y2 z3", "q".repeat(60) + "w".repeat(68), "only lower case letters"])(
    "may be of anything, and long: %s",
    async (chosen) => {
      expect((await choose(chosen)).status).toBe(200);
    },
  );
});

describe("whether an address has an account is told", () => {
  /** What an outsider sees of an answer. */
  const seen = ({
    status,
    body: { request_id: _id, ...body },
    headers,
  }: Awaited<ReturnType<Browser["auth"]>>) => ({
    status,
    body,
    headers: Object.keys(headers).sort(),
    cookies: headers["set-cookie"],
    length: headers["content-length"],
  });

  test.each([
    ["/sign-in/email", { password: "not the password" }],
    ["/sign-up/email", { password, firstName: "Günel", lastName: "Əsgərova" }],
    ["/email-otp/send-verification-otp", {}],
    ["/email-otp/request-password-reset", {}],
    ["/email-otp/verify-email", { otp: "000000" }],
    ["/email-otp/reset-password", { otp: "000000", password }],
  ])("by no part of an answer of %s", async (path, body) => {
    const known = await visitor().auth(path, { ...body, email: (await member()).email });
    const unknown = await visitor().auth(path, { ...body, email: "not.there@agrar.example" });
    expect(seen(known)).toEqual(seen(unknown));
    await db.limit.deleteMany();
  });

  test.each(["/email-otp/verify-email", "/email-otp/reset-password"])(
    "not by trying %s until a code is burnt or has expired",
    async (path) => {
      const known = await member({ emailVerified: path.endsWith("reset-password") });
      const letter = path.endsWith("reset-password") ? "request-password-reset" : "send-verification-otp";
      const kind = path.endsWith("reset-password") ? "account.resetPassword" : "account.verify";
      const outcomes = [];
      for (const email of [known.email, "nobody.there@agrar.example"]) {
        const at = visitor();
        await at.auth(`/email-otp/${letter}`, { email });
        const code = email === known.email ? await codeTo(email, kind) : "123456";
        const answers = [];
        for (let n = 0; n < 7; n++)
          answers.push(seen(await at.auth(path, { email, otp: other(code), password })));
        await db.limit.deleteMany();
        await at.auth(`/email-otp/${letter}`, { email });
        await db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
        answers.push(seen(await at.auth(path, { email, otp: "123456", password })));
        await db.limit.deleteMany();
        outcomes.push(answers);
      }
      expect(outcomes[0]).toEqual(outcomes[1]);
    },
    20_000,
  );

  test.each(["?", "?x=1", "?x=1&x=2"])("not by the time of an address that ends in %s", async (end) => {
    const began = performance.now();
    await visitor().auth(`/sign-in/email${end}`, { email: "no.one@agrar.example", password });
    expect(performance.now() - began).toBeGreaterThan(390);
  });

  test.each(["/sign-in//email", "/sign-in/%65mail", "/SIGN-IN/email", "/./sign-in/email", "/sign-in/email/"])(
    "not by another way to write the address: %s is closed, or as slow",
    async (path) => {
      const began = performance.now();
      const answer = await visitor().auth(path, { email: "no.one@agrar.example", password });
      if (answer.status !== 404) expect(performance.now() - began).toBeGreaterThan(390);
    },
  );
});

describe("limits are not evaded", () => {
  const tries = async (at: (n: number) => Browser, email: (n: number) => string) => {
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await signIn(at(n), email(n), "a guess")).status);
    return answers;
  };
  const [...fiveThenNone] = [401, 401, 401, 401, 401, 429];

  test("by the many addresses of one IPv6 network", async () => {
    const { email } = await member();
    const at = (n: number) => browser(app, { address: `2001:db8:7:7:${n}::${n}` });
    expect(await tries(at, () => email)).toEqual(fiveThenNone);
  });

  test("by writing the address in capitals or with spaces", async () => {
    const { email } = await member();
    const at = visitor();
    const written = [email.toUpperCase(), ` ${email}`, `${email}\t`, email, email.replace("p", "P"), email];
    expect(
      await tries(
        () => at,
        (n) => written[n] ?? "",
      ),
    ).toEqual(fiveThenNone);
  });

  test("by saying that one is another: headers of clients count for nothing", async () => {
    const { email } = await member();
    const answers = [];
    for (let n = 0; n < 6; n++) {
      const { statusCode } = await app.inject({
        method: "POST",
        url: "/api/auth/sign-in/email",
        remoteAddress: "203.0.113.9",
        headers: {
          "sec-fetch-site": "same-origin",
          "x-forwarded-for": `198.51.100.${n}`,
          "x-real-ip": `198.51.100.${n}`,
          forwarded: `for=198.51.100.${n}`,
          "x-caller-address": `198.51.100.${n}`,
          "x-caller-request": `made-up-${n}`,
        },
        payload: { email, password: "a guess" },
      });
      answers.push(statusCode);
    }
    expect(answers).toEqual(fiveThenNone);
    const entries = await db.auditEntry.findMany({ where: { address: "203.0.113.9" } });
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.filter(({ requestId }) => requestId?.startsWith("made-up"))).toEqual([]);
    expect(await db.auditEntry.count({ where: { address: { startsWith: "198.51.100." } } })).toBe(0);
  });
});

test("under https every cookie is for https alone", async () => {
  const secure = await testServer({ settings: { siteUrl: "https://portal.example" } });
  onTestFinished(secure.drop);
  const { id, email } = await secure.make.user({ emailVerified: true });
  await secure.make.password(id);
  const at = browser(secure.app);
  const answer = await signIn(at, email);
  const cookies = [answer.headers["set-cookie"]].flat().map(String);
  expect(cookies.length).toBeGreaterThan(1);
  for (const cookie of cookies)
    expect(cookie).toMatch(/^__Secure-agrar\..*; HttpOnly; Secure; SameSite=Lax$/);
  expect(await viewerAt(at)).toMatchObject({ id });
  expect(answer.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
});

test("answers are kept by no cache, and no log has a code, a link, a password or an address", async () => {
  let log = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += chunk;
      done();
    },
  });
  const logged = await testServer({ ...site, logger: { level: "trace", stream } });
  onTestFinished(logged.drop);
  const at = browser(logged.app);
  const email = "logged@agrar.example";
  const newcomer = { firstName: "Günel", lastName: "Əsgərova", password, email };
  const letter = (kind: string) => lastLetter(logged.db, email, kind);
  const answers = [await at.auth("/sign-up/email", newcomer)];
  const { code } = await letter("account.verify");
  answers.push(await at.auth("/email-otp/verify-email", { email, otp: other(code) }));
  answers.push(await at.auth("/email-otp/verify-email", { email, otp: code }));
  answers.push(await at.auth("/get-session"));
  const token = decodeURIComponent(at.cookies.get(sessionCookie) ?? "");
  answers.push(await at.auth("/sign-out", {}));
  answers.push(await signIn(at, email, "a wrong password"));
  answers.push(await signIn(at, "nobody.logged@agrar.example", password));
  answers.push(await at.auth("/email-otp/request-password-reset", { email }));
  const reset = await letter("account.resetPassword");
  answers.push(await at.auth("/email-otp/reset-password", { email, otp: reset.code, password: "bad" }));
  answers.push(await at.auth("/nothing"));
  for (const { headers } of answers) expect(headers["cache-control"]).toBe("no-store");

  expect(log).not.toBe("");
  expect(token.length).toBeGreaterThan(40);
  const secrets = [email, "nobody.logged", password, "a wrong password", code, reset.code, reset.link, token];
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
});
