import { expect, test } from "vitest";
import { statementNames } from "./statement-names.ts";

test("a statement is named when it comes a third time, and keeps its name", () => {
  const nameOf = statementNames();
  const names = Array.from({ length: 5 }, () => nameOf({ sql: "select 1" }));
  expect(names).toEqual(["", "", "s0", "s0", "s0"]);
  expect(Array.from({ length: 3 }, () => nameOf({ sql: "select 2" }))).toEqual(["", "", "s1"]);
});

test("past the limit statements stay without a name", () => {
  const nameOf = statementNames(1);
  for (let use = 0; use < 3; use += 1) nameOf({ sql: "select 1" });
  expect(Array.from({ length: 4 }, () => nameOf({ sql: "select 2" }))).toEqual(["", "", "", ""]);
  expect(nameOf({ sql: "select 1" })).toBe("s0");
});
