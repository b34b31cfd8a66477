import { restRoutes } from "@agrar/api/rest";
import type { Viewer } from "@agrar/api/server";
import type { bodies } from "@agrar/api/sign-in/schema";
import { givenPassword } from "@agrar/db/given";
import { afterAll, describe, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { browser, smallPortal, testServer } from "./testing.ts";

// What the procedures tell is in packages/api/src/guards/leaks.test.ts; here are the doors beside them.

const { app, db, make, drop } = await testServer();
afterAll(drop);
const { trainings, exams, leyla } = await smallPortal(make);
const { userId: otherTrainer } = await make.trainer();
const learner = await make.user();
const secret = (what: string) => `secret-${what}`;

const other = await make.user({
  email: `${secret("mail")}@agrar.example`,
  phone: secret("phone"),
  emailVerified: true,
});
await make.password(other.id);
await make.session({ userId: other.id, token: secret("session") });
await db.twoFactor.create({
  data: { userId: other.id, secret: secret("app"), backupCodes: secret("recovery") },
});
await db.user.updateMany({ data: { phone: secret("phone"), region: secret("region") } });
await db.training.updateMany({
  data: {
    meetLink: `https://meet.example/${secret("link")}`,
    googleEventId: secret("event"),
    meetingId: secret("meeting"),
  },
});
await db.question.updateMany({
  data: { text: { az: secret("question") }, explanation: { az: secret("explanation") } },
});
await db.lesson.updateMany({ data: { content: { az: secret("lesson") } } });

const fields = "email|phone|birth_?date|notes|score|is_?correct|hash|code|otp|token|password|secret|key";
const told = new RegExp(`secret-|@agrar\\.example|"(${fields})":`, "i");

describe.each<[string, Viewer]>([
  ["guest", { role: "ANONYMOUS" }],
  ["learner", { role: "LEARNER", id: learner.id }],
  ["other trainer", { role: "TRAINER", id: otherTrainer }],
])("REST tells a %s nothing that is not theirs", (_who, viewer) => {
  const server = createServer({ db, viewerOf: async () => ({ viewer }) });
  afterAll(() => server.close());

  test.each(restRoutes.map(({ path }) => path))("%s", async (path) => {
    const response = await server.inject(fullest(path));
    expect(response.body).not.toMatch(told);
    expect(response.statusCode).toBeLessThan(500);
  });
});

/** An address with everything that it can be asked to include. */
function fullest(path: string): string {
  const ids: Record<string, number | undefined> = {
    trainings: trainings[0]?.id,
    exams: exams[0]?.id,
    trainers: leyla.userId,
    users: other.id,
  };
  const address = path.replace("{id}", String(ids[path.split("/")[1] ?? ""]));
  return `/api/v1${address}?include_modules=1&include_questions=1`;
}

test("the scan of REST would find what an admin is told", async () => {
  const server = createServer({
    db,
    viewerOf: async () => ({ viewer: { role: "ADMIN", id: leyla.userId } }),
  });
  for (const path of ["/trainings/{id}", "/exams/{id}", "/users/{id}", "/users"])
    expect((await server.inject(fullest(path))).body, path).toMatch(told);
  await server.close();
});

const { email } = other;
const code = "123456";
const names = { firstName: "Nigar", lastName: "Quliyeva" };
const password = "zoğal mürəbbəsi";

/** What every address of `/api/auth` is asked, about an account that is another's. */
const calls: Record<keyof typeof bodies, object> = {
  "/sign-up/email": { ...names, email, password },
  "/email-otp/send-verification-otp": { email },
  "/email-otp/verify-email": { email, otp: code },
  "/sign-in/email": { email, password },
  "/sign-in/social": { provider: "oidc" },
  "/sign-out": {},
  "/email-otp/request-password-reset": { email },
  "/email-otp/reset-password": { email, otp: code, password },
  "/change-password": { currentPassword: givenPassword, newPassword: password },
  "/email-otp/request-email-change": { newEmail: email, password: givenPassword },
  "/email-otp/change-email": { newEmail: email, otp: code },
  "/two-factor/enable": { password: givenPassword },
  "/two-factor/disable": { password: givenPassword },
  "/two-factor/generate-backup-codes": { password: givenPassword },
  "/two-factor/send-otp": {},
  "/two-factor/verify-totp": { code },
  "/two-factor/verify-otp": { code },
  "/two-factor/verify-backup-code": { code: "abcde-fghij" },
};

let visitors = 0;
const visitor = () => browser(app, { address: `10.9.0.${++visitors}` });

async function signedIn() {
  const person = await make.user({ emailVerified: true, email: `own${++visitors}@own.example` });
  await make.password(person.id);
  const at = visitor();
  const answer = await at.auth("/sign-in/email", { email: person.email, password: givenPassword });
  return { at, answer };
}

/** Every token and every code that there is. */
async function issued(): Promise<string[]> {
  const sessions = await db.session.findMany({ select: { token: true } });
  const letters = await db.mail.findMany({ select: { text: true } });
  return [
    ...sessions.map(({ token }) => token),
    ...letters.flatMap(({ text }) => text.match(/\b\d{6}\b/g) ?? []),
  ];
}

async function leaksIn({
  body,
  headers: { "set-cookie": _cookie, ...headers },
}: Awaited<ReturnType<typeof send>>) {
  const answer = JSON.stringify({ body, headers });
  return [
    told.exec(answer)?.[0],
    ...(await issued()).filter((one) => new RegExp(`\\b${one}\\b`).test(answer)),
  ].filter(Boolean);
}
const send = (at: ReturnType<typeof visitor>, path: string, body?: object) => at.auth(path, body);

describe("/api/auth tells nobody what is another's, nor a code or a token", () => {
  test.each(Object.entries(calls))("%s", async (path, body) => {
    expect(await leaksIn(await send(visitor(), path, body))).toEqual([]);
    expect(await leaksIn(await send((await signedIn()).at, path, body))).toEqual([]);
  });

  test("a sign-in, and who asks for the session of the cookie", async () => {
    const { at, answer } = await signedIn();
    expect(answer.status).toBe(200);
    expect(await leaksIn(answer)).toEqual([]);
    const session = await send(at, "/get-session");
    expect(session.status).toBe(200);
    expect(await leaksIn(session)).toEqual([]);
  });

  test("while there are tokens and codes that the scan would find", async () => {
    const codes = await issued();
    expect(codes).toContain(secret("session"));
    expect(codes.some((one) => /^\d{6}$/.test(one))).toBe(true);
    const answer = { status: 200, body: { said: codes[0] }, headers: {} };
    expect(await leaksIn(answer)).not.toEqual([]);
  });
});
