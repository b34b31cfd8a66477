import { professions as knownProfessions, roles as knownRoles } from "@agrar/api/account/schema";
import { userListInput, userSorts } from "@agrar/api/user/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { listInput, professions, roles, sorts, userSearch } from "./search.ts";

const read = createLoader(userSearch);
const searchOf = (query: string) => read(new URLSearchParams(query));
const inputOf = (query: string) => listInput(searchOf(query));

test("an address without a search asks for the newest", () => {
  expect(inputOf("")).toEqual({ sort: "createdAt", order: "desc", page: 1, pageSize: 25 });
});

test("every part of an address is a part of the input, and of the file all but order and page", () => {
  const query =
    "search=aysel&role=TRAINER&profession=AGRONOMIST&region=Quba&isActive=false&emailVerified=true&secondFactor=false&sort=lastName&order=desc&page=2";
  const filters = {
    search: "aysel",
    role: "TRAINER",
    profession: "AGRONOMIST",
    region: "Quba",
    isActive: false,
    emailVerified: true,
    secondFactor: false,
  };
  const input = inputOf(query);
  expect(input).toEqual({ ...filters, sort: "lastName", order: "desc", page: 2, pageSize: 25 });
  expect(userListInput.parse(input)).toMatchObject(input);
});

test.each(["role=ROOT", "isActive=maybe", "page=0", "sort=phone", "profession=farmer", "search=%25"])(
  "%s reaches the API as it stands, and is refused there",
  (query) => {
    expect(userListInput.safeParse(inputOf(query)).success).toBe(false);
  },
);

test("offers what the API knows", () => {
  expect(roles).toEqual(knownRoles);
  expect(professions).toEqual(knownProfessions);
  expect(Object.keys(sorts).sort()).toEqual([...userSorts].sort());
});
