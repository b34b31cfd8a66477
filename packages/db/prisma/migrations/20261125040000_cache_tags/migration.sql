-- Whoever keeps answers hears of every committed change that could alter one, whatever wrote it: a notification on the
-- channel `changes` with the transaction's id and the tags that it touched. A tag is a noun (`training`: there are other
-- rows, or rows in another order) or one row of it (`training:12`: what is shown of it); see docs/decisions/0011.

-- A notification has room for 8 000 bytes; above this many rows of a noun it says "all of them".
CREATE FUNCTION tell_changes(nouns text[], noun text, ids int[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  rows int[] := ARRAY(SELECT DISTINCT id FROM unnest(ids) id WHERE id IS NOT NULL LIMIT 201);
BEGIN
  IF cardinality(nouns) = 0 AND cardinality(rows) = 0 THEN
    RETURN;
  END IF;
  PERFORM pg_notify('changes', concat_ws(' ', pg_current_xact_id(), nullif(array_to_string(nouns, ' '), ''),
    CASE WHEN cardinality(rows) > 200 THEN noun || ':*'
         ELSE (SELECT string_agg(noun || ':' || id, ' ') FROM unnest(rows) id) END));
END $$;

CREATE FUNCTION tell_trainings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{training}', 'training', ARRAY(SELECT id FROM added)) WHERE EXISTS (SELECT FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{training}', 'training', ARRAY(SELECT id FROM removed)) WHERE EXISTS (SELECT FROM removed);
  ELSE
    PERFORM tell_changes('{training}', 'training', ARRAY(SELECT id FROM added UNION SELECT id FROM removed))
      WHERE EXISTS (SELECT FROM added);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON trainings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainings();
CREATE TRIGGER tell_update AFTER UPDATE ON trainings REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainings();
CREATE TRIGGER tell_delete AFTER DELETE ON trainings REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainings();

CREATE FUNCTION tell_categories() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{category}', 'category', ARRAY(SELECT id FROM added)) WHERE EXISTS (SELECT FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{category}', 'category', ARRAY(SELECT id FROM removed)) WHERE EXISTS (SELECT FROM removed);
  ELSE
    PERFORM tell_changes('{category}', 'category', ARRAY(SELECT id FROM added UNION SELECT id FROM removed))
      WHERE EXISTS (SELECT FROM added);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON categories REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_categories();
CREATE TRIGGER tell_update AFTER UPDATE ON categories REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_categories();
CREATE TRIGGER tell_delete AFTER DELETE ON categories REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_categories();

CREATE FUNCTION tell_trainers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{trainer}', 'trainer', ARRAY(SELECT user_id FROM added)) WHERE EXISTS (SELECT FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{trainer}', 'trainer', ARRAY(SELECT user_id FROM removed)) WHERE EXISTS (SELECT FROM removed);
  ELSE
    PERFORM tell_changes('{trainer}', 'trainer', ARRAY(SELECT user_id FROM added UNION SELECT user_id FROM removed))
      WHERE EXISTS (SELECT FROM added);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON trainers REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainers();
CREATE TRIGGER tell_update AFTER UPDATE ON trainers REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainers();
CREATE TRIGGER tell_delete AFTER DELETE ON trainers REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_trainers();

-- Of a person, others see the name, the photo and whether they give trainings; and of those who do give some, nobody else.
-- A sign-in writes to the row as well and must not cost every list.
CREATE FUNCTION tell_users() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  shown int[];
BEGIN
  shown := ARRAY(
    SELECT touched.id
      FROM (SELECT coalesce(a.id, r.id) AS id
              FROM added a FULL JOIN removed r ON r.id = a.id
             WHERE (a.first_name, a.last_name, a.photo_id, a.role, a.is_active)
                   IS DISTINCT FROM (r.first_name, r.last_name, r.photo_id, r.role, r.is_active)) touched
     WHERE EXISTS (SELECT FROM trainers t WHERE t.user_id = touched.id)
        OR EXISTS (SELECT FROM trainings t WHERE t.trainer_id = touched.id));
  IF cardinality(shown) > 0 THEN
    PERFORM tell_changes('{trainer}', 'trainer', shown);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_update AFTER UPDATE ON users REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_users();

