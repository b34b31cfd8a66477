import { expect, test } from "vitest";
import { pageHeaders } from "./page-headers.ts";

const served = { nonce: "bm9uY2U=", siteUrl: "https://portal.example", dev: false };

/** The sources of each directive of a policy. */
const directivesOf = (around: typeof served) =>
  new Map(
    pageHeaders(around)
      ["content-security-policy"]?.split("; ")
      .map((directive) => {
        const [name = "", ...sources] = directive.split(" ");
        return [name, sources];
      }),
  );

test("a script runs by its nonce, and not because it stands in the page", () => {
  const directives = directivesOf(served);
  expect(directives.get("script-src")).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  expect(directives.get("default-src")).toEqual(["'self'"]);
});

test("nothing frames a page, sends its forms elsewhere or moves its addresses", () => {
  const directives = directivesOf(served);
  expect(directives.get("frame-ancestors")).toEqual(["'none'"]);
  expect(directives.get("object-src")).toEqual(["'none'"]);
  expect(directives.get("form-action")).toEqual(["'self'"]);
  expect(directives.get("base-uri")).toEqual(["'self'"]);
  expect(directives.get("connect-src")).toEqual(["'self'"]);
});

test("only development may make code of texts", () => {
  expect(directivesOf(served).get("script-src")).not.toContain("'unsafe-eval'");
  expect(directivesOf({ ...served, dev: true }).get("script-src")).toContain("'unsafe-eval'");
});

test("only a portal that is reached over HTTPS promises to stay so", () => {
  expect(pageHeaders(served)["strict-transport-security"]).toMatch(/^max-age=\d{8};/);
  const plain = pageHeaders({ ...served, siteUrl: "http://127.0.0.1:3000" });
  expect(plain).not.toHaveProperty("strict-transport-security");
});

test("the rest is the same for every page", () => {
  expect(pageHeaders(served)).toMatchObject({
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "permissions-policy": expect.stringContaining("camera=()"),
  });
});
