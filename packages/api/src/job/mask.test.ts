import { expect, test } from "vitest";
import { masked } from "./mask.ts";

test.each([
  [
    "https://portal.example/en/verify#email=a%40b.example&code=424242",
    "https://portal.example/en/verify#•••",
  ],
  ["see https://portal.example/x?token=abc, please", "see https://portal.example/x#••• please"],
  ["424242 – verify your e-mail address", "••• – verify your e-mail address"],
  ["code: 424242.", "code: •••."],
  ["550 5.1.1 <aysel.mammadova@agrar.example>: unknown", "550 5.1.1 <a•••@agrar.example>: unknown"],
  ["Bearer agrar_x9Yk3mPq7RtUvWxZa1b2C3d4", "Bearer •••"],
  ["re_7bQm4kXr2Tn9Vw5Yz8Lp3Hs6 is no key", "••• is no key"],
])("%s is masked", (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each([
  "The provider refused the letter.",
  "The words for person 123456 cannot be found: No name.",
  "2026-11-25T08:00:00.123456Z",
  "1234567 rows",
  "registration/waitlisted-and-approved-again",
  "5f9d7a52-0d0b-4d6a-9c36-0a4e6c1d2b3f",
  "fact-123456/training.published/0",
  "connect ECONNREFUSED 127.0.0.1:25000",
])("%s stays as it is", (text) => {
  expect(masked(text)).toBe(text);
});

test("by their names values are masked that do not look like anything, wherever they are", () => {
  expect(
    masked({
      code: 424242,
      fact: { id: 424242, data: { mailId: 7, verifyLink: "x", tokens: ["a"] } },
      parts: [{ html: "<p>", kind: "account.verify" }, null, true],
    }),
  ).toEqual({
    code: "•••",
    fact: { id: 424242, data: { mailId: 7, verifyLink: "•••", tokens: "•••" } },
    parts: [{ html: "•••", kind: "account.verify" }, null, true],
  });
});
