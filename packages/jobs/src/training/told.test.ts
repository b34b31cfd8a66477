import { expect, test } from "vitest";
import { momentIn } from "./told.ts";

test("a moment is said as the pages of each language say it, by the clock of its zone", () => {
  const moment = new Date("2027-03-20T21:30:00Z");
  const inBaku = { moment, timeZone: "Asia/Baku", hasTime: true };
  expect(momentIn("az", inBaku)).toBe("21 mart 2027, 01:30");
  expect(momentIn("en", inBaku)).toBe("21 March 2027, 01:30");
  expect(momentIn("ru", inBaku)).toBe("21 марта 2027 г., 01:30");
  expect(momentIn("az", { ...inBaku, hasTime: false })).toBe("21 mart 2027");
});
