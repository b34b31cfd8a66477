import { givenPassword } from "@agrar/db/given";
import { afterAll, expect, test } from "vitest";
import { testServer } from "./testing.ts";

const siteUrl = "http://portal.example";
const { app, make, drop } = await testServer({ settings: { siteUrl } });
afterAll(drop);

async function cookieOf(role: "ADMIN" | "LEARNER") {
  const { id, email } = await make.user({ role, emailVerified: true });
  await make.password(id);
  const answer = await app.inject({
    method: "POST",
    url: "/api/auth/sign-in/email",
    headers: { origin: siteUrl },
    payload: { email, password: givenPassword },
  });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

const ask = (cookie: string, origin = siteUrl, list = "users", payload: object = { format: "csv" }) =>
  app.inject({ method: "POST", url: `/api/sheets/${list}`, headers: { cookie, origin }, payload });

test("an admin is sent the file, to keep and not to cache", async () => {
  const cookie = await cookieOf("ADMIN");
  const { statusCode, headers, rawPayload } = await ask(cookie);
  expect(statusCode).toBe(200);
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="users-\d{4}-\d\d-\d\d\.csv"$/);
  expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  expect(headers["cache-control"]).toBe("no-store");
  expect(rawPayload.toString()).toMatch(/^\uFEFFNömrə,Soyad,/);
  const workbook = await ask(cookie, siteUrl, "trainings", { format: "xlsx" });
  expect(workbook.statusCode).toBe(200);
  expect(workbook.rawPayload.subarray(0, 2).toString()).toBe("PK");
});

test("nobody else is, no page of another site makes it for them, and it is no address to read", async () => {
  expect((await ask(await cookieOf("LEARNER"))).json()).toMatchObject({ reason: "account.notAllowed" });
  expect((await ask("")).statusCode).toBe(401);
  const admin = await cookieOf("ADMIN");
  expect((await ask(admin, "https://evil.example")).json()).toMatchObject({ reason: "request.crossSite" });
  expect((await ask(admin, siteUrl, "secrets")).statusCode).toBe(404);
  expect((await ask(admin, siteUrl, "users", { format: "pdf" })).statusCode).toBe(422);
  expect(
    (await app.inject({ method: "GET", url: "/api/sheets/users", headers: { cookie: admin } })).statusCode,
  ).toBe(404);
});
