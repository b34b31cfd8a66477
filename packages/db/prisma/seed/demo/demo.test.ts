import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDb } from "../../../src/testing.ts";
import { brokenRules, rowCounts } from "../broken-rules.ts";
import { seedDemo } from "./demo.ts";
import { demoAccounts } from "./people.ts";

const tables = [
  "users",
  "trainers",
  "categories",
  "trainings",
  "modules",
  "lessons",
  "files",
  "registrations",
  "lesson_progress",
  "ratings",
  "exams",
  "questions",
  "choices",
  "exam_attempts",
];
const media = fileURLToPath(new URL("../../../../../apps/web/public", import.meta.url));

let database: Awaited<ReturnType<typeof cloneDb>>;
let client: pg.Client;

beforeAll(async () => {
  database = await cloneDb();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  expect(await seedDemo(client)).toBe(true);
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

const column = async <T>(sql: string): Promise<T[]> => {
  const { rows } = await client.query({ text: sql, rowMode: "array" });
  return rows.map(([value]) => value as T);
};

test("keeps the rules of the domain", async () => {
  expect(await brokenRules(client)).toEqual([]);
});

test("a second run leaves everything as it is", async () => {
  const before = await rowCounts(client, tables);
  expect(await seedDemo(database.url)).toBe(false);
  expect(await rowCounts(client, tables)).toEqual(before);
});

test("of three that seed at once one does, and the same moment gives the same rows", async () => {
  const [one, other] = await Promise.all([cloneDb(), cloneDb()]);
  const now = new Date("2026-11-23T08:30:00Z");
  const runs = [1, 2, 3].map(() => seedDemo(one.url, undefined, now));
  expect((await Promise.all(runs)).filter(Boolean)).toHaveLength(1);
  await seedDemo(other.url, undefined, now);
  const prints = await Promise.all([one.url, other.url].map(fingerprint));
  expect(prints[0]).toEqual(prints[1]);
  await Promise.all([one.drop(), other.drop()]);
});

async function fingerprint(url: string): Promise<unknown> {
  const reader = new pg.Client({ connectionString: url });
  await reader.connect();
  const sums = tables.map(
    (table) => `(SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM ${table} t) AS ${table}`,
  );
  const { rows } = await reader.query(`SELECT ${sums.join(", ")}`);
  await reader.end();
  return rows[0];
}

test("has a whole portal's worth of everything", async () => {
  const counts = await rowCounts(client, tables);
  expect(counts).toMatchObject({ trainers: 10, categories: 12, trainings: 37, exams: 16 });
  const { rows } = await client.query(
    `SELECT (SELECT count(DISTINCT status)::int FROM registrations) AS registrations,
            (SELECT count(DISTINCT status)::int FROM exam_attempts) AS attempts,
            (SELECT count(DISTINCT status)::int FROM trainings) AS trainings,
            (SELECT count(DISTINCT type)::int FROM trainings) AS types,
            (SELECT count(DISTINCT type)::int FROM questions) AS questions,
            (SELECT count(DISTINCT profession)::int FROM users WHERE role = 'LEARNER') AS professions,
            (SELECT count(*)::int FROM users WHERE role = 'LEARNER') AS learners`,
  );
  expect(rows[0]).toEqual({
    registrations: 6,
    attempts: 7,
    trainings: 4,
    types: 3,
    questions: 4,
    professions: 6,
    learners: 60,
  });
});

test("trainings and exams lie before, around and after today", async () => {
  const phases = (table: string) =>
    column<string>(
      `SELECT DISTINCT CASE WHEN start_date > now() THEN 'upcoming' WHEN end_date < now() THEN 'past'
                            WHEN start_date IS NULL THEN 'undated' ELSE 'running' END AS phase
         FROM ${table} WHERE status = 'PUBLISHED' ORDER BY phase`,
    );
  expect(await phases("trainings")).toEqual(["past", "running", "undated", "upcoming"]);
  expect(await phases("exams")).toEqual(["past", "running", "undated", "upcoming"]);
});

test("most texts are in three languages, some in fewer, so that the fallback shows", async () => {
  const languages = await column<string>(
    `SELECT DISTINCT (SELECT string_agg(key, ' ' ORDER BY key) FROM jsonb_object_keys(title) AS key) AS languages
       FROM trainings ORDER BY languages`,
  );
  expect(languages).toEqual(["az", "az en ru", "az ru"]);
});

test("no training has more people than seats", async () => {
  const full = await column(
    `SELECT t.id FROM trainings t JOIN registrations r ON r.training_id = t.id AND r.status IN ('APPROVED', 'COMPLETED')
      GROUP BY t.id HAVING count(*) > t.capacity`,
  );
  expect(full).toEqual([]);
});

test("nothing is registered before the training or the account was there, nor after it began", async () => {
  const odd = await column(
    `SELECT r.id FROM registrations r JOIN trainings t ON t.id = r.training_id JOIN users u ON u.id = r.user_id
      WHERE r.registered_at < greatest(t.created_at, u.created_at) OR r.registered_at > t.registration_closes_at + interval '1 day'
         OR t.status = 'DRAFT'`,
  );
  expect(odd).toEqual([]);
});

test("most of what was completed is rated, mostly well, and some say why", async () => {
  const { rows } = await client.query(
    `SELECT count(*)::int AS ratings, count(comment)::int AS comments, count(DISTINCT stars)::int AS kinds,
            (SELECT count(*)::int FROM registrations WHERE status = 'COMPLETED') AS completed, avg(stars)::float AS average
       FROM ratings`,
  );
  const [{ ratings, comments, kinds, completed, average }] = rows;
  expect(ratings).toBeGreaterThan(completed / 2);
  expect(ratings).toBeLessThan(completed);
  expect(comments).toBeGreaterThan(20);
  expect(kinds).toBe(5);
  expect(average).toBeGreaterThan(3.5);
});

test("attempts lie inside their exam's dates and after the training was completed", async () => {
  const odd = await column(
    `SELECT a.id FROM exam_attempts a JOIN exams e ON e.id = a.exam_id
       LEFT JOIN registrations r ON r.training_id = e.training_id AND r.user_id = a.user_id
      WHERE a.started_at < e.start_date OR a.finished_at > e.end_date OR e.status <> 'PUBLISHED'
         OR (e.training_id IS NOT NULL AND (r.status IS DISTINCT FROM 'COMPLETED' OR a.started_at < r.completed_at))`,
  );
  expect(odd).toEqual([]);
});

test("pictures of the portal exist, one banner a training", async () => {
  const urls = await column<string>("SELECT DISTINCT url FROM files WHERE url LIKE '/%' ORDER BY url");
  expect(urls.filter((url) => !existsSync(`${media}${url}`))).toEqual([]);
  expect(urls.length).toBeGreaterThan(20);
  expect(
    await column(
      "SELECT id FROM trainings WHERE id NOT IN (SELECT training_id FROM files WHERE purpose = 'TRAINING_BANNER')",
    ),
  ).toEqual([]);
});

test("the accounts that are shown exist", async () => {
  const { rows } = await client.query(
    `SELECT role, first_name || ' ' || last_name AS name, email FROM users WHERE email = ANY ($1) AND is_active AND email_verified
      ORDER BY role DESC`,
    [demoAccounts.map(({ email }) => email)],
  );
  expect(rows).toEqual(demoAccounts);
});
