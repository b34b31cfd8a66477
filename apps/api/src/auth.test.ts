import { givenPassword } from "@agrar/db/given";
import { afterAll, describe, expect, test } from "vitest";
import { appCodes, browser, lastLetter, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer({ settings: { siteUrl: "http://localhost:3000" } });
afterAll(drop);

const password = "zoğal mürəbbəsi";
const newcomer = { firstName: "Günel", lastName: "Əsgərova", password, language: "az" as const };

const letterTo = (recipient: string, kind: string) => lastLetter(db, recipient, kind);

let visitors = 0;
/** A browser that no limit of another test knows. */
const visitor = () => browser(app, { address: `10.1.${Math.floor(++visitors / 250)}.${visitors % 250}` });

async function member(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({ emailVerified: true, ...data });
  await make.password(user.id);
  return user;
}

const signIn = (at: ReturnType<typeof visitor>, email: string, shown = givenPassword) =>
  at.auth("/sign-in/email", { email, password: shown });

describe("signing up", () => {
  test("makes an account that is open once its address is verified, by code", async () => {
    const at = visitor();
    const email = "gunel@agrar.example";
    expect((await at.auth("/sign-up/email", { ...newcomer, email: " Gunel@Agrar.example " })).status).toBe(
      200,
    );
    expect((await at.ask("account.viewer")).data).toBeNull();
    expect((await signIn(at, email, password)).body).toMatchObject({ reason: "account.emailNotVerified" });

    const { code, link } = await letterTo(email, "account.verify");
    expect(link).toContain(`/verify#email=${encodeURIComponent(email)}&code=${code}`);
    expect((await at.auth("/email-otp/verify-email", { email, otp: code })).status).toBe(200);
    expect((await at.ask("account.own")).data).toMatchObject({
      firstName: "Günel",
      email,
      emailVerified: true,
      role: "LEARNER",
      profession: "FARMER",
    });
  });

  test("stores neither password nor code as they are", async () => {
    const at = visitor();
    const email = "stored@agrar.example";
    await at.auth("/sign-up/email", { ...newcomer, email });
    const { code } = await letterTo(email, "account.verify");
    const stored = JSON.stringify(await Promise.all([db.credential.findMany(), db.verification.findMany()]));
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(code);
    expect(stored).not.toContain(email);
  });

  test("answers the same for an address that is taken, whose owner gets a letter", async () => {
    const { email } = await member();
    const known = await visitor().auth("/sign-up/email", { ...newcomer, email });
    const unknown = await visitor().auth("/sign-up/email", { ...newcomer, email: "unknown@agrar.example" });
    expect(known.body).toEqual(unknown.body);
    expect(known.status).toBe(unknown.status);
    await letterTo(email, "account.exists");
  });

  test.each([
    [{ role: "ADMIN" }, "role.notKnown"],
    [{ emailVerified: true }, "emailVerified.notKnown"],
    [{ id: 1 }, "id.notKnown"],
    [{ isActive: true }, "isActive.notKnown"],
    [{ image: "https://evil.example/x.png" }, "image.notKnown"],
    [{ password: "qısa" }, "password.tooShort"],
    [{ password: "x".repeat(129) }, "password.tooLong"],
    [{ password: "Password1" }, "password.breached"],
    [{ password: "gunel asgarova" }, undefined],
    [{ password: "Günel.Əsgərova1" }, "password.namesYou"],
    [{ email: "no address" }, "email.malformed"],
    [{ firstName: "" }, "firstName.tooShort"],
    [{ firstName: "a\u202Eb" }, "firstName.malformed"],
    [{ firstName: "<b>x</b>" }, "firstName.malformed"],
    [{ lastName: "Ə".repeat(101) }, "lastName.tooLong"],
    [{ profession: "ADMIN" }, "profession.unknown"],
  ])("with %j answers %s", async (change, reason) => {
    const email = `refused${++visitors}@agrar.example`;
    const answer = await visitor().auth("/sign-up/email", { ...newcomer, email, ...change });
    expect(answer.body.reason).toBe(reason);
    expect(await db.user.count({ where: { email, role: "ADMIN" } })).toBe(0);
    if (reason) expect(await db.user.count({ where: { email } })).toBe(0);
  });
});

describe("a code", () => {
  async function asked() {
    const user = await member({ emailVerified: false });
    const at = visitor();
    await at.auth("/email-otp/send-verification-otp", { email: user.email });
    const { code } = await letterTo(user.email, "account.verify");
    const tried = (otp: string) => at.auth("/email-otp/verify-email", { email: user.email, otp });
    return { ...user, at, code, tried };
  }
  const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

  test("is good once", async () => {
    const { code, tried } = await asked();
    expect((await tried(code)).status).toBe(200);
    expect((await tried(code)).body.reason).toBe("code.wrong");
  });

  test("is burnt after five wrong tries", async () => {
    const { code, tried } = await asked();
    for (let n = 0; n < 5; n++) expect((await tried(other(code))).body.reason).toBe("code.wrong");
    expect((await tried(code)).body.reason).toBe("code.wrong");
    expect((await tried(code)).body.reason).toBe("code.wrong");
  });

  test("is good for ten minutes", async () => {
    const { code, tried } = await asked();
    await db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await tried(code)).body.reason).toBe("code.wrong");
  });

  test("is bound to one purpose", async () => {
    const { email, code, at } = await asked();
    const answer = await at.auth("/email-otp/reset-password", { email, otp: code, password });
    expect(answer.body.reason).toBe("code.wrong");
  });

  test("is sent once a minute, to known and unknown addresses alike", async () => {
    for (const email of [(await asked()).email, "nobody@agrar.example"]) {
      const at = visitor();
      const first = await at.auth("/email-otp/send-verification-otp", { email });
      const second = await at.auth("/email-otp/send-verification-otp", { email });
      expect([first.status, second.status].at(-1)).toBe(429);
      expect(Number(second.headers["retry-after"])).toBeGreaterThan(0);
      expect(second.body.reason).toBe("limit.reached");
    }
  });
});

