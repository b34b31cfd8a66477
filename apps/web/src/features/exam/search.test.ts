import { examListInput, examPhases, examSorts, examStatuses } from "@agrar/api/exam/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { examSearch, examTableSearch, listInput, phases, sorts, statuses, tablePageSize } from "./search.ts";

const read = createLoader(examSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)), "ru");

test("every part of an address is a part of the input, which the API takes", () => {
  const input = inputOf(
    "search=su&category=3&phase=ENDED&type=INDEPENDENT&certificate=false&sort=passingScore&page=2",
  );
  expect(input).toEqual({
    search: "su",
    category: 3,
    phase: "ENDED",
    type: "INDEPENDENT",
    hasCertificate: false,
    sort: "passingScore",
    order: "asc",
    page: 2,
    pageSize: 12,
    lang: "ru",
  });
  expect(examListInput.parse(input)).toMatchObject(input);
});

test.each(["page=0", "phase=SOON", "type=ONLINE", "sort=difficulty", "order=random"])(
  "the API refuses %s",
  (query) => {
    expect(examListInput.safeParse(inputOf(query)).success).toBe(false);
  },
);

test("the administrators' table can ask for the exams of a training, of a state and of some days", () => {
  const query = "training=5&status=ARCHIVED&from=2026-12-01&to=2026-12-31";
  const search = createLoader(examTableSearch)(new URLSearchParams(query));
  const input = listInput(search, "az", tablePageSize);
  expect(input).toMatchObject({
    trainingId: 5,
    status: "ARCHIVED",
    from: "2026-12-01",
    to: "2026-12-31",
    pageSize: 25,
  });
  expect(examListInput.parse(input)).toMatchObject(input);
  expect(inputOf(query)).toEqual(inputOf(""));
});

test("offers what the API knows", () => {
  expect([...phases].sort()).toEqual([...examPhases].sort());
  expect(statuses).toEqual(examStatuses);
  expect(Object.keys(sorts).sort()).toEqual([...examSorts].sort());
});
