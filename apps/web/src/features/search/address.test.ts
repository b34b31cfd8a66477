import { expect, test } from "vitest";
import {
  hrefOf,
  isNarrowed,
  readSearch,
  searchHref,
  switched,
  toggled,
  trainingsInput,
  unnarrowed,
} from "./address.ts";

test("an address says the same when it is read and written again", () => {
  const address =
    "/search?search=damc%C4%B1+suvarma&category=3,5&type=ONLINE&month=2026-12&certificate=true&page=2";
  const params = Object.fromEntries(new URL(address, "http://x").searchParams);
  expect(searchHref(readSearch(params))).toBe(address);
  expect(trainingsInput(readSearch(params), "en")).toEqual({
    search: "damcı suvarma",
    category: [3, 5],
    type: ["ONLINE"],
    month: ["2026-12"],
    certificate: true,
    page: 2,
    pageSize: 12,
    lang: "en",
  });
});

test("a form's address, with a name for each value, is read alike", () => {
  expect(readSearch({ search: " su ", type: ["ONLINE", "VIDEO"] }).chosen.type).toEqual(["ONLINE", "VIDEO"]);
  expect(readSearch({ noun: "LESSON", page: "x" })).toMatchObject({ noun: "LESSON", page: "x", search: "" });
  expect(readSearch({ noun: "BOGUS" }).noun).toBe("TRAINING");
});

test("a choice is taken and given back, from the first page", () => {
  const search = readSearch({ search: "su", page: "3" });
  const chosen = toggled(search, "type", "VIDEO");
  expect(searchHref(chosen)).toBe("/search?search=su&type=VIDEO");
  expect(searchHref(toggled(chosen, "type", "VIDEO"))).toBe("/search?search=su");
  expect(searchHref(switched(chosen, "freeSeats"))).toBe("/search?search=su&type=VIDEO&freeSeats=true");
  expect(searchHref(unnarrowed(switched(chosen, "freeSeats")))).toBe("/search?search=su");
  expect([isNarrowed(search), isNarrowed(chosen)]).toEqual([false, true]);
});

test("leads to where each noun is shown", () => {
  expect(hrefOf("LESSON", { id: 7, trainingId: 3 })).toBe("/trainings/3");
  expect(hrefOf("EXAM", { id: 7, trainingId: 3 })).toBe("/exams/7");
  expect(hrefOf("TRAINER", { id: 7, trainingId: null })).toBe("/trainers/7");
});
