import { type RestRoute, restRoutes } from "@agrar/api/rest";
import { afterAll, describe, expect, test } from "vitest";
import { createServer } from "./server.ts";
import { smallPortal, testServer } from "./testing.ts";

const anyone = await testServer();
const portal = await smallPortal(anyone.make);
// A server whose viewers are all admins shows what REST gives them.
const admins = createServer({
  db: anyone.db,
  viewerOf: async () => ({ viewer: { role: "ADMIN", id: portal.leyla.userId } }),
});
afterAll(async () => {
  await admins.close();
  await anyone.drop();
});

// biome-ignore lint/suspicious/noExplicitAny: the bodies are checked by the schemas of their routes.
type Body = any;

const routeOf = (path: string): RestRoute => {
  const found = restRoutes.find((route) => route.path === path);
  if (!found) throw new Error(`no route ${path}`);
  return found;
};

/** Gets an address and has its body checked, to the last field, by the schema that its route declares. */
async function get(address: string, { path = address.split("?")[0] ?? "", app = anyone.app } = {}) {
  const response = await app.inject(`/api/v1${address}`);
  expect(response.statusCode, response.body).toBe(200);
  const body: Body = response.json();
  expect(routeOf(path).body.parse(body)).toEqual(body);
  const statements = Number(/statements;desc="(\d+)"/.exec(String(response.headers["server-timing"]))?.[1]);
  return { body, statements };
}

const ids = (body: Body) => body.data.map(({ id }: { id: number }) => id);

describe("a page", () => {
  test.each([
    ["/trainings", 1],
    ["/trainings?include_modules=1", 2],
    ["/exams", 1],
    ["/exams?include_questions=true", 1],
    ["/trainers", 1],
    ["/categories", 1],
  ])("%s has the declared shape at %i statements, whatever its size", async (address, count) => {
    const sized = address.includes("?") ? `${address}&per_page=` : `${address}?per_page=`;
    for (const size of [1, 5, 100]) expect((await get(`${sized}${size}`)).statements).toBe(count);
  });

  test("of people has the declared shape at 1 statement, whatever its size", async () => {
    for (const size of [1, 5, 100])
      expect((await get(`/users?per_page=${size}`, { app: admins })).statements).toBe(1);
  });

  test("with questions is two statements for who may see them", async () => {
    const { body, statements } = await get("/exams?include_questions=1", { app: admins });
    expect(statements).toBe(2);
    expect(body.data[0].questions[0]).toMatchObject({
      question_type: "single_choice",
      explanation: { az: "İzah" },
      choices: [
        { choice_text: { az: "Bəli" }, is_correct: true },
        { choice_text: { az: "Xeyr" }, is_correct: false },
      ],
    });
    expect((await get("/exams?include_questions=1")).body.data[0].questions).toBeNull();
  });

  test("links to its neighbours with everything else that was asked", async () => {
    const { body } = await get("/trainings?per_page=5&page=2&sort_by=start_date&sort_order=asc&lang=en");
    const path = "http://localhost/api/v1/trainings";
    expect(body.meta).toEqual({
      current_page: 2,
      per_page: 5,
      total: 12,
      last_page: 3,
      from: 6,
      to: 10,
      prev_page_url: `${path}?per_page=5&page=1&sort_by=start_date&sort_order=asc&lang=en`,
      next_page_url: `${path}?per_page=5&page=3&sort_by=start_date&sort_order=asc&lang=en`,
      next_cursor: expect.any(String),
      path,
    });
    expect(ids(body)).toEqual(portal.trainings.slice(5, 10).map(({ id }) => id));
  });

  test("beyond the last is empty and says so", async () => {
    const { body } = await get("/trainings?page=9");
    expect(body.data).toEqual([]);
    expect(body.meta).toMatchObject({ current_page: 9, total: 12, last_page: 1, from: null, to: null });
    expect(body.meta.next_page_url).toBeNull();
  });

  test("leads to the next by cursor, until all rows were seen once", async () => {
    const seen: number[] = [];
    let address = "/trainings?per_page=5";
    for (let pages = 1; pages <= 3; pages++) {
      const { body } = await get(address);
      seen.push(...ids(body));
      if (pages === 3)
        expect(body.meta).toMatchObject({ next_cursor: null, next_page_url: null, total: null });
      else address = `/trainings?per_page=5&cursor=${encodeURIComponent(body.meta.next_cursor)}`;
    }
    expect(seen).toEqual(portal.trainings.map(({ id }) => id).reverse());
  });
});

