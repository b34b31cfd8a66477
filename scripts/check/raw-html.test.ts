import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../portal/processes.ts";
import { rawHtml, writers } from "./raw-html.ts";

const card = "apps/web/src/features/training/card.tsx";
const found = (text: string, file = card) => rawHtml([file], () => text);

it.each([
  "<p dangerouslySetInnerHTML={{ __html: text }} />",
  'createElement("p", { ["dangerouslySetInnerHTML"]: html })',
  "element.innerHTML = text",
  'element["innerHTML"] += text',
  "element.outerHTML = text",
  'element.insertAdjacentHTML("beforeend", text)',
  "element.setHTMLUnsafe(text)",
  "Document.parseHTMLUnsafe(text)",
  "range.createContextualFragment(text)",
  'new DOMParser().parseFromString(text, "text/html")',
  "<iframe srcDoc={text} />",
  "document.write(text)",
  "document\n  .writeln(text)",
])("refuses %s", (text) => {
  expect(found(text)).toEqual([expect.stringMatching(/^apps\/web\/src\/features\/training\/card\.tsx: /)]);
});

it("accepts text, and words that only resemble", () => {
  expect(found("<p>{html}</p>; stream.write(text); type T = HTMLElement; const innerHtmlOf = 1")).toEqual([]);
});

it.each([
  "packages/jobs/src/training/reminder.mail.tsx",
  "apps/api/src/page.mts",
  "apps/web/public/embed.js",
])("looks into %s", (file) => {
  expect(found("element.innerHTML = text", file)).toHaveLength(1);
});

it("leaves alone what no browser is served", () => {
  expect(found("element.innerHTML = text", "scripts/check/raw-html.ts")).toEqual([]);
  expect(found("innerHTML", "docs/decisions/0001-a.md")).toEqual([]);
});

it.each(Object.keys(writers))("lets %s write what it writes, and no more", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  expect(found(text, file)).toEqual([]);
  expect(found(`${text}\nelement.innerHTML = text`, file)).toHaveLength(1);
  expect(found("", file)).toEqual([expect.stringContaining("nothing where 1")]);
});