-- A training shows the title of its exam.
CREATE FUNCTION tell_exams() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  exams int[];
  trainings int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    exams := ARRAY(SELECT id FROM added);
    trainings := ARRAY(SELECT training_id FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    exams := ARRAY(SELECT id FROM removed);
    trainings := ARRAY(SELECT training_id FROM removed);
  ELSE
    exams := ARRAY(SELECT id FROM added UNION SELECT id FROM removed);
    trainings := ARRAY(SELECT training_id FROM added UNION SELECT training_id FROM removed);
  END IF;
  IF cardinality(exams) > 0 THEN
    PERFORM tell_changes('{exam}', 'exam', exams), tell_changes('{}', 'training', trainings);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON exams REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_exams();
CREATE TRIGGER tell_update AFTER UPDATE ON exams REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_exams();
CREATE TRIGGER tell_delete AFTER DELETE ON exams REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_exams();

-- Chapters, lessons and files are shown with their training.
CREATE FUNCTION tell_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{}', 'training', ARRAY(SELECT training_id FROM added));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{}', 'training', ARRAY(SELECT training_id FROM removed));
  ELSE
    PERFORM tell_changes('{}', 'training',
      ARRAY(SELECT training_id FROM added UNION SELECT training_id FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON modules REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_update AFTER UPDATE ON modules REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_delete AFTER DELETE ON modules REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_insert AFTER INSERT ON lessons REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_update AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_delete AFTER DELETE ON lessons REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_insert AFTER INSERT ON files REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_update AFTER UPDATE ON files REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();
CREATE TRIGGER tell_delete AFTER DELETE ON files REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_content();

-- A photo comes and goes with the row of its person; that it is somewhere else now is told here.
CREATE FUNCTION tell_photos() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  people int[] := ARRAY(SELECT u.id FROM added f JOIN users u ON u.photo_id = f.id);
BEGIN
  IF cardinality(people) > 0 THEN
    PERFORM tell_changes('{trainer}', 'trainer', people);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_photo AFTER UPDATE ON files REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_photos();

-- Counts open with their row and end with it. Lists in the order of a count have a tag of their own: `training.counts`.
CREATE FUNCTION tell_training_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_changes(
    CASE WHEN EXISTS (SELECT FROM added a LEFT JOIN removed r ON r.training_id = a.training_id
                       WHERE a.registrations IS DISTINCT FROM r.registrations)
         THEN '{training.counts}' ELSE '{}' END::text[],
    'training', ARRAY(SELECT training_id FROM added));
  RETURN NULL;
END $$;
CREATE TRIGGER tell_update AFTER UPDATE ON training_counts REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_training_counts();

CREATE FUNCTION tell_exam_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tell_changes(
    CASE WHEN EXISTS (SELECT FROM added a LEFT JOIN removed r ON r.exam_id = a.exam_id
                       WHERE a.attempts IS DISTINCT FROM r.attempts)
         THEN '{exam.counts}' ELSE '{}' END::text[],
    'exam', ARRAY(SELECT exam_id FROM added));
  RETURN NULL;
END $$;
CREATE TRIGGER tell_update AFTER UPDATE ON exam_counts REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_exam_counts();

-- What is emptied whole has no rows to name. The other tables refuse it, or hang on one that does.
CREATE FUNCTION tell_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('changes', concat_ws(' ', pg_current_xact_id(), TG_ARGV[0], TG_ARGV[0] || '.counts', TG_ARGV[0] || ':*'));
  RETURN NULL;
END $$;
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON trainers FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('trainer');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON categories FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('category');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON trainings FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('training');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON training_counts FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('training');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON exams FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('exam');
CREATE TRIGGER tell_truncate AFTER TRUNCATE ON exam_counts FOR EACH STATEMENT EXECUTE FUNCTION tell_truncate('exam');
