import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { portalNames } from "@agrar/api/mail/schema";
import { describe, expect, test } from "vitest";
import az from "./messages/az.json";
import en from "./messages/en.json";
import ru from "./messages/ru.json";

type Messages = { [key: string]: string | Messages };

function flat(messages: Messages, path = ""): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
  );
  return new Map(entries);
}

const languages = { az: flat(az), en: flat(en), ru: flat(ru) };
const placeholders = (text: string) =>
  [...new Set(text.match(/\{(\w+)/g) ?? [])].filter((name) => name !== "{count").sort();

describe.each(["en", "ru"] as const)("%s", (language) => {
  test("says all that az says, and nothing more", () => {
    expect([...languages[language].keys()].sort()).toEqual([...languages.az.keys()].sort());
  });

  test("fills in the same values", () => {
    for (const [key, text] of languages.az) {
      // Words of plural forms are in braces too; the values are what stands in az, which has no such forms.
      const found = placeholders(languages[language].get(key) ?? "");
      expect(found, key).toEqual(expect.arrayContaining(placeholders(text)));
    }
  });
});

test("no text is empty, and every English plural has both forms", () => {
  for (const texts of Object.values(languages)) {
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe("");
  }
  for (const [key, text] of languages.en) {
    if (text.includes("plural,")) expect(text, key).toMatch(/one \{.*other \{/);
  }
  for (const [key, text] of languages.ru) {
    if (text.includes("plural,")) expect(text, key).toMatch(/one \{.*other \{/);
  }
});

test.each(["az", "en", "ru"] as const)(
  "the portal has the same name on pages as in letters: %s",
  (language) => {
    expect(languages[language].get("site.name")).toBe(portalNames[language]);
  },
);

const api = fileURLToPath(new URL("../../../../packages/api/src", import.meta.url));
const sources = readdirSync(api, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(`${api}/${file}`, "utf8"))
  .join("\n");
const all = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, found = ""]) => found);

/** Reasons that the API says whole: in what it throws, and in its own English sentences. */
const thrown = new Set(all(/new AppError\(\s*"\w+",\s*"(\w+\.\w+)"/g));
const explained = new Set(all(/^ {2}"(\w+\.\w+)":\s+"/gm));
const reasons = new Set([...thrown, ...explained]);
/** Words that the API has a sentence for whatever the field. */
const explainedWords = new Set(all(/^ {4}case "(\w+)":$/gm));
/** Words that it puts behind the name of a field, where it reads what zod found. */
const words = new Set(
  [...readFileSync(`${api}/problem/schema.ts`, "utf8").matchAll(/\bword: ([^,}]+)/g)].flatMap(
    ([, value = ""]) =>
      [...value.matchAll(/[?:]? ?"([a-z]+[A-Z]?\w*)"/g)]
        .map(([, word = ""]) => word)
        .filter((word) => !word.includes("_")),
  ),
);

test("the reading of the API's sources finds what is known to be there", () => {
  expect([...reasons]).toEqual(
    expect.arrayContaining(["training.notFound", "cursor.malformed", "server.failed"]),
  );
  expect([...words]).toEqual(
    expect.arrayContaining(["required", "unknown", "malformed", "tooShort", "tooLong"]),
  );
});

test("every reason that the API can give has a text", () => {
  for (const reason of reasons) expect(languages.az.has(`errors.${reason}`), reason).toBe(true);
  for (const word of words) expect(languages.az.has(`errors.words.${word}`), word).toBe(true);
});

test("every reason that the API throws has a sentence for who calls it by hand", () => {
  for (const reason of thrown)
    expect(explained.has(reason) || explainedWords.has(reason.split(".")[1] ?? ""), reason).toBe(true);
});
