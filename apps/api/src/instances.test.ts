import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createDb } from "@agrar/db";
import { givenPassword } from "@agrar/db/given";
import type { FastifyInstance } from "fastify";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createServer } from "./server.ts";
import { browser, lastLetter, testServer } from "./testing.ts";

const options = { secret: "the same for every instance of the portal", settings: { siteUrl: "http://localhost:3000" } };
const { app: first, db, make, url, drop } = await testServer(options);
const otherDb = createDb({ url });
const second = createServer({ db: otherDb, ...options });
await second.ready();
afterAll(async () => {
  await second.close();
  await otherDb.close();
  await drop();
});

let addresses = 0;
/** One browser, whose requests go to the first instance or the second, as a balancer sends them. */
function visitor() {
  const address = `10.9.0.${++addresses}`;
  const [here, there] = [browser(first, { address }), browser(second, { address })];
  const cookies = new Map<string, string>();
  const at = (app: FastifyInstance) => {
    const instance = app === first ? here : there;
    const before = app === first ? there : here;
    if (cookies.size > 0 || before.cookies.size > 0) {
      instance.cookies.clear();
      for (const [name, value] of before.cookies) instance.cookies.set(name, value);
    }
    return instance;
  };
  return { at };
}

const instances = [first, second];

async function member(data: Parameters<typeof make.user>[0] = {}) {
  const user = await make.user({ emailVerified: true, ...data });
  await make.password(user.id);
  return user;
}