describe("signing in", () => {
  test("gives a cookie that no script reads, and a token that no answer repeats", async () => {
    const { email } = await member();
    const at = visitor();
    const answer = await signIn(at, email);
    expect(answer.status).toBe(200);
    const cookie = String(answer.headers["set-cookie"]);
    expect(cookie).toMatch(/agrar\.session_token=[^;]+;.*HttpOnly; SameSite=Lax/);
    const { token } = await db.session.findFirstOrThrow({ where: { user: { email } } });
    expect(JSON.stringify(answer.body)).not.toContain(token);
    expect(JSON.stringify((await at.auth("/get-session")).body)).not.toContain(token);
    expect((await at.ask("account.viewer")).data).toMatchObject({ firstName: "Aysel", role: "LEARNER" });
  });

  test("is refused in the same words for a wrong password and an unknown address", async () => {
    const { email } = await member();
    const wrong = await signIn(visitor(), email, "not the password");
    const unknown = await signIn(visitor(), "unknown.person@agrar.example");
    const { request_id: _a, ...wrongBody } = wrong.body;
    const { request_id: _b, ...unknownBody } = unknown.body;
    expect(wrongBody).toEqual(unknownBody);
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
  });

  test("is refused to who is deactivated", async () => {
    const { email } = await member({ isActive: false });
    expect((await signIn(visitor(), email)).body.reason).toBe("account.inactive");
  });

  test("with a forged or altered cookie makes a guest", async () => {
    const { email } = await member();
    const at = visitor();
    await signIn(at, email);
    const name = "agrar.session_token";
    const [token = ""] = decodeURIComponent(at.cookies.get(name) ?? "").split(".");
    for (const forged of ["x", `${token}.`, `${token}.AAAA`, token, `${token}.${"A".repeat(43)}=`]) {
      at.cookies.set(name, encodeURIComponent(forged));
      expect((await at.ask("account.viewer")).data, forged).toBeNull();
      at.cookies.set(name, encodeURIComponent(forged));
    }
  });

  test("ends everywhere at once", async () => {
    const { email } = await member();
    const [here, there] = [visitor(), visitor()];
    await signIn(here, email);
    await signIn(there, email);
    expect((await here.ask("session.own")).data).toHaveLength(2);
    await here.tell("session.endAll");
    for (const at of [here, there]) expect((await at.ask("account.viewer")).data).toBeNull();
  });

  test("ends in one browser by its id, in nobody else's", async () => {
    const [mine, theirs] = [await member(), await member()];
    const [here, there, stranger] = [visitor(), visitor(), visitor()];
    await signIn(here, mine.email);
    await signIn(there, mine.email);
    await signIn(stranger, theirs.email);
    const sessions: { id: number; current: boolean }[] = (await here.ask("session.own")).data;
    const other = sessions.find(({ current }) => !current);
    expect((await stranger.tell("session.end", { id: other?.id })).reason).toBe("session.notFound");
    expect((await there.ask("account.viewer")).data).not.toBeNull();
    await here.tell("session.end", { id: other?.id });
    expect((await there.ask("account.viewer")).data).toBeNull();
    expect((await here.ask("account.viewer")).data).not.toBeNull();
  });

  test.each(["role", "isActive", "password"])("ends at once when the %s changes", async (what) => {
    const { id, email } = await member();
    const at = visitor();
    await signIn(at, email);
    if (what === "role") await db.user.update({ where: { id }, data: { role: "TRAINER" } });
    else if (what === "isActive") await db.user.update({ where: { id }, data: { isActive: false } });
    else await db.credential.updateMany({ where: { userId: id }, data: { password: "0:0" } });
    expect((await at.ask("account.viewer")).data).toBeNull();
  });

  test("gets another token after a day, while the old one lasts a minute", async () => {
    const { email } = await member();
    const at = visitor();
    await signIn(at, email);
    const before = at.cookies.get("agrar.session_token");
    await at.auth("/get-session");
    expect(at.cookies.get("agrar.session_token")).toBe(before);

    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await db.session.updateMany({
      where: { user: { email } },
      data: { createdAt: dayAgo, startedAt: dayAgo },
    });
    const old = visitor();
    old.cookies.set("agrar.session_token", before ?? "");
    await at.auth("/get-session");
    expect(at.cookies.get("agrar.session_token")).not.toBe(before);
    for (const one of [at, old]) expect((await one.ask("account.viewer")).data).not.toBeNull();
    expect((await at.ask("session.own")).data).toHaveLength(1);
    expect((await at.ask("session.own")).data[0].startedAt).toBe(dayAgo.toISOString());

    await db.session.updateMany({ where: { supersededAt: { not: null } }, data: { expiresAt: new Date() } });
    expect((await old.ask("account.viewer")).data).toBeNull();
    expect((await at.ask("account.viewer")).data).not.toBeNull();
  });
});

