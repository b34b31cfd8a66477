import { serviceKeyListInput, serviceKeySorts } from "@agrar/api/service-key/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { listInput, serviceKeySearch, sorts, states } from "./search.ts";

const read = createLoader(serviceKeySearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)));

test("every part of an address is a part of the input, which the API takes", () => {
  expect(inputOf("")).toEqual({ sort: "createdAt", order: "desc", page: 1, pageSize: 25 });
  const input = inputOf("search=portal&state=ACTIVE&sort=expiresAt&page=2");
  expect(input).toEqual({
    search: "portal",
    state: "ACTIVE",
    sort: "expiresAt",
    order: "asc",
    page: 2,
    pageSize: 25,
  });
  expect(serviceKeyListInput.parse(input)).toMatchObject(input);
});

test("offers what the API knows, and hands on what it refuses", () => {
  expect(Object.keys(sorts).sort()).toEqual([...serviceKeySorts].sort());
  for (const state of states)
    expect(serviceKeyListInput.safeParse(inputOf(`state=${state}`)).success).toBe(true);
  for (const query of ["state=LOST", "sort=key", "page=0"])
    expect(serviceKeyListInput.safeParse(inputOf(query)).success, query).toBe(false);
});
