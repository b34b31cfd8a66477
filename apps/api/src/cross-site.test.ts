import { afterAll, describe, expect, test } from "vitest";
import { testServer } from "./testing.ts";

const { app, drop } = await testServer({
  corsOrigins: ["https://partner.example"],
  settings: { siteUrl: "https://portal.example/" },
});
afterAll(drop);

const cookie = "session=abc";
const behindProxy = { "x-forwarded-proto": "https", "x-forwarded-host": "agrar.example" };

const post = (headers: Record<string, string>, remoteAddress = "127.0.0.1") =>
  app.inject({
    method: "POST",
    url: "/trpc/category.list",
    payload: {},
    headers: { host: "localhost:4000", ...headers },
    remoteAddress,
  });

test.each([
  ["no cookie, from anywhere", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["no cookie, from a program", {}],
  ["a page of the portal, as the browser says", { cookie, "sec-fetch-site": "same-origin" }],
  ["a person's own doing", { cookie, "sec-fetch-site": "none" }],
  ["the server's own origin", { cookie, origin: "http://localhost:4000" }],
  ["the origin that the proxy was asked for", { cookie, origin: "https://agrar.example", ...behindProxy }],
  ["the public address", { cookie, origin: "https://portal.example", "sec-fetch-site": "cross-site" }],
  ["an origin that is let in", { cookie, origin: "https://partner.example", "sec-fetch-site": "cross-site" }],
] as [string, Record<string, string>][])("takes a write with %s", async (_what, headers) => {
  expect((await post(headers)).statusCode).toBe(200);
});

const refused: [what: string, headers: Record<string, string>][] = [
  ["another site", { cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ["another site, in a browser that says no more", { cookie, origin: "https://evil.example" }],
  [
    "a neighbour of the same site",
    { cookie, origin: "http://localhost:5000", "sec-fetch-site": "same-site" },
  ],
  ["another scheme of the same host", { cookie, origin: "https://localhost:4000" }],
  ["an origin that begins like ours", { cookie, origin: "https://portal.example.evil.example" }],
  ["a page without an origin", { cookie, origin: "null", "sec-fetch-site": "cross-site" }],
  ["an origin that is no address", { cookie, origin: "portal.example" }],
  ["a page whose browser says only that it is elsewhere", { cookie, "sec-fetch-site": "cross-site" }],
  ["nobody knows where", { cookie }],
];

test.each(refused)("refuses a write with a cookie from %s", async (_what, headers) => {
  const response = await post(headers);
  expect(response.statusCode).toBe(403);
  expect(response.json().error.data).toMatchObject({
    code: "FORBIDDEN",
    httpStatus: 403,
    reason: "request.crossSite",
    requestId: response.headers["x-request-id"],
  });
  expect(response.headers["cache-control"]).toBe("no-store");
  expect(response.headers["x-content-type-options"]).toBe("nosniff");
});

test("does not believe a stranger who says to be a proxy", async () => {
  const headers = { cookie, origin: "https://agrar.example", ...behindProxy };
  expect((await post(headers, "10.0.0.9")).statusCode).toBe(403);
});

describe("each method", () => {
  const evil = { cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" };

  test.each(["POST", "PUT", "PATCH", "DELETE"] as const)(
    "%s is refused in the shape of REST, before the body is read",
    async (method) => {
      const headers = { ...evil, "content-type": "application/json" };
      const response = await app.inject({ method, url: "/api/v1/nothing", payload: "{", headers });
      expect(response.statusCode).toBe(403);
      expect(response.json()).toEqual({
        message: "The request comes from a page of another site, or does not say where from.",
        reason: "request.crossSite",
        request_id: response.headers["x-request-id"],
      });
    },
  );

  test.each(["GET", "HEAD", "OPTIONS"] as const)("%s changes nothing, and is answered", async (method) => {
    const response = await app.inject({ method, url: "/api/v1/categories", headers: evil });
    expect(response.statusCode).toBeLessThan(300);
  });
});

test("lets no page of another site sign somebody in, with a cookie or without", async () => {
  const signIn = (headers: Record<string, string>) =>
    app.inject({
      method: "POST",
      url: "/api/auth/sign-in/email",
      payload: { email: "nobody@agrar.example", password: "whatever it is" },
      headers: { host: "localhost:4000", ...headers },
    });
  const refusal = await signIn({ origin: "https://evil.example", "sec-fetch-site": "cross-site" });
  expect(refusal.statusCode).toBe(403);
  expect(refusal.json()).toMatchObject({ reason: "request.crossSite" });
  expect((await signIn({})).json()).toMatchObject({ reason: "account.wrongCredentials" });
});
