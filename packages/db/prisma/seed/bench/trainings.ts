import { idsOfPeople } from "./people.ts";
import type { BenchSize } from "./size.ts";
import { oneOf, type Step, within } from "./tools.ts";

const scenes = [
  "wheat",
  "irrigation",
  "orchard",
  "vineyard",
  "greenhouse",
  "sheep",
  "cattle",
  "bees",
  "fish",
  "soil",
  "cotton",
  "terraces",
];

/** Trainings with their modules, lessons and files. */
export function trainingSteps(size: BenchSize): Step[] {
  const { firstTrainer } = idsOfPeople(size);
  return [
    {
      name: "trainings",
      sql: `
INSERT INTO trainings (id, title, description, category_id, trainer_id, created_by_id, type, status, difficulty, language, tags,
                       start_date, end_date, start_time, end_time, capacity, meet_link, address, latitude, longitude,
                       has_certificate, created_at, updated_at)
SELECT id,
       pg_temp.some(pg_temp.glue(pg_temp.glue(pg_temp.topic(topic), ': ', pg_temp.aspect(aspect)), ' №', number), languages),
       pg_temp.some(pg_temp.glue(pg_temp.glue(pg_temp.sentence(aspect), ' ', pg_temp.sentence(topic + 3)), ' ',
                                 pg_temp.sentence(aspect + topic + 5)), languages),
       1 + topic % 12, trainer, trainer, type, status, nullif(difficulty, '')::"Difficulty", 'az', ARRAY['bench'],
       start_date, start_date + pg_temp.roll(id, 'days', 60),
       CASE WHEN type <> 'VIDEO' THEN time '10:00' END, CASE WHEN type <> 'VIDEO' THEN time '13:00' END,
       CASE WHEN type = 'OFFLINE' THEN 30 + pg_temp.roll(id, 'seats', 200) END,
       CASE WHEN type = 'ONLINE' THEN 'https://meet.agrar.example/' || id END,
       CASE WHEN type = 'OFFLINE' THEN 'Bakı, Üzeyir Hacıbəyli küçəsi 80' END,
       CASE WHEN type = 'OFFLINE' THEN 40.3 + pg_temp.roll(id, 'latitude', 1000) / 1000.0 END,
       CASE WHEN type = 'OFFLINE' THEN 46.5 + pg_temp.roll(id, 'longitude', 3000) / 1000.0 END,
       pg_temp.roll(id, 'certificate', 2) = 0, made, made
  FROM (SELECT id, pg_temp.roll(id, 'topic', 20) AS topic, pg_temp.roll(id, 'aspect', 12) AS aspect,
               jsonb_build_object('az', id, 'en', id, 'ru', id) AS number, pg_temp.roll(id, 'languages', 100) AS languages,
               ${firstTrainer} + pg_temp.roll(id, 'trainer', ${size.trainers}) AS trainer,
               (${oneOf(["ONLINE", "ONLINE", "OFFLINE", "OFFLINE", "VIDEO"], "id", "type")})::"TrainingType" AS type,
               (CASE WHEN id % 10 > 0 THEN 'PUBLISHED'
                     ELSE ${oneOf(["ARCHIVED", "ARCHIVED", "DRAFT", "DRAFT", "CANCELLED"], "id", "status")} END)::"TrainingStatus" AS status,
               ${oneOf(["BEGINNER", "BEGINNER", "BEGINNER", "INTERMEDIATE", "INTERMEDIATE", "ADVANCED", "EXPERT", ""], "id", "difficulty")} AS difficulty,
               CASE WHEN pg_temp.roll(id, 'dated', 10) > 0 THEN current_date - 400 + pg_temp.roll(id, 'start', 520) END AS start_date,
               now() - interval '720 days' * (1 - (id - 1)::float / ${size.trainings}) - interval '1 day' AS made
          FROM generate_series(1, ${size.trainings}) id) t;`,
    },
    {
      name: "modules and lessons",
      sql: `
INSERT INTO modules (id, training_id, title, sequence)
SELECT row_number() OVER (ORDER BY t, s), t, pg_temp.module(s - 1), s
  FROM generate_series(1, ${size.trainings}) t, generate_series(1, ${within(size.modules, "t", "modules")}) s;
ANALYZE modules;

INSERT INTO lessons (id, module_id, training_id, title, description, content, type, status, duration_minutes, is_required, sequence)
SELECT id, module_id, training_id, pg_temp.lesson(id), pg_temp.some(pg_temp.sentence(id), pg_temp.roll(id, 'languages', 100)),
       pg_temp.some(pg_temp.glue(pg_temp.sentence(id + 2), ' ', pg_temp.sentence(id + 5)), pg_temp.roll(id, 'languages', 100)),
       (${oneOf(["TEXT", "TEXT", "VIDEO", "VIDEO", "MIXED", "AUDIO", "IMAGE"], "id", "type")})::"LessonType",
       (CASE WHEN last OR pg_temp.roll(id, 'draft', 20) > 0 THEN 'PUBLISHED' ELSE 'DRAFT' END)::"LessonStatus",
       5 + pg_temp.roll(id, 'minutes', 40),
       -- The last lesson is always required: whoever has not finished it has not completed the training.
       last OR pg_temp.roll(id, 'required', 7) > 0, s
  FROM (SELECT row_number() OVER (ORDER BY m.id, s)::int AS id, m.id AS module_id, m.training_id, s,
               row_number() OVER (PARTITION BY m.training_id ORDER BY m.id DESC, s DESC) = 1 AS last
          FROM modules m, generate_series(1, ${within(size.lessons, "m.id", "lessons")}) s) l;
ANALYZE lessons;`,
    },
    { name: "files", sql: filesSql(size) },
  ];
}

