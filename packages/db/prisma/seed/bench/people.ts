import { firstNames, lastNames, regions } from "./phrases.ts";
import type { BenchSize } from "./size.ts";
import { oneOf, type Step } from "./tools.ts";

const professions = [
  "FARMER",
  "FARMER",
  "FARMER",
  "FARMER",
  "AGRONOMIST",
  "AGRONOMIST",
  "VETERINARIAN",
  "ENTREPRENEUR",
  "RESEARCHER",
  "GOVERNMENT",
];

/** The ids of the people: the admin is 1, then the trainers, then the learners. */
export function idsOfPeople({ trainers, learners }: BenchSize) {
  return { firstTrainer: 2, firstLearner: 2 + trainers, last: 1 + trainers + learners };
}

/** One admin, trainers with profiles and photos, learners, and the twelve categories. */
export function peopleSteps(size: BenchSize): Step[] {
  const { firstLearner, last } = idsOfPeople(size);
  return [
    {
      name: "people",
      sql: `
INSERT INTO users (id, first_name, last_name, email, email_verified, region, role, profession, is_active, last_login_at, created_at, updated_at)
SELECT id, ${oneOf(firstNames, "id", "first name")}, ${oneOf(lastNames, "id", "last name")},
       CASE WHEN id = 1 THEN 'admin' WHEN id < ${firstLearner} THEN 'trainer' || id - 1 ELSE 'learner' || id - ${firstLearner - 1} END || '@agrar.example',
       true, ${oneOf(regions, "id", "region")},
       (CASE WHEN id = 1 THEN 'ADMIN' WHEN id < ${firstLearner} THEN 'TRAINER' ELSE 'LEARNER' END)::"Role",
       (${oneOf(professions, "id", "profession")})::"Profession",
       id < ${firstLearner} OR pg_temp.roll(id, 'active', 50) > 0,
       made + (now() - made) * pg_temp.roll(id, 'login', 1000) / 1000, made, made
  FROM (SELECT id, now() - interval '800 days' + interval '790 days' * ((id - 1)::float / ${last}) AS made FROM generate_series(1, ${last}) id) p;

INSERT INTO trainers (user_id, specialty, description, experience_years, experience_months, specializations, qualifications, created_at, updated_at)
SELECT id, pg_temp.category(id), pg_temp.some(pg_temp.sentence(id), pg_temp.roll(id, 'languages', 100)),
       2 + pg_temp.roll(id, 'years', 30), pg_temp.roll(id, 'months', 12),
       jsonb_build_array(pg_temp.topic(id), pg_temp.topic(id + 7)), jsonb_build_array(pg_temp.aspect(id)),
       created_at, created_at
  FROM users WHERE role = 'TRAINER';

INSERT INTO files (id, owner_id, purpose, url, name, mime, size)
SELECT id - 1, id, 'PROFILE_PHOTO', '/media/portrait-' || 1 + id % 10 || '.svg', 'portrait.svg', 'image/svg+xml', 2048
  FROM users WHERE role = 'TRAINER';
UPDATE users SET photo_id = id - 1 WHERE role = 'TRAINER';

INSERT INTO categories (id, name, description, sort_order)
SELECT n, pg_temp.category(n - 1), pg_temp.sentence(n), n FROM generate_series(1, 12) n;
ANALYZE users, trainers, categories;`,
    },
  ];
}
