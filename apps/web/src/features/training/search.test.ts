import {
  difficulties as known,
  trainingListInput,
  trainingSorts,
  trainingStatuses,
  trainingTypes,
} from "@agrar/api/training/schema";
import { createLoader, createSerializer } from "nuqs/server";
import { expect, test } from "vitest";
import {
  difficulties,
  listInput,
  sorts,
  statuses,
  tablePageSize,
  trainingSearch,
  trainingTableSearch,
  types,
} from "./search.ts";

const read = createLoader(trainingSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)), "az");

test("an address without a search asks for the newest", () => {
  expect(inputOf("")).toEqual({ sort: "createdAt", order: "desc", page: 1, pageSize: 12, lang: "az" });
});

test("every part of an address is a part of the input, which the API takes", () => {
  const input = inputOf(
    "search=damc%C4%B1&category=3&type=ONLINE&difficulty=EXPERT&certificate=true&trainer=7&from=2026-12-01&to=2026-12-31&sort=title&order=desc&page=2",
  );
  expect(input).toEqual({
    search: "damcı",
    category: 3,
    type: "ONLINE",
    difficulty: "EXPERT",
    hasCertificate: true,
    trainerId: 7,
    from: "2026-12-01",
    to: "2026-12-31",
    sort: "title",
    order: "desc",
    page: 2,
    pageSize: 12,
    lang: "az",
  });
  expect(trainingListInput.parse(input)).toMatchObject(input);
});

test("each sort comes in the order expected of it", () => {
  expect(inputOf("sort=startDate").order).toBe("asc");
  expect(inputOf("sort=registrations").order).toBe("desc");
});

test("empty fields of a form say nothing, and strange parameters are nobody's business", () => {
  expect(inputOf("search=&category=&type=&from=&trainer=&utm_source=mail")).toEqual(inputOf(""));
});

test.each([
  "page=0",
  "page=x",
  "page=1.5",
  "page=99999999999999999999",
  "sort=bogus",
  "order=up",
  "category=%20",
  "trainer=seven",
  "certificate=maybe",
  "from=soon",
  "from=2026-12-02&to=2026-12-01",
  "type=online",
  "search=%25",
  `search=${"a".repeat(201)}`,
])("%s reaches the API as it stands, and is refused there", (query) => {
  expect(trainingListInput.safeParse(inputOf(query)).success).toBe(false);
});

test("the administrators' table asks for more rows, and tells apart what is published and what is not", () => {
  const search = createLoader(trainingTableSearch)(new URLSearchParams("status=DRAFT&trainer=7"));
  const input = listInput(search, "az", tablePageSize);
  expect(input).toMatchObject({ status: "DRAFT", trainerId: 7, pageSize: 25 });
  expect(trainingListInput.parse(input)).toMatchObject(input);
  expect(inputOf("status=DRAFT")).toEqual(inputOf(""));
});

test("what is written to an address is read back", () => {
  const search = { ...read(new URLSearchParams()), search: "a&b=ç", category: 2, certificate: true, page: 3 };
  expect(
    read(new URL(createSerializer(trainingSearch)("http://portal/trainings", search)).searchParams),
  ).toEqual(search);
});

test("offers what the API knows", () => {
  expect([...types].sort()).toEqual([...trainingTypes].sort());
  expect(difficulties).toEqual(known);
  expect(statuses).toEqual(trainingStatuses);
  expect(Object.keys(sorts).sort()).toEqual([...trainingSorts].sort());
});