describe("what is asked for", () => {
  const all = portal.trainings.map(({ id }) => id).reverse();

  test.each([
    ["trainer_id", `trainer_id=${portal.orxan.userId}`, 6],
    ["a category by name in any language", "category=Orchards", 6],
    ["a category by id", `category=${portal.animals.id}`, 6],
    ["a type in any letter case", "type=Online", 4],
    ["a difficulty", "difficulty=beginner", 6],
    ["a certificate", "has_certificate=1", 4],
    ["no certificate", "has_certificate=false", 8],
    ["a span of days", "from=2027-01-02&to=2027-01-04", 3],
    ["a search", "search=yablonevyy", 0],
    ["a search in Russian", `search=${encodeURIComponent("яблоневый")}`, 12],
    ["a status that nobody may see", "status=draft", 0],
    ["empty values, which are none", "search=&trainer_id=&type=", 12],
    ["what is no parameter", "colour=green", 12],
  ])("%s", async (_what, query, total) => {
    expect((await get(`/trainings?${query}`)).body.meta.total).toBe(total);
  });

  test("people by the types of the old portal, which were professions and roles in one", async () => {
    const { make } = anyone;
    const vet = await make.user({ profession: "VETERINARIAN", region: "Quba", firstName: "Rəna" });
    await make.user({ profession: "VETERINARIAN", role: "ADMIN", region: "Quba" });
    const people = async (query: string) => (await get(`/users?${query}`, { app: admins })).body;
    const vets = await people("user_type=Veterinary&region=Quba");
    expect(ids(vets)).toEqual([vet.id]);
    expect(vets.data[0]).toMatchObject({ first_name: "Rəna", user_type: "veterinary", is_active: true });
    expect((await people("user_type=admin&region=Quba")).meta.total).toBe(1);
    expect((await people("user_type=trainer&search=leyla")).data).toMatchObject([{ user_type: "trainer" }]);
    expect((await people("email_verified=1&two_factor_enabled=0&is_active=true")).meta.total).toBe(0);
    const refused = await admins.inject("/api/v1/users?user_type=hasOwnProperty");
    expect(refused.json()).toMatchObject({
      message: expect.stringContaining("user_type must be one of: farmer, agronom, veterinary,"),
      errors: { user_type: ["userType.unknown"] },
    });
  });

  test.each(["ids=A,B", "ids[]=A&ids[]=B", "ids[0]=A&ids[1]=B", "ids=A&ids=B"])("ids as %s", async (form) => {
    const query = form.replace("A", String(all[3])).replace("B", String(all[7]));
    expect(ids((await get(`/trainings?${query}`)).body)).toEqual([all[3], all[7]]);
  });

  test("exams by where now is in their dates, and apart from that by what is published", async () => {
    const count = async (query: string) => (await get(`/exams?${query}`)).body.meta.total;
    expect(await count("status=upcoming")).toBe(1);
    expect(await count("status=ended")).toBe(1);
    expect(await count("status=ACTIVE")).toBe(4);
    expect(await count("publication_status=published")).toBe(6);
    expect(await count("exam_type=independent")).toBe(3);
  });

  test("trainers by their field of work", async () => {
    const { body } = await get("/trainers?trainer_category=Fruit%20growing&sort_by=trainer_category&lang=en");
    expect(body.data).toMatchObject([
      {
        id: portal.leyla.userId,
        trainer_category: { az: "Meyvəçilik", en: "Fruit growing" },
        trainer_category_string: "Fruit growing",
        experience_formatted: "5 years 3 months",
        trainings_count: 6,
      },
    ]);
  });
});

describe("an item", () => {
  test("of a training carries the old names and figures that are right", async () => {
    const { id } = portal.trainings[2] ?? { id: 0 };
    const { body, statements } = await get(`/trainings/${id}?include_modules=1&lang=en`, {
      path: "/trainings/{id}",
    });
    expect(statements).toBe(2);
    expect(body.data).toMatchObject({
      id,
      title: { az: "Alma bağı 3", en: "Apple orchard 3", ru: "Яблоневый сад 3" },
      category: "Orchards",
      type: "online",
      is_online: true,
      online_details: { participant_size: "3", google_meet_link: null },
      offline_details: null,
      start_date: "2027-01-03",
      start_time: "09:30",
      has_exam: true,
      exam: { id: portal.exams[2]?.id, title: "Exam 3" },
      registrations_count: 3,
      completed_registrations_count: 1,
      statistics: { total_registrations: 3, participants_count: 3, completion_rate: 33.33 },
      media_files: [{ type: "banner", mime_type: "image/png", size: 1000 }],
      media_statistics: { images_count: 1, total_media: 1, training_media_count: 1, lessons_count: 2 },
      trainer: { first_name: "Leyla", last_name: "Həsənova" },
    });
    expect(body.data.modules[0].lessons).toHaveLength(2);
  });

  test("of an offline training says where it is", async () => {
    const { body } = await get("/trainings?type=offline&per_page=1");
    expect(body.data[0]).toMatchObject({
      is_online: false,
      online_details: null,
      offline_details: { address: "Quba", coordinates: "41.36,48.51" },
    });
  });

  test("of an exam keeps what is published apart from where now is", async () => {
    const { id } = portal.exams[5] ?? { id: 0 };
    const { body } = await get(`/exams/${id}`, { path: "/exams/{id}" });
    expect(body.data).toMatchObject({
      status: "upcoming",
      publication_status: "published",
      exam_type: "independent",
      training: null,
      training_title: null,
      display_category: "Heyvandarlıq",
      passed_registrations_count: 0,
      completion_rate: 100,
      pass_rate: 0,
    });
  });

  test("of a trainer comes alone too", async () => {
    const { body } = await get(`/trainers/${portal.orxan.userId}`, { path: "/trainers/{id}" });
    expect(body.data).toMatchObject({ first_name: "Orxan", experience_formatted: "11 il" });
  });

  test("of a person comes alone too", async () => {
    const { userId } = portal.leyla;
    const { body } = await get(`/users/${userId}`, { path: "/users/{id}", app: admins });
    expect(body.data).toMatchObject({ id: userId, last_name: "Həsənova", user_type: "trainer" });
    expect((await admins.inject("/api/v1/users/999999")).json()).toMatchObject({ reason: "user.notFound" });
  });

  test("of categories counts what everybody may see", async () => {
    const { body } = await get("/categories?lang=en");
    expect(body.total).toBe(3);
    expect(body.categories[0]).toMatchObject({ name: "Orchards", trainings_count: 6, exams_count: 2 });
  });
});
