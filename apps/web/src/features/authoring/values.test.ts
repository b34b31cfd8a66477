import { expect, test } from "vitest";
import { inBaku, missingIn, momentIn, numberIn, tagsIn, withText } from "./values.ts";

test("a moment is shown as it is in Baku, and read back as the same", () => {
  expect(inBaku("2026-11-30T20:00:00+00:00")).toBe("2026-12-01T00:00");
  expect(momentIn("2026-12-01T00:00")).toBe("2026-12-01T00:00:00+04:00");
  expect(Date.parse(momentIn(inBaku("2027-06-05T03:30:00Z")) ?? "")).toBe(Date.parse("2027-06-05T03:30:00Z"));
  expect([inBaku(null), momentIn("")]).toEqual(["", null]);
});

test("an empty field is no number", () => {
  expect([numberIn(" "), numberIn("0"), numberIn("12")]).toEqual([null, 0, 12]);
});

test("a text that is blank everywhere is none", () => {
  expect(withText(null, "ru", "Мак")).toEqual({ az: "", ru: "Мак" });
  expect(withText({ az: "", ru: "Мак" }, "ru", " ")).toBeNull();
});

test("a text is missing where another language has it", () => {
  expect(missingIn({ az: "Lalə", ru: " " })).toEqual(["en", "ru"]);
  expect(missingIn({ az: "", ru: "Мак" })).toEqual(["az", "en"]);
  expect(missingIn(null)).toEqual([]);
});

test("tags stand between commas, each once", () => {
  expect(tagsIn(" su, torpaq,, su ,")).toEqual(["su", "torpaq"]);
});
