import { idsOfPeople } from "./people.ts";
import type { BenchSize } from "./size.ts";
import { crowdTable, nthLearner, oneOf, type Step, within } from "./tools.ts";

/** Exams, four in five of a training, with questions of four choices and the attempts at them. */
export function examSteps(size: BenchSize): Step[] {
  const { firstTrainer, firstLearner } = idsOfPeople(size);
  return [
    {
      name: "exams",
      sql: `
INSERT INTO exams (id, training_id, category_id, created_by_id, title, description, passing_score, duration_minutes, max_attempts,
                   exam_question_count, start_date, end_date, hashtags, randomize_questions, issues_certificate, status, created_at, updated_at)
SELECT e.id, t.id, coalesce(t.category_id, 1 + topic % 12), coalesce(t.trainer_id, ${firstTrainer} + pg_temp.roll(e.id, 'trainer', ${size.trainers})),
       pg_temp.some(pg_temp.glue(pg_temp.glue(pg_temp.topic(topic), ': ', pg_temp.aspect(aspect)), ' №',
                                 jsonb_build_object('az', e.id, 'en', e.id, 'ru', e.id)), languages),
       pg_temp.some(pg_temp.glue(pg_temp.glue(pg_temp.sentence(aspect), ' ', pg_temp.sentence(topic + 3)), ' ',
                                 pg_temp.sentence(aspect + topic + 5)), languages),
       50 + 5 * pg_temp.roll(e.id, 'passing score', 8), 20 + 10 * pg_temp.roll(e.id, 'duration', 8),
       nullif(1 + pg_temp.roll(e.id, 'tries', 4), 1), ${size.questions[0]}, e.start_date,
       CASE WHEN pg_temp.roll(e.id, 'ends', 7) > 0 THEN e.start_date + interval '1 day' * (7 + pg_temp.roll(e.id, 'days', 90)) END,
       ARRAY['bench'], e.id % 2 = 0, t.id IS NULL,
       (CASE WHEN e.id % 10 > 0 THEN 'PUBLISHED' WHEN e.id % 20 > 0 THEN 'DRAFT' ELSE 'ARCHIVED' END)::"ExamStatus", made, made
  FROM (SELECT id, pg_temp.roll(id, 'topic', 20) AS topic, pg_temp.roll(id, 'aspect', 12) AS aspect, pg_temp.roll(id, 'languages', 100) AS languages,
               CASE WHEN pg_temp.roll(id, 'dated', 5) > 0 THEN date_trunc('day', now()) + interval '1 day' * (pg_temp.roll(id, 'start', 420) - 300) END AS start_date,
               now() - interval '700 days' * (1 - (id - 1)::float / ${size.exams}) - interval '1 day' AS made
          FROM generate_series(1, ${size.exams}) id) e
  LEFT JOIN trainings t ON e.id % 5 > 0 AND t.id = 1 + pg_temp.roll(e.id, 'training', ${size.trainings});

INSERT INTO questions (id, exam_id, text, explanation, type, difficulty, points, sequence)
SELECT row_number() OVER (ORDER BY e.id, s), e.id, pg_temp.glue(pg_temp.topic(e.id + s), ': ', pg_temp.question(s)),
       pg_temp.sentence(e.id + s), (CASE WHEN s % 4 = 0 THEN 'MULTIPLE_CHOICE' ELSE 'SINGLE_CHOICE' END)::"QuestionType",
       (${oneOf(["EASY", "MEDIUM", "MEDIUM", "HARD"], "e.id + s", "difficulty")})::"QuestionDifficulty", 1 + s % 3, s
  FROM exams e, generate_series(1, ${within(size.questions, "e.id", "questions")}) s;
ANALYZE exams, questions;

INSERT INTO choices (id, question_id, text, is_correct, sequence)
SELECT (q.id - 1) * 4 + s, q.id, pg_temp.choice(q.id + s),
       s = right_one OR (q.type = 'MULTIPLE_CHOICE' AND s = 1 + right_one % 4), s
  FROM (SELECT id, type, 1 + pg_temp.roll(id, 'right', 4) AS right_one FROM questions) q, generate_series(1, 4) s;`,
    },
    {
      name: "attempts",
      // Every fifth person sits twice: the first time failed. Of a hundred last attempts 60 pass and 22 fail.
      sql: `${crowdTable("sittings", size.exams, size.attempts)}

INSERT INTO exam_attempts (id, user_id, exam_id, attempt_number, status, score, started_at, deadline_at, finished_at, graded_at, graded_by_id, created_at, updated_at)
SELECT row_number() OVER (ORDER BY started_at, seat), user_id, exam_id, number, status,
       CASE status WHEN 'PASSED' THEN passing_score + pg_temp.roll(seat, 'score', 101 - passing_score)
                   WHEN 'FAILED' THEN pg_temp.roll(seat, 'score', passing_score) END,
       started_at, started_at + allowed,
       CASE WHEN status NOT IN ('IN_PROGRESS', 'VOIDED') THEN started_at + allowed * took END,
       CASE WHEN status IN ('PASSED', 'FAILED') THEN started_at + allowed * took END,
       CASE WHEN status IN ('PASSED', 'FAILED') AND seat % 10 = 0 THEN created_by_id END, started_at, started_at
  FROM (SELECT *, CASE WHEN retried THEN 'FAILED'::"AttemptStatus" ELSE (CASE
                    WHEN lot < 60 THEN 'PASSED' WHEN lot < 82 THEN 'FAILED' WHEN lot < 86 THEN 'IN_PROGRESS' WHEN lot < 88 THEN 'SUBMITTED'
                    WHEN lot < 93 THEN 'PENDING_REVIEW' WHEN lot < 98 THEN 'EXPIRED' ELSE 'VOIDED' END)::"AttemptStatus" END AS status,
               CASE WHEN lot BETWEEN 93 AND 97 THEN 1 ELSE 0.3 + pg_temp.roll(seat, 'took', 60) / 100.0 END AS took,
               -- A second attempt begins after the first: both count from when the first could begin.
               opened + (now() - opened) * ((number - 1) * 0.5 + pg_temp.roll(seat, 'time', 490000) / 1000000.0) AS started_at
          FROM (SELECT sittings.before + nth AS seat, e.id AS exam_id, e.passing_score, e.created_by_id,
                       ${nthLearner("e.id", "nth * 4 / 5", firstLearner, size.learners)} AS user_id,
                       CASE WHEN nth % 5 = 1 THEN 2 ELSE 1 END AS number, nth % 5 = 0 AND nth + 1 < sittings.size AS retried,
                       pg_temp.roll(sittings.before + nth, 'lot', 100) AS lot,
                       interval '1 minute' * e.duration_minutes AS allowed,
                       e.created_at AS opened
                  FROM sittings JOIN exams e ON e.id = sittings.id, generate_series(0, sittings.size - 1) nth) drawn) a;`,
    },
  ];
}
