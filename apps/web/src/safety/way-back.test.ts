import fc from "fast-check";
import { expect, test } from "vitest";
import { wayBack } from "./way-back.ts";

test.each([
  "/",
  "/trainings",
  "/en/trainings/12",
  "/ru/exams/",
  "/en/trainings?type=ONLINE&search=a%2Fb#content",
  "/trainings?next=https://evil.example",
  "/apiary",
])("leads to %s", (next) => {
  expect(wayBack(next, "/fallback")).toBe(next);
});

test("keeps words of any language in the search", () => {
  expect(wayBack("/trainings?search=arı")).toBe("/trainings?search=ar%C4%B1");
});

test.each([
  "",
  "trainings",
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/trainings\\..\\evil",
  "/\t/evil.example",
  "/\n/evil.example",
  "\u0000//evil.example",
  " //evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "/en/..//evil.example",
  "/%2e%2e//evil.example",
  "/%2f/evil.example",
  "/%5cevil.example",
  "/%252fevil.example",
  "/%09/evil.example",
  "/%",
  "/en//evil.example",
  "/@evil.example",
  "/:80",
  "//[",
  "javascript:alert(1)",
  "/javascript:alert(1)",
  "data:text/html,hello",
  "/api/auth/sign-out",
  "/api",
  "/trpc/training.list",
  "/en/../api/auth/sign-out",
])("does not lead to %j", (next) => {
  expect(wayBack(next, "/fallback")).toBe("/fallback");
});

test("leads home when nothing is asked for, or several things", () => {
  for (const next of [undefined, null, ["/en", "//evil.example"]]) expect(wayBack(next)).toBe("/");
});

test("stays on the site whatever is asked for, however often it is decoded on the way", () => {
  const base = new URL("https://portal.example/en/sign-in");
  const part = fc.constantFrom(
    ...["/", "//", "\\", ".", "..", "@", ":", "?", "#", "%2f", "%5c", "%252f", "%2e", "%09", "\t", "\r\n"],
    ...[
      "\u0000",
      "\u2028",
      "\uff0f",
      "http:",
      "https:",
      "javascript:",
      "evil.example",
      "en",
      "trainings",
      "api",
    ],
  );
  const asked = fc.oneof(
    fc.array(part, { maxLength: 8 }).map((parts) => parts.join("")),
    fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join("")}`),
    fc.webUrl(),
    fc.string({ unit: "binary" }),
  );
  let kept = 0;
  fc.assert(
    fc.property(asked, (next) => {
      const result = wayBack(next, "/fallback");
      if (result !== "/fallback") kept += 1;
      expect(new URL(result, base).origin).toBe(base.origin);
      const [path = ""] = result.split(/[?#]/);
      expect(new URL(decodeURIComponent(path), base).origin).toBe(base.origin);
      expect(path).toMatch(/^\/(?!\/)/);
      // What was found good once is good again.
      expect(wayBack(result, "/other")).toBe(result);
    }),
    { numRuns: 5_000 },
  );
  expect(kept).toBeGreaterThan(100);
});
