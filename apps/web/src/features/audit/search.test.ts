import { auditListInput } from "@agrar/api/audit/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { auditSearch, listInput } from "./search.ts";

const read = createLoader(auditSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)));

test("an address without a search asks for what was done last", () => {
  expect(inputOf("")).toEqual({ sort: "at", order: "desc", page: 1, pageSize: 50 });
});

test("every part of an address is a part of the input, which the API takes", () => {
  const input = inputOf(
    "person=7&key=2&action=user.setRole&entity=user&entityId=12&requestId=req-1&from=2026-11-01&to=2026-11-30&order=asc&page=3",
  );
  expect(input).toEqual({
    userId: 7,
    keyId: 2,
    action: "user.setRole",
    entity: "user",
    entityId: "12",
    requestId: "req-1",
    from: "2026-11-01",
    to: "2026-11-30",
    sort: "at",
    order: "asc",
    page: 3,
    pageSize: 50,
  });
  expect(auditListInput.parse(input)).toMatchObject(input);
});

test.each(["person=me", "action=%25", "entity=a%20b", "from=2026-12-02&to=2026-12-01", "page=0", "sort=who"])(
  "%s reaches the API as it stands, and is refused there",
  (query) => {
    expect(auditListInput.safeParse(inputOf(query)).success).toBe(false);
  },
);
