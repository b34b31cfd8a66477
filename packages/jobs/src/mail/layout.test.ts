import { expect, test } from "vitest";
import { htmlOf } from "./layout.ts";

const letter = {
  kind: "account.verify",
  language: "en" as const,
  subject: "424242 – verify your e-mail address",
  text: "Hello Aysel,\n\nthe code: 424242\n\nOr open this link:\nhttps://portal.example/en/verify#code=424242\n\nAgrar Portal\n",
  siteUrl: "https://portal.example",
};

test("a letter says in HTML what its text says, in its language, with a button and a code", async () => {
  const html = await htmlOf(letter);
  expect(html).toMatch(/<html[^>]* lang="en"/);
  for (const part of ["Hello Aysel,", "Or open this link:", "This letter is about your account"])
    expect(html).toContain(part);
  expect(html).toContain('href="https://portal.example/en/verify#code=424242"');
  expect(html).toMatch(/font-size:30px[^>]*>424242</);
  expect(html).toContain("prefers-color-scheme: dark");
  // The cell that paints over the body must turn dark with it.
  expect(html).toMatch(/<td[^>]*background-color:#faf5e9/);
  expect(html).toContain(".paper, .paper td { background-color: #1a1812 !important");
  expect(await htmlOf(letter)).toBe(html);
});

test.each([
  ["az", "Aqrar Portal", "Portalda açın"],
  ["en", "Agrar Portal", "Open in the portal"],
  ["ru", "Аграрный портал", "Открыть на портале"],
] as const)("in %s it has the name and the button of that language", async (language, name, open) => {
  const html = await htmlOf({ ...letter, language });
  expect(html).toContain(`lang="${language}"`);
  expect(html).toContain(name);
  expect(html).toContain(open);
});

test("what people wrote is text and never HTML, and links elsewhere are no buttons", async () => {
  const html = await htmlOf({
    ...letter,
    subject: "New training: <script>alert(1)</script>",
    text: `Hello "><img src=x onerror=alert(1)>,\n\nhttps://portal.example.evil/x\n\njavascript:alert(1)\n`,
  });
  expect(html).not.toMatch(/<script|<img|href="[^"]*(evil|javascript)/);
  expect(html).toContain("&lt;script&gt;");
});

test("the links to preferences and to leave are there where they are known", async () => {
  expect(await htmlOf(letter)).not.toContain("Receive no more");
  const html = await htmlOf({
    ...letter,
    preferencesUrl: "https://portal.example/en/account#notices",
    leaveUrl: "https://portal.example/en/leave#token",
  });
  expect(html).toContain('href="https://portal.example/en/account#notices"');
  expect(html).toContain('href="https://portal.example/en/leave#token"');
});
