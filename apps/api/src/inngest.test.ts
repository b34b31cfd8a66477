import { createHmac } from "node:crypto";
import { jobFigures } from "@agrar/api/job";
import { createJobs } from "@agrar/jobs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testServer } from "./testing.ts";

const signingKey = "signkey-prod-0123456789abcdef";
let server: Awaited<ReturnType<typeof testServer>>;

beforeAll(async () => {
  server = await testServer({
    inngestHandler: (request) => handler(request),
    mailReportSecret: `whsec_${Buffer.from("a secret of resend").toString("base64")}`,
  });
  const jobs = createJobs({
    db: server.db,
    url: server.url,
    siteUrl: "http://localhost:3000",
    secret: "what links are signed with",
    server: { eventKey: "event-key", signingKey, baseUrl: "http://127.0.0.1:9" },
  });
  const handler = (request: Request) => (jobs.handler ?? refused)(request);
});
afterAll(() => server.drop());

const refused = async () => new Response(null, { status: 500 });

/** A call of a function, as a server of Inngest makes it. */
const call = JSON.stringify({
  ctx: {
    attempt: 0,
    disable_immediate_execution: false,
    run_id: "run",
    stack: { current: 0, stack: [] },
    use_api: false,
  },
  event: { data: { cron: "by hand" }, name: "inngest/scheduled.timer" },
  events: [{ data: { cron: "by hand" }, name: "inngest/scheduled.timer" }],
  steps: {},
  version: 2,
});

const sign = (key: string, seconds = Math.floor(Date.now() / 1000)) =>
  `t=${seconds}&s=${createHmac("sha256", key.replace(/^signkey-\w+-/, ""))
    .update(`${call}${seconds}`)
    .digest("hex")}`;

const post = (headers: Record<string, string>) =>
  server.app.inject({
    method: "POST",
    url: "/api/inngest?fnId=agrar-forget&stepId=step",
    headers: { "content-type": "application/json", ...headers },
    payload: call,
  });

test.each([
  ["none", () => ({})],
  ["another's", () => ({ "x-inngest-signature": sign("signkey-prod-fedcba9876543210") })],
  ["an old one", () => ({ "x-inngest-signature": sign(signingKey, Math.floor(Date.now() / 1000) - 3_600) })],
  ["nonsense", () => ({ "x-inngest-signature": "t=now&s=trust-me" })],
])("a call of a function with the wrong signature is refused: %s", async (_which, headers) => {
  const response = await post(headers());
  expect(response.statusCode).toBe(401);
  expect(response.json()).toMatchObject({ reason: "signature.invalid" });
});

test("a call that Inngest's server has signed runs the function", async () => {
  const response = await post({ "x-inngest-signature": sign(signingKey) });
  expect(response.statusCode).toBe(206);
  expect(response.json()).toMatchObject([{ op: "StepRun", displayName: "runs", data: 0 }]);
});

test("there is nothing at the address without a server of Inngest, and no other method", async () => {
  const plain = await testServer();
  expect((await plain.app.inject({ method: "POST", url: "/api/inngest", payload: {} })).statusCode).toBe(404);
  await plain.drop();
  expect((await server.app.inject({ method: "DELETE", url: "/api/inngest" })).statusCode).toBe(405);
});

type Report = { type: string; data: object };

/** A report as Resend sends it. */
function report(event: Report, { key = "a secret of resend", age = 0 } = {}) {
  const payload = JSON.stringify({ created_at: "2026-11-25T08:00:00.000Z", ...event });
  const timestamp = String(Math.floor(Date.now() / 1000) - age);
  const signature = createHmac("sha256", key).update(`msg_1.${timestamp}.${payload}`).digest("base64");
  return server.app.inject({
    method: "POST",
    url: "/api/webhooks/resend",
    headers: {
      "content-type": "application/json",
      "svix-id": "msg_1",
      "svix-timestamp": timestamp,
      "svix-signature": `v1,${signature}`,
    },
    payload,
  });
}

/** A letter that a provider has taken. */
async function sent(providerId: string) {
  const reader = await server.make.user({ emailVerified: true });
  const fact = await server.db.fact.create({
    data: { name: "training/published", subject: "training:1", data: {} },
  });
  const { id } = await server.db.delivery.create({
    data: {
      factId: fact.id,
      userId: reader.id,
      channel: "MAIL",
      kind: "training.published",
      state: "SENT",
      providerId,
    },
  });
  return {
    reader,
    state: async () => (await server.db.delivery.findUniqueOrThrow({ where: { id } })).state,
    isSuppressed: async () =>
      (await server.db.mailSuppression.count({ where: { address: reader.email } })) === 1,
  };
}

test("Resend's reports are noted: what arrived, what came back, who complained; never backwards", async () => {
  const letter = await sent("mail-1");
  const of = (type: string, more = {}) => ({
    type,
    data: { email_id: "mail-1", to: [letter.reader.email], ...more },
  });
  expect((await report(of("email.delivered"))).statusCode).toBe(204);
  expect(await letter.state()).toBe("DELIVERED");
  expect(await letter.isSuppressed()).toBe(false);
  const full = { bounce: { type: "Transient", subType: "MailboxFull", message: "full" } };
  expect((await report(of("email.bounced", full))).statusCode).toBe(204);
  expect(await letter.isSuppressed()).toBe(false);
  const gone = { bounce: { type: "Permanent", subType: "General", message: "no such mailbox" } };
  await report(of("email.bounced", gone));
  await report(of("email.bounced", gone));
  await report(of("email.delivered"));
  expect(await letter.state()).toBe("BOUNCED");
  expect(await letter.isSuppressed()).toBe(true);
  await report(of("email.complained"));
  expect(await letter.state()).toBe("COMPLAINED");
  expect((await report({ type: "email.opened", data: { email_id: "mail-1" } })).statusCode).toBe(204);
  expect((await jobFigures(server.db)).deliveries.byState).toEqual({ COMPLAINED: 1 });
});

test("a report that Resend has not signed, or long ago, is refused and changes nothing", async () => {
  const letter = await sent("mail-2");
  const forged = { type: "email.complained", data: { email_id: "mail-2" } };
  for (const how of [{ key: "guessed" }, { age: 3_600 }]) {
    const response = await report(forged, how);
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ reason: "signature.invalid" });
  }
  expect(await letter.state()).toBe("SENT");
  expect(await letter.isSuppressed()).toBe(false);
});
