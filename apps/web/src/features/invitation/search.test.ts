import { invitationListInput, invitationStates } from "@agrar/api/invitation/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { invitationSearch, listInput, states } from "./search.ts";

const read = createLoader(invitationSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)));

test("every part of an address is a part of the input, which the API takes", () => {
  expect(inputOf("")).toEqual({ sort: "createdAt", order: "desc", page: 1, pageSize: 25 });
  const input = inputOf("search=nur&state=OPEN&order=asc&page=2");
  expect(input).toEqual({
    search: "nur",
    state: "OPEN",
    sort: "createdAt",
    order: "asc",
    page: 2,
    pageSize: 25,
  });
  expect(invitationListInput.parse(input)).toMatchObject(input);
});

test("offers what the API knows, and hands on what it refuses", () => {
  expect(states).toEqual(invitationStates);
  for (const query of ["state=LOST", "sort=email", "page=0"])
    expect(invitationListInput.safeParse(inputOf(query)).success, query).toBe(false);
});
