import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDb } from "../../../src/testing.ts";
import { brokenRules, rowCounts } from "../broken-rules.ts";
import { seedBench } from "./bench.ts";
import { nthLearner, toolsStep } from "./tools.ts";

let database: Awaited<ReturnType<typeof cloneDb>>;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDb();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  expect(await seedBench(client, "report")).toBe(true);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The least and the most rows that one parent has. */
async function spread(parents: string, children: string, key: string): Promise<[number, number]> {
  const { rows } = await client.query(
    `SELECT min(n)::int AS least, max(n)::int AS most
       FROM (SELECT count(c.id) AS n FROM ${parents} p LEFT JOIN ${children} c ON c.${key} = p.id GROUP BY p.id) counted`,
  );
  return [rows[0].least, rows[0].most];
}

test("report has the numbers that were promised", async () => {
  expect(await rowCounts(client, ["trainers", "trainings", "exams"])).toEqual({
    trainers: 10,
    trainings: 100,
    exams: 50,
  });
  const { rows } = await client.query("SELECT role, count(*)::int FROM users GROUP BY role ORDER BY role");
  expect(rows).toEqual([
    { role: "LEARNER", count: 100 },
    { role: "TRAINER", count: 10 },
    { role: "ADMIN", count: 1 },
  ]);
  expect(await spread("trainings", "modules", "training_id")).toEqual([5, 10]);
  expect(await spread("modules", "lessons", "module_id")).toEqual([3, 8]);
  expect(await spread("trainings", "registrations", "training_id")).toEqual([5, 15]);
  expect(await spread("exams", "questions", "exam_id")).toEqual([10, 20]);
  expect(await spread("questions", "choices", "question_id")).toEqual([4, 4]);
  expect(await spread("exams", "exam_attempts", "exam_id")).toEqual([5, 15]);
});

test("report keeps the rules of the domain", async () => {
  expect(await brokenRules(client)).toEqual([]);
});

test("the rules notice rows that break them", async () => {
  await client.query("BEGIN");
  await client.query(`
    UPDATE exam_attempts SET score = 0 WHERE status = 'PASSED';
    UPDATE registrations SET started_at = started_at - interval '1 minute' WHERE status = 'APPROVED';
    UPDATE registrations SET status = 'COMPLETED', completed_at = now() - interval '1 second' WHERE status = 'PENDING';
    UPDATE choices SET is_correct = true;
    UPDATE training_counts SET completed = completed + 1;
    UPDATE registrations SET last_activity_at = last_activity_at + interval '1 minute';
    UPDATE search_documents SET is_public = false WHERE id % 7 = 0;
    INSERT INTO search_words VALUES ('yoxdur');
    INSERT INTO ratings (user_id, training_id, stars, created_at, updated_at)
      SELECT user_id, training_id, 1, registered_at, registered_at FROM registrations WHERE status = 'REJECTED';
    DELETE FROM lesson_progress WHERE id % 7 = 0`);
  const broken = await brokenRules(client);
  await client.query("ROLLBACK");
  expect(broken).toEqual([
    "kept training counts differ from the rows",
    "what is searched differs from the rows",
    "the words that a search guesses from differ from those that everybody sees",
    "a registration started at another time than its first lesson",
    "a registration is completed without its required lessons, or not completed with them",
    "a registration is at another percent than its progress",
    "a registration's last activity is not that of its progress",
    "a registration is completed that was never started, or has no time for it",
    "a rating of somebody who took no part",
    "a question's choices break the rules",
    "an attempt's score and status contradict each other",
  ]);
});

test("nine in ten trainings are published, and all kinds occur", async () => {
  const { rows } = await client.query(
    `SELECT count(*) FILTER (WHERE status = 'PUBLISHED')::int AS published, count(DISTINCT type)::int AS types,
            count(DISTINCT difficulty)::int AS difficulties, count(DISTINCT category_id)::int AS categories,
            count(*) FILTER (WHERE title ? 'en')::int AS english, count(*) FILTER (WHERE title ? 'ru')::int AS russian
       FROM trainings`,
  );
  expect(rows[0]).toMatchObject({ published: 90, types: 3, difficulties: 4, categories: 12 });
  expect(rows[0].english).toBeLessThan(rows[0].russian);
  expect(rows[0].russian).toBeLessThan(100);
});

test("a second run leaves everything as it is, and new rows get new ids", async () => {
  const tables = ["users", "registrations", "lesson_progress", "exam_attempts"];
  const before = await rowCounts(client, tables);
  expect(await seedBench(database.url, "report")).toBe(false);
  expect(await rowCounts(client, tables)).toEqual(before);
  const { rows } = await client.query(
    "INSERT INTO users (first_name, last_name, email) VALUES ('Ad', 'Soyad', 'new@agrar.example') RETURNING id",
  );
  expect(rows[0].id).toBe((before.users ?? 0) + 1);
});

test("the learners of one training are all different, at the size of the most popular too", async () => {
  await client.query(toolsStep.sql);
  const { rows } = await client.query(
    `SELECT id FROM generate_series(1, 40) id, generate_series(0, 19999) nth
      GROUP BY id HAVING count(DISTINCT ${nthLearner("id", "nth", 1, 20_000)}) <> 20000`,
  );
  expect(rows).toEqual([]);
});
