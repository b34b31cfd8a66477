import { expect, test } from "vitest";
import { edited, type Fields, inBaku, missingIn, momentIn, numberIn, tagsIn, withText } from "./values.ts";

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

test("what is not asked for is sent as it was before: nobody could mend it", () => {
  const before = {
    type: "ONLINE",
    startDate: "2026-12-01",
    meetLink: null,
    address: null,
    hasCertificate: false,
    certificateHasExpiry: false,
    certificateExpiryYears: null,
    examRequired: false,
    minExamScore: null,
  } as Partial<Fields> as Fields;
  const sent = (change: Partial<Fields>) => edited({ ...before, ...change }, before);

  expect(sent({ startDate: null, meetLink: " https://meet.example/x " })).toMatchObject({
    startDate: null,
    meetLink: "https://meet.example/x",
  });
  expect(sent({ type: "OFFLINE", meetLink: "x", address: " " })).toEqual({ ...before, type: "OFFLINE" });
  expect(sent({ type: "VIDEO", startDate: "2027-01-01" })).toEqual({ ...before, type: "VIDEO" });
  expect(sent({ certificateHasExpiry: true, examRequired: true, minExamScore: 500 })).toEqual(before);
  expect(sent({ hasCertificate: true, certificateExpiryYears: 500, minExamScore: 500 })).toEqual({
    ...before,
    hasCertificate: true,
  });
});
