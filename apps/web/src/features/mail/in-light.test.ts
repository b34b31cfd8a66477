import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { inLight } from "./in-light.ts";

const letter =
  "<html><head><style>@media (prefers-color-scheme: dark) { a { color: red } }</style></head><body></body></html>";

test("the rules for the dark hold in it, and in daylight they do not", () => {
  expect(inLight(letter, "dark")).toContain("@media all { a");
  expect(inLight(letter, "light")).toContain("@media not all { a");
});

test("its links do not take its own place", () => {
  expect(inLight(letter, "light")).toContain('<head><base target="_blank"/>');
});

test("letters say so in these very words", () => {
  const layout = fileURLToPath(new URL("../../../../../packages/jobs/src/mail/layout.ts", import.meta.url));
  expect(readFileSync(layout, "utf8")).toContain("@media (prefers-color-scheme: dark) {");
});
