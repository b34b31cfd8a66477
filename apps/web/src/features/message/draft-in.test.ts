import { expect, test } from "vitest";
import { draftIn } from "./draft-in.ts";
import { problemsIn } from "./inputs.ts";

const given = { key: crypto.randomUUID(), trainingId: 7 };
const problems = (body: Record<string, string>) =>
  problemsIn(draftIn({ audience: "SEATED", ...body }, given, "ru")).map(({ field, reason }) => [
    field,
    reason,
  ]);

test("a message is in the languages in which something is written", () => {
  const body = { audience: "WAITING", "texts.az.subject": "Sabah", "texts.az.text": "Saat onda." };
  expect(draftIn(body, given, "ru")).toEqual({
    ...given,
    audience: "WAITING",
    texts: { az: { subject: "Sabah", text: "Saat onda." } },
  });
  expect(problems(body)).toEqual([]);
});

test("where nothing is written, the fields of the reader's language are those that lack it", () => {
  expect(problems({})).toEqual([
    ["texts.ru.subject", "message.subjectMissing"],
    ["texts.ru.text", "message.textMissing"],
  ]);
});

test("what is half written names the other half", () => {
  expect(problems({ "texts.en.subject": "Tomorrow" })).toEqual([["texts.en.text", "message.textMissing"]]);
  expect(problems({ "texts.en.subject": "x", "texts.en.text": "See you." })).toEqual([
    ["texts.en.subject", "subject.tooShort"],
  ]);
});
