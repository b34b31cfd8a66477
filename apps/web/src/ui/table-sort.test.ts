import { expect, test } from "vitest";
import { orderAfterClick, sortingOf } from "./table-sort.ts";

test("reads the sort of an address", () => {
  expect(sortingOf("title", "asc")).toEqual([{ id: "title", desc: false }]);
  expect(sortingOf("createdAt", "desc")).toEqual([{ id: "createdAt", desc: true }]);
});

test("a column sorts as one expects of it first, then the other way round", () => {
  expect(orderAfterClick(false, "desc")).toBe("desc");
  expect(orderAfterClick(false, "asc")).toBe("asc");
  expect(orderAfterClick("desc", "desc")).toBe("asc");
  expect(orderAfterClick("asc", "desc")).toBe("desc");
});
