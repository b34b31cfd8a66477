import { expect, test } from "vitest";
import { pagesAround } from "./pages-around.ts";

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [1, 9, [1, 2, "gap", 9]],
  [3, 9, [1, 2, 3, 4, "gap", 9]],
  [4, 9, [1, 2, 3, 4, 5, "gap", 9]],
  [5, 9, [1, "gap", 4, 5, 6, "gap", 9]],
  [9, 9, [1, "gap", 8, 9]],
  [6, 8, [1, "gap", 5, 6, 7, 8]],
])("beside page %i of %i: %j", (page, last, shown) => {
  expect(pagesAround(page, last)).toEqual(shown);
});
