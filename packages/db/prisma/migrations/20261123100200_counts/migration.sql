-- The counts behind the lists: kept by triggers in the transaction of the change, so right for every writer.
-- docs/decisions/0004-kept-counts.md has the measurements.

-- What the counts must be, counted from the rows. Slow and obvious: for checks and repair, never for a list.
CREATE VIEW training_counts_actual AS
  SELECT t.id AS training_id,
         (SELECT count(*)::int FROM registrations r
           WHERE r.training_id = t.id AND r.status NOT IN ('CANCELLED', 'REJECTED')) AS registrations,
         (SELECT count(*)::int FROM registrations r
           WHERE r.training_id = t.id AND r.status NOT IN ('CANCELLED', 'REJECTED', 'COMPLETED')
             AND r.started_at IS NOT NULL) AS started,
         (SELECT count(*)::int FROM registrations r
           WHERE r.training_id = t.id AND r.status = 'COMPLETED') AS completed,
         (SELECT count(*)::int FROM modules m WHERE m.training_id = t.id) AS modules,
         (SELECT count(*)::int FROM lessons l WHERE l.training_id = t.id AND l.status = 'PUBLISHED') AS lessons,
         f.own_files, f.videos, f.documents, f.images, f.audio
    FROM trainings t
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE x.lesson_id IS NULL)::int AS own_files,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'VIDEO')::int AS videos,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'DOCUMENT')::int AS documents,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'IMAGE')::int AS images,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'AUDIO')::int AS audio
       FROM files x LEFT JOIN lessons l ON l.id = x.lesson_id
      WHERE x.training_id = t.id AND (x.lesson_id IS NULL OR l.status = 'PUBLISHED')) f;

CREATE VIEW exam_counts_actual AS
  SELECT e.id AS exam_id,
         (SELECT count(*)::int FROM questions q WHERE q.exam_id = e.id) AS questions,
         (SELECT count(*)::int FROM exam_attempts a WHERE a.exam_id = e.id AND a.status <> 'VOIDED') AS attempts,
         (SELECT count(*)::int FROM exam_attempts a WHERE a.exam_id = e.id AND a.status IN ('PASSED', 'FAILED')) AS completed,
         (SELECT count(*)::int FROM exam_attempts a WHERE a.exam_id = e.id AND a.status = 'PASSED') AS passed
    FROM exams e;

-- What the lists show. Rates are percent, 0 to 100, two decimals; started and completed never overlap.
CREATE VIEW training_stats AS
  SELECT training_id, registrations, started, completed, modules, lessons,
         own_files, videos, documents, images, audio,
         videos + documents + images + audio AS media,
         CASE registrations WHEN 0 THEN 0 ELSE round(100.0 * completed / registrations, 2) END AS completion_rate,
         CASE registrations WHEN 0 THEN 0 ELSE round(100.0 * (started + completed) / registrations, 2) END AS progress_rate
    FROM training_counts;

CREATE VIEW exam_stats AS
  SELECT exam_id, questions, attempts, completed, passed,
         CASE attempts WHEN 0 THEN 0 ELSE round(100.0 * completed / attempts, 2) END AS completion_rate,
         CASE completed WHEN 0 THEN 0 ELSE round(100.0 * passed / completed, 2) END AS pass_rate
    FROM exam_counts;

-- Every training and exam has its row of counts from its first moment.
CREATE FUNCTION open_training_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO training_counts (training_id) SELECT id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER open_counts AFTER INSERT ON trainings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION open_training_counts();

CREATE FUNCTION open_exam_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO exam_counts (exam_id) SELECT id FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER open_counts AFTER INSERT ON exams REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION open_exam_counts();

-- Registrations come by the thousand to one training, so they change its counts by what they differ.
CREATE FUNCTION registration_weight(r registrations, sign int) RETURNS training_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(
    r.training_id,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED'))::int,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED', 'COMPLETED') AND r.started_at IS NOT NULL)::int,
    sign * (r.status = 'COMPLETED')::int,
    0, 0, 0, 0, 0, 0, 0)::training_counts;

