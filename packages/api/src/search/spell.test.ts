import { cloneDb } from "@agrar/db/testing";
import { afterAll, expect, test } from "vitest";
import { excerptOf, marksOf, spell, termsOf } from "./spell.ts";

const { db, drop } = await cloneDb();
afterAll(drop);

const every = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n));

test("the database spells as we do, letter by letter", async () => {
  const letters = [
    ...every(0x20, 0x24f),
    ...every(0x400, 0x52f),
    ...every(0x2010, 0x2030),
    "№",
    "İ",
    "i̇",
    "ş",
    "漢",
    "ب",
  ];
  const texts = letters.map((letter) => `a${letter}b ${letter}`);
  const rows = await db.$queryRaw<{ text: string; spelt: string }[]>`
    select text, spell(text) as spelt from unnest(${texts}::text[]) text`;
  const differences = rows.filter(({ text, spelt }) => spelt !== spell(text));
  expect(differences.map(({ text, spelt }) => [text, spelt, spell(text)])).toEqual([]);
});

test.each([
  ["İIıi", "iiii"],
  ["Əə Ğğ Şş Çç Öö Üü", "ee gg ss cc oo uu"],
  ["Кәнд тәсәррүфаты", "kend teserrufati"],
  ["Kənd təsərrüfatı", "kend teserrufati"],
  ["Ҝүбрә, ҹәдвәл: һава", "gubre cedvel hava"],
  ["Щит, объём, юг — ящик", "sit obem yuq yasik"],
  ["Café №12", "cafe 12"],
])("%s is spelt %s", async (text, spelt) => {
  expect(spell(text)).toBe(spelt);
  expect((await db.$queryRaw<[{ spelt: string }]>`select spell(${text}) as spelt`)[0].spelt).toBe(spelt);
});

test("the words that are looked for are few, none of one letter, each once", () => {
  expect(termsOf("A Suvarma, SUVARMA və su!")).toEqual(["suvarma", "ve", "su"]);
  expect(termsOf("aa bb cc dd ee ff gg hh ii")).toHaveLength(8);
  expect(termsOf("?? a 5")).toEqual([]);
});

test("what is marked is as much of a word as was typed", () => {
  expect(marksOf("Suvarma və ŞUMlama", ["sum", "su"])).toEqual([
    [0, 2],
    [11, 14],
  ]);
  expect(marksOf("Юг объекта", ["yu", "obek"])).toEqual([
    [0, 1],
    [3, 8],
  ]);
  expect(marksOf("s\u0327um", ["su"])).toEqual([[0, 3]]);
});

test("an excerpt has the first hit, and is cut between words", () => {
  const text = `${"başqa söz ".repeat(60)}damcı ${"sonra ".repeat(60)}`.trim();
  const excerpt = excerptOf(text, ["damci"]);
  expect(excerpt.text.length).toBeLessThan(210);
  expect(excerpt.text).toMatch(/^… (başqa|söz) .*damcı.*sonra …$/);
  expect(excerpt.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(["damcı"]);
  expect(excerptOf("qısa mətn", ["yox"])).toEqual({ text: "qısa mətn", marks: [] });
});
