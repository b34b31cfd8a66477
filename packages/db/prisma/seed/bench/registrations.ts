import { idsOfPeople } from "./people.ts";
import type { BenchSize } from "./size.ts";
import { crowdTable, nthLearner, type Step } from "./tools.ts";

/**
 * Registrations in the order of their time, and the progress behind those that are started.
 * Of a hundred, 25 are completed, 40 are started, 20 are approved and not started, 5 wait for approval, 3 for a
 * seat, 2 were rejected and 5 cancelled, one of these after a start. Drafts have some too, so that the promised
 * figures hold for every training. Three in five of those who completed rate the training, and two in five of these say why.
 */
export function registrationSteps(size: BenchSize): Step[] {
  const { firstLearner } = idsOfPeople(size);
  return [
    {
      name: "registrations",
      sql: `${crowdTable("seats", size.trainings, size.registrations)}

INSERT INTO registrations (id, user_id, training_id, status, registered_at, started_at, completed_at, cancelled_at, approved_by_id, created_at, updated_at)
SELECT row_number() OVER (ORDER BY registered_at, seat), user_id, training_id,
       (CASE WHEN lot < 25 THEN 'COMPLETED' WHEN lot < 85 THEN 'APPROVED' WHEN lot < 90 THEN 'PENDING' WHEN lot < 93 THEN 'WAITLISTED'
             WHEN lot < 95 THEN 'REJECTED' ELSE 'CANCELLED' END)::"RegistrationStatus",
       -- The moment the first lesson was opened: the progress below begins exactly here.
       registered_at, CASE WHEN started THEN registered_at + after * 0.2 END,
       CASE WHEN lot < 25 THEN registered_at + after * 0.9 END,
       CASE WHEN lot >= 95 THEN registered_at + after * 0.95 END,
       CASE WHEN lot < 85 AND seat % 5 = 0 THEN 1 END, registered_at, registered_at
  FROM (SELECT *, (now() - registered_at) * (1 + pg_temp.roll(seat, 'pace', 100)) / 100 AS after, lot < 65 OR lot = 95 AS started
          FROM (SELECT seats.before + nth AS seat, t.id AS training_id, ${nthLearner("t.id", "nth", firstLearner, size.learners)} AS user_id,
                       pg_temp.roll(seats.before + nth, 'lot', 100) AS lot,
                       t.created_at + (now() - t.created_at) * pg_temp.roll(seats.before + nth, 'time', 1000000) / 1000000 AS registered_at
                  FROM seats JOIN trainings t ON t.id = seats.id, generate_series(0, seats.size - 1) nth) drawn) r;
ANALYZE registrations;`,
    },
    {
      name: "lesson progress",
      sql: `
CREATE TEMP TABLE syllabus ON COMMIT DROP AS
  SELECT l.training_id, l.id AS lesson_id, l.duration_minutes AS minutes, row_number() OVER (PARTITION BY l.training_id ORDER BY l.id)::int AS place,
         count(*) OVER (PARTITION BY l.training_id)::int AS places
    FROM lessons l WHERE l.status = 'PUBLISHED';
CREATE INDEX ON syllabus (training_id, place);
ANALYZE syllabus;

-- Whoever completed has completed every lesson. The others have opened the first few, the latest is still open.
INSERT INTO lesson_progress (registration_id, lesson_id, status, opened_at, last_accessed_at, completed_at, seconds_spent, created_at, updated_at)
SELECT registration_id, lesson_id, (CASE WHEN open THEN 'IN_PROGRESS' ELSE 'COMPLETED' END)::"ProgressStatus",
       opened_at, opened_at + pace, CASE WHEN NOT open THEN opened_at + pace END, minutes * 60, opened_at, opened_at + pace
  FROM (SELECT r.id AS registration_id, s.lesson_id, s.minutes, r.status <> 'COMPLETED' AND s.place = least(r.reached, s.places) AS open,
               r.started_at + r.span * (s.place - 1) / s.places AS opened_at, r.span / s.places AS pace
          FROM (SELECT id, training_id, status, started_at, coalesce(completed_at, cancelled_at, now()) - started_at AS span,
                       1 + pg_temp.roll(id, 'reached', 4) AS reached
                  FROM registrations WHERE started_at IS NOT NULL) r
          JOIN syllabus s ON s.training_id = r.training_id AND (r.status = 'COMPLETED' OR s.place <= r.reached)) p
 ORDER BY registration_id, lesson_id;`,
    },
    {
      name: "ratings",
      sql: `
INSERT INTO ratings (user_id, training_id, stars, comment, created_at, updated_at)
SELECT user_id, training_id, (ARRAY[5, 5, 5, 5, 4, 4, 4, 3, 2, 1])[1 + pg_temp.roll(id, 'stars', 10)],
       CASE WHEN pg_temp.roll(id, 'comment', 5) < 2 THEN pg_temp.sentence(pg_temp.roll(id, 'words', 1000)) ->> 'az' END, at, at
  FROM (SELECT *, completed_at + (now() - completed_at) * pg_temp.roll(id, 'rated', 100) / 100 AS at
          FROM registrations WHERE status = 'COMPLETED' AND pg_temp.roll(id, 'rates', 5) < 3) r
 ORDER BY at, id;`,
    },
  ];
}