CREATE FUNCTION count_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  weights training_counts[];
  trainings int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    weights := ARRAY(SELECT registration_weight(r, 1) FROM added r);
  ELSIF TG_OP = 'DELETE' THEN
    weights := ARRAY(SELECT registration_weight(r, -1) FROM removed r);
  ELSE
    weights := ARRAY(SELECT registration_weight(r, 1) FROM added r
                     UNION ALL SELECT registration_weight(r, -1) FROM removed r);
  END IF;

  -- Only trainings whose counts do change; locked in one order, so that two statements never wait for each other in a ring.
  trainings := ARRAY(SELECT w.training_id FROM unnest(weights) w GROUP BY 1
                     HAVING sum(w.registrations) <> 0 OR sum(w.started) <> 0 OR sum(w.completed) <> 0);
  IF cardinality(trainings) > 1 THEN
    PERFORM FROM training_counts WHERE training_id = ANY (trainings) ORDER BY training_id FOR NO KEY UPDATE;
  END IF;
  IF cardinality(trainings) > 0 THEN
    UPDATE training_counts c
       SET registrations = c.registrations + d.registrations,
           started = c.started + d.started,
           completed = c.completed + d.completed
      FROM (SELECT w.training_id, sum(w.registrations) AS registrations, sum(w.started) AS started, sum(w.completed) AS completed
              FROM unnest(weights) w WHERE w.training_id = ANY (trainings) GROUP BY 1) d
     WHERE c.training_id = d.training_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON registrations REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_registrations();
CREATE TRIGGER count_update AFTER UPDATE ON registrations REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_registrations();
CREATE TRIGGER count_delete AFTER DELETE ON registrations REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_registrations();

