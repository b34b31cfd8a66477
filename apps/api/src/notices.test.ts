import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { createFeed } from "@agrar/api/server";
import { createDb } from "@agrar/db";
import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { createServer } from "./server.ts";
import { browser, patient, testServer } from "./testing.ts";

const options = {
  secret: "the same for every instance of the portal",
  settings: { siteUrl: "http://localhost:3000" },
};
const { app: first, db, make, url, drop } = await testServer(options);
const feed = createFeed(url);
await feed.first;
afterAll(async () => {
  await feed.close();
  await drop();
});

/** Another instance, which shows notices live and listens at an address of its own. */
async function instance() {
  const otherDb = createDb({ url });
  const app = createServer({ db: otherDb, feed, ...options });
  await app.listen({ port: 0, host: "127.0.0.1" });
  return {
    port: (app.server.address() as AddressInfo).port,
    async stop() {
      await app.close();
      await otherDb.close();
    },
  };
}
const second = await instance();
afterAll(() => second.stop());

/** Somebody signed in by the first instance. */
async function reader() {
  const user = await make.user({ emailVerified: true });
  await make.password(user.id);
  const at = browser(first);
  expect((await at.auth("/sign-in/email", { email: user.email, password: givenPassword })).status).toBe(200);
  const cookie = [...at.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return { id: user.id, at, cookie };
}

type Told = { event: string; id: string | undefined; data: unknown };

/** A stream at an instance, as a browser opens it: what it was told so far. */
async function stream({
  cookie,
  port = second.port,
  lastEventId = "",
  method = "GET",
}: {
  cookie: string;
  port?: number;
  lastEventId?: string;
  method?: string;
}) {
  const asked = request({
    port,
    method,
    host: "127.0.0.1",
    path: "/trpc/notice.live",
    headers: { cookie, "accept-encoding": "gzip, br", ...(lastEventId && { "last-event-id": lastEventId }) },
  }).end();
  onTestFinished(() => void asked.destroy());
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    asked.on("response", resolve).on("error", reject);
  });
  let text = "";
  const state = { ended: false };
  response.setEncoding("utf8").on("data", (part) => {
    text += part;
  });
  response.on("close", () => {
    state.ended = true;
  });
  const told = (): Told[] =>
    text
      .split("\n\n")
      .filter((one) => one.trim())
      .map((one) => {
        const part = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(one)?.[1];
        return {
          event: part("event") ?? "message",
          id: part("id"),
          data: JSON.parse(part("data") || "null"),
        };
      });
  const states = () => told().filter(({ event }) => event === "message");
  return { response, told, states, state, leave: () => asked.destroy() };
}

const shown = async (opened: Awaited<ReturnType<typeof stream>>, size: number) => {
  await vi.waitFor(() => expect(opened.states()).toHaveLength(size), { ...patient, interval: 5 });
  return opened.states().at(-1);
};

test("what plain SQL writes is told within a second by an instance that did not write it, and to no one else", async () => {
  const [mine, other] = [await reader(), await reader()];
  const [opened, foreign] = [await stream(mine), await stream(other)];
  expect(opened.response.statusCode).toBe(200);
  await Promise.all([shown(opened, 1), shown(foreign, 1)]);
  const fact = await db.fact.create({
    data: { name: "x/y", subject: "x:1", data: {}, handedOnAt: new Date() },
  });
  const begun = performance.now();
  await db.$executeRaw`
    insert into notices (user_id, fact_id, kind, title, path) values (${mine.id}, ${fact.id}, 'x.y', 'Salam', '/exams')`;
  const told = await shown(opened, 2);
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(told).toMatchObject({ id: expect.any(String), data: { unread: 1, newest: [{ title: "Salam" }] } });
  // Read at the other instance.
  expect((await mine.at.tell("notice.readAll", { upTo: 2_000_000_000 })).status).toBe(200);
  expect(await shown(opened, 3)).toMatchObject({ data: { unread: 0 } });
  await feed.settled();
  expect(foreign.states()).toHaveLength(1);
});

test("a stream says that nobody may hold it back, keep it or compress it", async () => {
  const { response } = await stream(await reader());
  expect(response.headers).toMatchObject({
    "content-type": "text/event-stream",
    "cache-control": "no-store, no-transform",
    "x-accel-buffering": "no",
  });
  expect(response.headers["content-encoding"]).toBeUndefined();
});

test("a browser goes on with what it had seen last", async () => {
  const mine = await reader();
  const opened = await stream(mine);
  const seen = await shown(opened, 1);
  opened.leave();
  const again = await stream({ ...mine, lastEventId: seen?.id ?? "" });
  await make.notice({ userId: mine.id });
  expect(await shown(again, 1)).toMatchObject({ data: { unread: 1 } });
});

test("who leaves leaves nothing behind, and HEAD opens nothing", async () => {
  const mine = await reader();
  const opened = await stream(mine);
  await shown(opened, 1);
  expect(feed.places(mine.id)).toBe(1);
  opened.leave();
  await vi.waitFor(() => expect(feed.places(mine.id)).toBe(0), patient);
  const { response } = await stream({ ...mine, method: "HEAD" });
  expect(response.statusCode).toBe(200);
  await vi.waitFor(() => expect(feed.places(mine.id)).toBe(0), patient);
});

test("guests are refused in the stream, which ends", async () => {
  const { told, state } = await stream({ cookie: "" });
  await vi.waitFor(() => expect(state.ended).toBe(true), patient);
  expect(told().at(-1)).toMatchObject({
    event: "serialized-error",
    data: { data: { reason: "account.signInRequired", httpStatus: 401 } },
  });
});

test("signing out at one instance ends the stream of another, for good", async () => {
  const mine = await reader();
  const opened = await stream(mine);
  await shown(opened, 1);
  await mine.at.tell("session.endAll");
  await vi.waitFor(() => expect(opened.state.ended).toBe(true), patient);
  expect(opened.told().at(-1)).toMatchObject({ event: "return" });
});

test("an instance that stops cuts its streams at once, and a browser comes back to another", async () => {
  const stopping = await instance();
  const mine = await reader();
  const opened = await stream({ ...mine, port: stopping.port });
  const seen = await shown(opened, 1);
  const begun = performance.now();
  await stopping.stop();
  expect(performance.now() - begun).toBeLessThan(2_000);
  await vi.waitFor(() => expect(opened.state.ended).toBe(true), patient);
  // Told that it was over, it would not come back.
  expect(opened.told().map(({ event }) => event)).not.toContain("return");
  const again = await stream({ ...mine, lastEventId: seen?.id ?? "" });
  await make.notice({ userId: mine.id });
  expect(await shown(again, 1)).toMatchObject({ data: { unread: 1 } });
});
