import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const here = fileURLToPath(new URL(".", import.meta.url));
const pages = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((file) =>
  /(^|\/)(page|layout)\.tsx$/.test(file),
);

test("the pages are found", () => {
  expect(pages).toEqual(expect.arrayContaining(["layout.tsx", "page.tsx", "trainings/page.tsx"]));
});

// Who goes from page to page gets no layout anew: a page that leaves the guard to it would be open to who was an admin before.
test.each(pages)("%s asks who is there before it asks for anything", (file) => {
  const source = readFileSync(`${here}/${file}`, "utf8");
  const [, body = ""] = source.split(/export default async function \w+\([\s\S]*?\) \{\n/);
  expect(body).toMatch(/^ {2}(const (\w+|\{ \w+ \}) = )?await requireRole\("ADMIN"\);/);
});