-- A registration is started when the first of its lessons is opened, whoever writes the progress.
CREATE FUNCTION start_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched int[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    touched := ARRAY(SELECT DISTINCT registration_id FROM removed);
  ELSIF TG_OP = 'INSERT' THEN
    touched := ARRAY(SELECT DISTINCT registration_id FROM added);
  ELSE
    touched := ARRAY(SELECT registration_id FROM added UNION SELECT registration_id FROM removed);
  END IF;
  UPDATE registrations r
     SET started_at = p.started_at
    FROM (SELECT t.id, min(coalesce(p.opened_at, p.created_at)) AS started_at
            FROM unnest(touched) AS t(id)
            LEFT JOIN lesson_progress p ON p.registration_id = t.id AND p.status <> 'NOT_STARTED'
           GROUP BY 1) p
   WHERE r.id = p.id AND r.started_at IS DISTINCT FROM p.started_at;
  RETURN NULL;
END $$;
CREATE TRIGGER start_insert AFTER INSERT ON lesson_progress REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION start_registrations();
CREATE TRIGGER start_update AFTER UPDATE ON lesson_progress REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION start_registrations();
CREATE TRIGGER start_delete AFTER DELETE ON lesson_progress REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION start_registrations();

-- A training's content is small and seldom written, so it is counted anew, behind a lock on its counts:
-- whoever waits for the lock counts with the rows of whoever held it.
CREATE FUNCTION recount_training_content(trainings int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM training_counts WHERE training_id = ANY (trainings) ORDER BY training_id FOR NO KEY UPDATE;
  UPDATE training_counts c
     SET modules = a.modules, lessons = a.lessons, own_files = a.own_files,
         videos = a.videos, documents = a.documents, images = a.images, audio = a.audio
    FROM training_counts_actual a
   WHERE a.training_id = c.training_id AND c.training_id = ANY (trainings)
     AND (c.modules, c.lessons, c.own_files, c.videos, c.documents, c.images, c.audio)
         IS DISTINCT FROM (a.modules, a.lessons, a.own_files, a.videos, a.documents, a.images, a.audio);
END $$;

CREATE FUNCTION count_training_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    touched := ARRAY(SELECT DISTINCT training_id FROM added WHERE training_id IS NOT NULL);
  ELSIF TG_OP = 'DELETE' THEN
    touched := ARRAY(SELECT DISTINCT training_id FROM removed WHERE training_id IS NOT NULL);
  ELSE
    touched := ARRAY(SELECT training_id FROM added WHERE training_id IS NOT NULL
                     UNION SELECT training_id FROM removed WHERE training_id IS NOT NULL);
  END IF;
  IF cardinality(touched) > 0 THEN
    PERFORM recount_training_content(touched);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON modules REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_update AFTER UPDATE ON modules REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_delete AFTER DELETE ON modules REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_insert AFTER INSERT ON lessons REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_update AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_delete AFTER DELETE ON lessons REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_insert AFTER INSERT ON files REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_update AFTER UPDATE ON files REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();
CREATE TRIGGER count_delete AFTER DELETE ON files REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_training_content();

-- Attempts and questions change their exam's counts by what they differ.
CREATE FUNCTION attempt_weight(a exam_attempts, sign int) RETURNS exam_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(
    a.exam_id, 0,
    sign * (a.status <> 'VOIDED')::int,
    sign * (a.status IN ('PASSED', 'FAILED'))::int,
    sign * (a.status = 'PASSED')::int)::exam_counts;

CREATE FUNCTION question_weight(q questions, sign int) RETURNS exam_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(q.exam_id, sign, 0, 0, 0)::exam_counts;

CREATE FUNCTION add_exam_counts(weights exam_counts[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  exams int[] := ARRAY(SELECT w.exam_id FROM unnest(weights) w GROUP BY 1
                       HAVING sum(w.questions) <> 0 OR sum(w.attempts) <> 0 OR sum(w.completed) <> 0 OR sum(w.passed) <> 0);
BEGIN
  IF cardinality(exams) > 1 THEN
    PERFORM FROM exam_counts WHERE exam_id = ANY (exams) ORDER BY exam_id FOR NO KEY UPDATE;
  END IF;
  IF cardinality(exams) > 0 THEN
    UPDATE exam_counts c
       SET questions = c.questions + d.questions,
           attempts = c.attempts + d.attempts,
           completed = c.completed + d.completed,
           passed = c.passed + d.passed
      FROM (SELECT w.exam_id, sum(w.questions) AS questions, sum(w.attempts) AS attempts,
                   sum(w.completed) AS completed, sum(w.passed) AS passed
              FROM unnest(weights) w WHERE w.exam_id = ANY (exams) GROUP BY 1) d
     WHERE c.exam_id = d.exam_id;
  END IF;
END $$;

CREATE FUNCTION count_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_exam_counts(ARRAY(SELECT attempt_weight(a, 1) FROM added a));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_exam_counts(ARRAY(SELECT attempt_weight(a, -1) FROM removed a));
  ELSE
    PERFORM add_exam_counts(ARRAY(SELECT attempt_weight(a, 1) FROM added a
                                  UNION ALL SELECT attempt_weight(a, -1) FROM removed a));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON exam_attempts REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_attempts();
CREATE TRIGGER count_update AFTER UPDATE ON exam_attempts REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_attempts();
CREATE TRIGGER count_delete AFTER DELETE ON exam_attempts REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_attempts();

CREATE FUNCTION count_questions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_exam_counts(ARRAY(SELECT question_weight(q, 1) FROM added q));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_exam_counts(ARRAY(SELECT question_weight(q, -1) FROM removed q));
  ELSE
    PERFORM add_exam_counts(ARRAY(SELECT question_weight(q, 1) FROM added q
                                  UNION ALL SELECT question_weight(q, -1) FROM removed q));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON questions REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_questions();
CREATE TRIGGER count_update AFTER UPDATE ON questions REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_questions();
CREATE TRIGGER count_delete AFTER DELETE ON questions REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_questions();

-- TRUNCATE fires no row counts and empties what is counted: refuse it where it would leave the counts wrong.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is counted: delete its rows instead of truncating it', TG_TABLE_NAME;
END $$;
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON registrations FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON lesson_progress FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON exam_attempts FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON questions FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON modules FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON lessons FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON files FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