describe("a thousand tries to sign in", () => {
  test("are refused after five, and do not lock the owner out", async () => {
    const { email } = await member();
    const owner = visitor();
    await signIn(owner, email);
    await owner.auth("/sign-out", {});

    const attacker = browser(app, { address: "10.200.0.1" });
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => signIn(attacker, email, `guess ${n}`)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(995);
    expect(refused.every(({ headers }) => Number(headers["retry-after"]) > 0)).toBe(true);
    expect(await db.session.count({ where: { user: { email } } })).toBe(0);

    // The same browser from the attacker's own address, and another account from there.
    const owners = browser(app, { address: "10.200.0.1" });
    for (const [name, value] of owner.cookies) owners.cookies.set(name, value);
    expect((await signIn(owners, email)).status).not.toBe(401);
    expect((await signIn(owner, email)).status).toBe(200);
  }, 60_000);
});

test("a stranger who asks for codes without end leaves the owner theirs", async () => {
  const { email } = await member();
  const owner = visitor();
  await signIn(owner, email);
  await owner.auth("/sign-out", {});
  const stranger = visitor();
  const asked = [];
  for (let n = 0; n < 3; n++) asked.push(await stranger.auth("/email-otp/request-password-reset", { email }));
  expect(asked.map(({ status }) => status)).toEqual([200, 429, 429]);
  expect((await owner.auth("/email-otp/request-password-reset", { email })).status).toBe(200);
  expect((await owner.auth("/email-otp/request-password-reset", { email })).status).toBe(429);
});

