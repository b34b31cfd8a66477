import { afterAll, expect, test } from "vitest";
import { smallPortal, testServer } from "./testing.ts";

const { app, make, drop } = await testServer();
await smallPortal(make);
afterAll(drop);

const long = "a".repeat(10_000);

/** What is wrong, as it is sent to REST and to the procedure, and what both must say. */
const cases: [
  what: string,
  rest: string,
  procedure: Record<string, unknown>,
  reason: string,
  restField: string,
  field: string,
][] = [
  ["an unknown sort", "sort_by=colour", { sort: "colour" }, "sort.unknown", "sort_by", "sort"],
  ["an unknown order", "sort_order=up", { order: "up" }, "order.unknown", "sort_order", "order"],
  ["page size 0", "per_page=0", { pageSize: 0 }, "pageSize.outOfRange", "per_page", "pageSize"],
  ["page size 1 000", "per_page=1000", { pageSize: 1000 }, "pageSize.outOfRange", "per_page", "pageSize"],
  ["a fraction", "per_page=1.5", { pageSize: 1.5 }, "pageSize.invalid", "per_page", "pageSize"],
  ["page 0", "page=0", { page: 0 }, "page.outOfRange", "page", "page"],
  ["a broken cursor", "cursor=broken", { cursor: "broken" }, "cursor.malformed", "cursor", "cursor"],
  ["page and cursor", "page=1&cursor=a", { page: 1, cursor: "a" }, "cursor.withPage", "cursor", "cursor"],
  ["text for a number", "trainer_id=me", { trainerId: "me" }, "trainerId.invalid", "trainer_id", "trainerId"],
  [
    "text for a boolean",
    "has_certificate=perhaps",
    { hasCertificate: "perhaps" },
    "hasCertificate.invalid",
    "has_certificate",
    "hasCertificate",
  ],
  ["text among the ids", "ids=1,two", { ids: [1, "two"] }, "ids.invalid", "ids", "ids.1"],
  ["a search of 10 kB", `search=${long}`, { search: long }, "search.tooLong", "search", "search"],
  ["a search for %", "search=%25", { search: "%" }, "search.noWords", "search", "search"],
  ["a search for _", "search=_", { search: "_" }, "search.noWords", "search", "search"],
  ["a search for quotes", "search='\"", { search: "'\"" }, "search.noWords", "search", "search"],
  ["an unknown language", "lang=tr", { lang: "tr" }, "lang.unknown", "lang", "lang"],
  ["an unknown type", "type=hybrid", { type: "hybrid" }, "type.unknown", "type", "type"],
  ["no date", "from=tomorrow", { from: "tomorrow" }, "from.malformed", "from", "from"],
  [
    "a year that no database has",
    "from=0000-01-01",
    { from: "0000-01-01" },
    "from.malformed",
    "from",
    "from",
  ],
  ["an impossible date", "from=2027-02-30", { from: "2027-02-30" }, "from.malformed", "from", "from"],
  [
    "dates in the wrong order",
    "from=2027-02-01&to=2027-01-01",
    { from: "2027-02-01", to: "2027-01-01" },
    "to.beforeFrom",
    "to",
    "to",
  ],
];

test.each(cases)("%s is refused by REST", async (_what, query, _input, reason, field) => {
  const response = await app.inject(`/api/v1/trainings?${query}`);
  expect(response.statusCode).toBe(422);
  expect(response.json()).toEqual({
    message: expect.stringMatching(/\.$/),
    reason,
    errors: { [field]: [reason] },
    request_id: response.headers["x-request-id"],
  });
  expect(response.headers["server-timing"]).toMatch(/^statements;desc="0"/);
});

test.each(cases)(
  "%s is refused by the procedure",
  async (_what, _query, input, reason, _restField, field) => {
    const query = `input=${encodeURIComponent(JSON.stringify(input))}`;
    const response = await app.inject(`/trpc/training.list?${query}`);
    expect(response.statusCode).toBe(400);
    expect(response.json().error.data).toMatchObject({
      code: "BAD_REQUEST",
      httpStatus: 400,
      reason,
      problems: [{ field, reason }],
      requestId: response.headers["x-request-id"],
    });
    expect(response.headers["server-timing"]).toMatch(/^statements;desc="0"/);
  },
);

test("a message of REST speaks in the words of REST", async () => {
  const { message } = (await app.inject("/api/v1/trainings?per_page=0&sort_by=x&type=hybrid")).json();
  expect(message).toContain("per_page must be at least 1.");
  expect(message).toContain("sort_by must be one of: created_at, title, start_date,");
  expect(message).toContain("type must be one of: online, offline, video.");
});

test.each(["q%a", "q_a", "q'a", 'q"a', "q\\a", "q'; drop table trainings; --"])(
  "%s is searched for word by word, and means nothing to the database",
  async (search) => {
    const response = await app.inject({ url: "/api/v1/trainings", query: { search } });
    expect(response.statusCode).toBe(200);
    expect(response.json().meta.total).toBe(0);
  },
);

test.each([
  ["/api/v1/trainings/999999", "training.notFound"],
  ["/api/v1/exams/999999", "exam.notFound"],
  ["/api/v1/trainers/999999", "trainer.notFound"],
  ["/api/v1/nothing", "route.notFound"],
])("%s is not found: %s", async (url, reason) => {
  const response = await app.inject(url);
  expect(response.statusCode).toBe(404);
  expect(response.json()).toEqual({
    message: expect.any(String),
    reason,
    request_id: response.headers["x-request-id"],
  });
});

test("an id that is none is refused, and an unknown id of a procedure is not found", async () => {
  for (const id of ["abc", "0", "99999999999"]) {
    const response = await app.inject(`/api/v1/trainings/${id}`);
    expect(response.statusCode).toBe(422);
    expect(Object.keys(response.json().errors)).toEqual(["id"]);
  }
  const trainer = await app.inject("/api/v1/trainers/0");
  expect(trainer.json().errors).toEqual({ id: ["ids.outOfRange"] });
  const unknown = await app.inject("/trpc/exam.byId?input=%7B%22id%22%3A999999%7D");
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json().error.data.reason).toBe("exam.notFound");
});

test("what is mine needs somebody", async () => {
  const response = await app.inject("/api/v1/trainings?scope=mine");
  expect(response.statusCode).toBe(401);
  expect(response.json().reason).toBe("scope.signInRequired");
});

test("a procedure refuses a field that it does not know", async () => {
  const response = await app.inject("/trpc/training.list?input=%7B%22colour%22%3A1%7D");
  expect(response.statusCode).toBe(400);
  expect(response.json().error.data.reason).toBe("colour.notKnown");
});