function filesSql(size: BenchSize): string {
  return `
INSERT INTO files (id, owner_id, purpose, training_id, lesson_id, url, name, mime, size)
SELECT ${size.trainers} + row_number() OVER (ORDER BY f.training_id, f.lesson_id, f.purpose), t.trainer_id, f.purpose::"FilePurpose", f.training_id,
       f.lesson_id, f.url, f.name, f.mime, f.size
  FROM (
    SELECT id AS training_id, NULL::int AS lesson_id, 'TRAINING_BANNER' AS purpose,
           '/media/' || ${oneOf(scenes, "id", "scene")} || '.svg' AS url, 'banner.svg' AS name, 'image/svg+xml' AS mime, 4096::bigint AS size
      FROM trainings
    UNION ALL
    SELECT id, NULL, 'TRAINING_INTRO_VIDEO', 'https://video.agrar.example/intro/' || id, 'intro.mp4', 'video/mp4', NULL
      FROM trainings WHERE pg_temp.roll(id, 'intro', 3) = 0
    UNION ALL
    SELECT id, NULL, 'TRAINING_MEDIA', 'https://files.agrar.example/program/' || id || '.pdf', 'program.pdf', 'application/pdf', 180000
      FROM trainings WHERE pg_temp.roll(id, 'program', 2) = 0
    UNION ALL
    SELECT training_id, id, 'LESSON_VIDEO', 'https://video.agrar.example/lesson/' || id, 'lesson.mp4', 'video/mp4', NULL
      FROM lessons WHERE type IN ('VIDEO', 'MIXED')
    UNION ALL
    SELECT training_id, id, 'LESSON_AUDIO', 'https://files.agrar.example/lesson/' || id || '.mp3', 'lesson.mp3', 'audio/mpeg', 5200000
      FROM lessons WHERE type = 'AUDIO'
    UNION ALL
    SELECT training_id, id, 'LESSON_IMAGE', '/media/soil.svg', 'scheme.svg', 'image/svg+xml', 4096
      FROM lessons WHERE type = 'IMAGE'
    UNION ALL
    SELECT training_id, id, 'LESSON_DOCUMENT', 'https://files.agrar.example/lesson/' || id || '.pdf', 'notes.pdf', 'application/pdf', 240000
      FROM lessons WHERE pg_temp.roll(id, 'notes', 3) = 0) f
  JOIN trainings t ON t.id = f.training_id;
ANALYZE trainings, files;`;
}