describe("the password", () => {
  test("that is forgotten is chosen anew by a code, which ends every session", async () => {
    const { email } = await member();
    const [at, elsewhere] = [visitor(), visitor()];
    await signIn(elsewhere, email);
    await at.auth("/email-otp/request-password-reset", { email });
    const { code, link } = await letterTo(email, "account.resetPassword");
    expect(link).toContain("/reset-password#");
    const answer = await at.auth("/email-otp/reset-password", { email, otp: code, password });
    expect(answer.status).toBe(200);
    expect((await elsewhere.ask("account.viewer")).data).toBeNull();
    expect((await signIn(at, email)).status).toBe(401);
    expect((await signIn(at, email, password)).status).toBe(200);
    await letterTo(email, "account.passwordChanged");
  });

  test("is asked for no address that is unknown", async () => {
    const at = visitor();
    const known = await at.auth("/email-otp/request-password-reset", { email: (await member()).email });
    const unknown = await at.auth("/email-otp/request-password-reset", { email: "who@agrar.example" });
    expect(known.body).toEqual(unknown.body);
    expect(await db.mail.count({ where: { recipient: "who@agrar.example" } })).toBe(0);
  });

  test("is changed by who knows it, who stays signed in here alone", async () => {
    const { email } = await member();
    const [here, there] = [visitor(), visitor()];
    await signIn(here, email);
    await signIn(there, email);
    const wrong = { currentPassword: "not it", newPassword: password };
    expect((await here.auth("/change-password", wrong)).body.reason).toBe("account.wrongPassword");
    const right = { currentPassword: givenPassword, newPassword: password };
    expect((await here.auth("/change-password", right)).status).toBe(200);
    expect((await here.ask("account.viewer")).data).not.toBeNull();
    expect((await there.ask("account.viewer")).data).toBeNull();
  });
});

describe("the address", () => {
  test("is changed by a code to the new one, after the password", async () => {
    const { id, email } = await member();
    const [here, there] = [visitor(), visitor()];
    await signIn(here, email);
    await signIn(there, email);
    const newEmail = "new.address@agrar.example";
    const unproven = await here.auth("/email-otp/request-email-change", { newEmail, password: "not it" });
    expect(unproven.body.reason).toBe("account.wrongPassword");
    expect(await db.mail.count({ where: { recipient: newEmail } })).toBe(0);

    await db.limit.deleteMany();
    await here.auth("/email-otp/request-email-change", { newEmail, password: givenPassword });
    const { code } = await letterTo(newEmail, "account.changeEmail");
    expect((await here.auth("/email-otp/change-email", { newEmail, otp: code })).status).toBe(200);
    expect(await db.user.findUnique({ where: { id } })).toMatchObject({ email: newEmail });
    expect((await here.ask("account.own")).data).toMatchObject({ email: newEmail });
    expect((await there.ask("account.viewer")).data).toBeNull();
    await letterTo(email, "account.emailChanged");
  });

  test("of somebody else is no letter's business", async () => {
    const [mine, theirs] = [await member(), await member()];
    const at = visitor();
    await signIn(at, mine.email);
    const answer = await at.auth("/email-otp/request-email-change", {
      newEmail: theirs.email,
      password: givenPassword,
    });
    expect(answer.status).toBe(200);
    expect(await db.mail.count({ where: { recipient: theirs.email } })).toBe(0);
  });
});

