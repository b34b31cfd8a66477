import { noticeListInput } from "@agrar/api/notice/schema";
import { createLoader } from "nuqs/server";
import { expect, test } from "vitest";
import { listInput, noticeSearch } from "./search.ts";

const read = createLoader(noticeSearch);
const inputOf = (query: string) => listInput(read(new URLSearchParams(query)));

test("every part of an address is a part of the input, which the API takes", () => {
  expect(inputOf("")).toEqual({ page: 1, pageSize: 20 });
  const input = inputOf("unread=true&page=2");
  expect(input).toEqual({ unread: true, page: 2, pageSize: 20 });
  expect(noticeListInput.parse(input)).toMatchObject(input);
});

test("what the API refuses is handed on", () => {
  for (const query of ["unread=maybe", "page=0"])
    expect(noticeListInput.safeParse(inputOf(query)).success, query).toBe(false);
});
