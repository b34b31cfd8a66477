import { restRoutes } from "@agrar/api/rest";
import { afterAll, describe, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

const { app, db, make, drop } = await testServer();
const { trainings, exams, leyla } = await smallPortal(make);
afterAll(drop);

const ids: Record<string, number | undefined> = {
  trainings: trainings[0]?.id,
  exams: exams[0]?.id,
  trainers: leyla.userId,
  users: leyla.userId,
};
/** What an address cannot be asked without. */
const asked = (path: string) => (path.startsWith("/search") ? "?search=suvarma" : "");
const addresses = restRoutes.map(({ path, scope = "lists:read" }) => ({
  url: `/api/v1${path.replace("{id}", String(ids[path.split("/")[1] ?? ""]))}${asked(path)}`,
  scope,
}));

const ask = (url: string, authorization: string) => app.inject({ url, headers: { authorization } });
const past = new Date(Date.now() - 1000);

describe.each(addresses)("$url", ({ url, scope }) => {
  test("answers a key that covers it", async () => {
    const { id, key } = await make.serviceKey({ scopes: [scope] });
    for (const authorization of [`Bearer ${key}`, `bearer  ${key}`])
      expect((await ask(url, authorization)).statusCode).toBe(200);
    const { lastUsedAt } = await db.serviceKey.findUniqueOrThrow({ where: { id } });
    expect(lastUsedAt).not.toBeNull();
    const used = { keyId: id, action: "serviceKey.use", role: "SERVICE" };
    expect(await db.auditEntry.count({ where: used })).toBe(1);
  });

  test("refuses a key that covers something else", async () => {
    const { key } = await make.serviceKey({
      scopes: ["lists:read", "people:read", "people:write", "audit:read"].filter((other) => other !== scope),
    });
    const response = await ask(url, `Bearer ${key}`);
    expect(response.statusCode).toBe(403);
    expect(response.json().reason).toBe("serviceKey.scopeMissing");
  });

  test("refuses what is no key, or no longer in force", async () => {
    const revoked = await make.serviceKey({ scopes: [scope], revokedAt: past });
    const expired = await make.serviceKey({ scopes: [scope], expiresAt: past });
    const { key, hash, start } = await make.serviceKey({ scopes: [scope] });
    const basic = Buffer.from(`agrar:${key}`).toString("base64");
    for (const authorization of [
      `Bearer ${revoked.key}`,
      `Bearer ${expired.key}`,
      `Bearer ${key}x`,
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${start}`,
      `Bearer ${hash}`,
      `Bearer ${key.toUpperCase()}`,
      `Bearer ${key} ${key}`,
      `Bearer ${key},`,
      "Bearer",
      "Bearer ",
      "",
      key,
      `Token ${key}`,
      `Basic ${basic}`,
    ]) {
      const response = await ask(url, authorization);
      expect(response.statusCode, authorization).toBe(401);
      expect(response.json().reason, authorization).toBe("serviceKey.invalid");
    }
  });
});

test("a key of three calls a minute is answered three times, by REST and procedures together", async () => {
  const { key } = await make.serviceKey({ callsPerMinute: 3 });
  const authorization = `Bearer ${key}`;
  const urls = ["/api/v1/trainings", "/trpc/training.list?input=%7B%7D", "/api/v1/categories"];
  for (const url of urls) expect((await ask(url, authorization)).statusCode).toBe(200);
  for (const url of urls) {
    const response = await ask(url, authorization);
    expect(response.statusCode).toBe(429);
    expect(Number(response.headers["retry-after"])).toBeGreaterThan(0);
    expect(Number(response.headers["retry-after"])).toBeLessThanOrEqual(60);
    expect(response.body).toContain('"limit.reached"');
  }
  const another = await make.serviceKey({ callsPerMinute: 3 });
  expect((await ask(urls[0] ?? "", `Bearer ${another.key}`)).statusCode).toBe(200);
});

test("a batch of procedures counts as many calls as it makes", async () => {
  const { key } = await make.serviceKey({ callsPerMinute: 3 });
  const url = "/trpc/category.list,category.list,category.list,category.list?batch=1&input=%7B%7D";
  expect((await ask(url, `Bearer ${key}`)).statusCode).toBe(429);
});

test("a key with a cookie beside it is the service, not the person", async () => {
  const { key } = await make.serviceKey();
  const headers = { authorization: `Bearer ${key}`, cookie: "agrar.session_token=x" };
  const response = await app.inject({ url: "/trpc/account.viewer", headers });
  expect(response.json().error.data.reason).toBe("serviceKey.scopeMissing");
});
