import { trainerListInput, trainerSorts } from "@agrar/api/trainer/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { listInput, sorts, trainerSearch } from "./search.ts";

const read = createLoader(trainerSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)), "en");

test("every part of an address is a part of the input, which the API takes", () => {
  const input = inputOf("search=aysel&sort=createdAt&page=2");
  expect(input).toEqual({
    search: "aysel",
    sort: "createdAt",
    order: "desc",
    page: 2,
    pageSize: 12,
    lang: "en",
  });
  expect(trainerListInput.parse(input)).toMatchObject(input);
});

test("the directory begins with the first letter", () => {
  expect(inputOf("")).toMatchObject({ sort: "lastName", order: "asc", page: 1 });
});

test("offers what the API knows", () => {
  expect(Object.keys(sorts).sort()).toEqual([...trainerSorts].sort());
});
