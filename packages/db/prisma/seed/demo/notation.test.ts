import { expect, test } from "vitest";
import { readOutline } from "./outline.ts";
import { readPaper } from "./question-paper.ts";
import { createRandom } from "./random.ts";
import { translated } from "./translated.ts";

test("a text has its languages in order, and may leave some out", () => {
  expect(translated("Nar | Pomegranate | Гранат")).toEqual({ az: "Nar", en: "Pomegranate", ru: "Гранат" });
  expect(translated("Nar | | Гранат")).toEqual({ az: "Nar", ru: "Гранат" });
  expect(translated("Nar")).toEqual({ az: "Nar" });
  expect(() => translated("| Pomegranate")).toThrow("Not a translated text");
  expect(() => translated("a | b | c | d")).toThrow("Not a translated text");
});

test("an outline has modules, lessons and marks", () => {
  expect(
    readOutline(`
      # Giriş
      - Torpaq
      - [video] [optional] Su`),
  ).toEqual([
    {
      title: { az: "Giriş" },
      lessons: [
        { title: { az: "Torpaq" }, type: "TEXT", draft: false, required: true },
        { title: { az: "Su" }, type: "VIDEO", draft: false, required: false },
      ],
    },
  ]);
  expect(() => readOutline("- Torpaq")).toThrow("Neither module nor lesson: - Torpaq");
  expect(() => readOutline("# Giriş\n- [film] Su")).toThrow("Unknown mark [film]");
});

test("a paper's questions get their type from their choices", () => {
  const paper = readPaper(`
    ? Bir
    + düz
    - səhv
    ! izah
    ? Bir neçə
    + düz
    + düz
    ? Hökm
    = false
    ? Yazı`);
  expect(paper.map(({ type }) => type)).toEqual(["SINGLE_CHOICE", "MULTIPLE_CHOICE", "TRUE_FALSE", "TEXT"]);
  expect(paper[0]?.explanation).toEqual({ az: "izah" });
  expect(paper[2]?.choices.map(({ correct }) => correct)).toEqual([false, true]);
  expect(() => readPaper("+ düz")).toThrow("No question before");
  expect(() => readPaper("? Bir\ndüz")).toThrow("Not a line of a question");
});

test("chance is the same for the same word, another for another, and even", () => {
  const draw = (word: string) =>
    Array.from(
      { length: 2000 },
      (
        (random) => () =>
          random.within(1, 4)
      )(createRandom(word)),
    );
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
  for (const side of [1, 2, 3, 4]) {
    expect(draw("a").filter((drawn) => drawn === side).length).toBeGreaterThan(400);
  }
});