describe("the second factor", () => {
  async function withApp() {
    const user = await member();
    const at = visitor();
    await signIn(at, user.email);
    const begun = await at.auth("/two-factor/enable", { password: givenPassword });
    const codeNow = appCodes(String(begun.body.totpURI));
    expect((await at.auth("/two-factor/verify-totp", { code: await codeNow() })).status).toBe(200);
    return { ...user, at, codeNow, recovery: begun.body.backupCodes as string[] };
  }

  test("is an app, then asked for at every sign-in", async () => {
    const { email, codeNow } = await withApp();
    const at = visitor();
    const answer = await signIn(at, email);
    expect(answer.body).toMatchObject({ twoFactorRedirect: true });
    expect((await at.ask("account.viewer")).data).toBeNull();
    expect((await at.auth("/two-factor/verify-totp", { code: "000000" })).body.reason).toBe("code.wrong");
    expect((await at.auth("/two-factor/verify-totp", { code: await codeNow() })).status).toBe(200);
    expect((await at.ask("account.own")).data.secondFactor).toEqual({
      enabled: true,
      hasApp: true,
      required: false,
    });
  });

  test("can be a code by mail", async () => {
    const { email } = await withApp();
    const at = visitor();
    await signIn(at, email);
    await at.auth("/two-factor/send-otp", {});
    const { code } = await letterTo(email, "account.secondFactor");
    expect((await at.auth("/two-factor/verify-otp", { code })).status).toBe(200);
    expect((await at.ask("account.viewer")).data).not.toBeNull();
  });

  test("can be a recovery code, once", async () => {
    const { email, recovery } = await withApp();
    const [first, second] = [visitor(), visitor()];
    await signIn(first, email);
    const code = recovery[0];
    expect((await first.auth("/two-factor/verify-backup-code", { code })).status).toBe(200);
    await signIn(second, email);
    expect((await second.auth("/two-factor/verify-backup-code", { code })).body.reason).toBe("code.wrong");
  });

  test("is asked for of nobody who has not shown the password", async () => {
    const answer = await visitor().auth("/two-factor/verify-totp", { code: "123456" });
    expect(answer.body.reason).toBe("secondFactor.expired");
  });

  test("ends with the password", async () => {
    const { at, email } = await withApp();
    expect((await at.auth("/two-factor/disable", { password: "not it" })).body.reason).toBe(
      "account.wrongPassword",
    );
    expect((await at.auth("/two-factor/disable", { password: givenPassword })).status).toBe(200);
    expect((await signIn(visitor(), email)).body).not.toMatchObject({ twoFactorRedirect: true });
  });
});

test("what is not named is closed", async () => {
  const { email } = await member();
  const at = visitor();
  await signIn(at, email);
  for (const path of [
    "/update-user",
    "/delete-user",
    "/change-email",
    "/set-password",
    "/sign-in/email-otp",
    "/email-otp/check-verification-otp",
    "/forget-password/email-otp",
    "/request-password-reset",
    "/reset-password",
    "/revoke-sessions",
    "/unlink-account",
    "/link-social",
    "/verify-password",
    "/update-session",
    "/two-factor/get-totp-uri",
  ])
    expect((await at.auth(path, { email, name: "x", role: "ADMIN" })).status, path).toBe(404);
  for (const path of ["/list-sessions", "/list-accounts", "/verify-email?token=x", "/account-info"])
    expect((await at.auth(path)).status, path).toBe(404);
});

test("every sign-in event is in the log, and no secret is", async () => {
  const { id, email } = await member();
  const at = visitor();
  await signIn(at, email, "a wrong password");
  await signIn(at, email);
  await at.auth("/sign-out", {});
  const entries = await db.auditEntry.findMany({
    where: { entity: "user", entityId: String(id) },
    orderBy: { id: "asc" },
  });
  expect(entries.map(({ action }) => action)).toEqual([
    "account.signIn.refused",
    "account.signIn",
    "account.signOut",
  ]);
  expect(entries[1]).toMatchObject({ userId: id, role: "LEARNER" });
  expect(JSON.stringify(await db.auditEntry.findMany())).not.toMatch(/wrong password|bağda|@agrar/);
});
