-- How far a learner is in a training is defined here, once, and kept by triggers in the transaction of the change itself: right for
-- every writer. docs/decisions/0022-progress.md says what counts, and why a percent never falls.

ALTER TABLE lesson_progress ADD COLUMN position_seconds int NOT NULL DEFAULT 0;
ALTER TABLE lesson_progress ADD CONSTRAINT lesson_progress_position_range CHECK (position_seconds >= 0);

ALTER TABLE registrations
  ADD COLUMN percent int NOT NULL DEFAULT 0,
  -- No foreign key: the lesson is one that this registration has progress in, and those cannot be deleted.
  ADD COLUMN last_lesson_id int,
  ADD COLUMN last_activity_at timestamptz(3);

-- The lessons that count: the published ones that are required; where none is, all that are published.
CREATE VIEW required_lessons AS
  SELECT l.training_id, l.id AS lesson_id
    FROM lessons l
   WHERE l.status = 'PUBLISHED'
     AND (l.is_required OR NOT EXISTS (
       SELECT FROM lessons o WHERE o.training_id = l.training_id AND o.status = 'PUBLISHED' AND o.is_required));

-- What the progress of a registration comes to, by the lessons that there are now. `required` is 0 where a training has no lessons.
CREATE VIEW registration_progress AS
  SELECT r.id AS registration_id,
         count(q.lesson_id)::int AS required,
         count(q.lesson_id) FILTER (WHERE p.status = 'COMPLETED')::int AS done,
         (100 * count(q.lesson_id) FILTER (WHERE p.status = 'COMPLETED') / greatest(count(q.lesson_id), 1))::int AS percent,
         max(p.completed_at) FILTER (WHERE p.status = 'COMPLETED') AS done_at
    FROM registrations r
    LEFT JOIN required_lessons q ON q.training_id = r.training_id
    LEFT JOIN lesson_progress p ON p.registration_id = r.id AND p.lesson_id = q.lesson_id
   GROUP BY r.id;

-- Brings registrations up to their progress. Held in one order before anything is read, so that whoever waited for one reads the
-- rows of whoever held it, and two who hold several never wait for each other in a ring.
CREATE FUNCTION follow_progress(touched int[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM registrations WHERE id = ANY (touched) ORDER BY id FOR NO KEY UPDATE;
  UPDATE registrations r
     SET started_at = n.started_at, last_lesson_id = n.last_lesson_id, last_activity_at = n.last_activity_at,
         percent = n.percent, status = n.status, completed_at = n.completed_at
    FROM (SELECT o.id, p.started_at, p.last_lesson_id, p.last_activity_at,
                 CASE o.status WHEN 'APPROVED' THEN greatest(o.percent, c.percent) ELSE o.percent END AS percent,
                 CASE WHEN o.status = 'APPROVED' AND c.percent = 100 THEN 'COMPLETED' ELSE o.status END AS status,
                 CASE WHEN o.status = 'APPROVED' AND c.percent = 100 THEN coalesce(c.done_at, now()) ELSE o.completed_at END AS completed_at
            FROM registrations o
            JOIN registration_progress c ON c.registration_id = o.id
            LEFT JOIN (SELECT registration_id,
                              min(coalesce(opened_at, created_at)) FILTER (WHERE status <> 'NOT_STARTED') AS started_at,
                              (array_agg(lesson_id ORDER BY last_accessed_at DESC, lesson_id DESC) FILTER (WHERE last_accessed_at IS NOT NULL))[1] AS last_lesson_id,
                              max(last_accessed_at) AS last_activity_at
                         FROM lesson_progress WHERE registration_id = ANY (touched) GROUP BY 1) p ON p.registration_id = o.id
           WHERE o.id = ANY (touched)) n
   WHERE r.id = n.id
     AND (r.started_at, r.last_lesson_id, r.last_activity_at, r.percent, r.status)
         IS DISTINCT FROM (n.started_at, n.last_lesson_id, n.last_activity_at, n.percent, n.status);
END $$;

DROP TRIGGER start_insert ON lesson_progress;
DROP TRIGGER start_update ON lesson_progress;
DROP TRIGGER start_delete ON lesson_progress;
DROP FUNCTION start_registrations();

CREATE FUNCTION follow_lesson_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM follow_progress(ARRAY(SELECT DISTINCT registration_id FROM removed));
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM follow_progress(ARRAY(SELECT DISTINCT registration_id FROM added));
  ELSE
    PERFORM follow_progress(ARRAY(SELECT registration_id FROM added UNION SELECT registration_id FROM removed));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER follow_insert AFTER INSERT ON lesson_progress REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_lesson_progress();
CREATE TRIGGER follow_update AFTER UPDATE ON lesson_progress REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_lesson_progress();
CREATE TRIGGER follow_delete AFTER DELETE ON lesson_progress REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION follow_lesson_progress();

-- A lesson that counts no more can bring learners forward; one that is added brings nobody forward, and nobody back. The name of the
-- trigger comes before that of the counts: registrations are held before counts, here as everywhere.
CREATE FUNCTION follow_lessons() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched int[];
BEGIN
  IF TG_OP = 'DELETE' THEN
    touched := ARRAY(SELECT DISTINCT training_id FROM removed);
  ELSE
    touched := ARRAY(
      SELECT DISTINCT r.training_id FROM removed r LEFT JOIN added a ON a.id = r.id
       WHERE (a.training_id, a.status = 'PUBLISHED', a.is_required)
             IS DISTINCT FROM (r.training_id, r.status = 'PUBLISHED', r.is_required));
  END IF;
  IF cardinality(touched) > 0 THEN
    PERFORM follow_progress(ARRAY(
      SELECT id FROM registrations
       WHERE training_id = ANY (touched) AND status = 'APPROVED' AND started_at IS NOT NULL));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER advance_update AFTER UPDATE ON lessons REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION follow_lessons();
CREATE TRIGGER advance_delete AFTER DELETE ON lessons REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION follow_lessons();

-- Whatever completes a registration, it is at 100 and has a time; who begins anew begins with what they have done.
CREATE FUNCTION enter_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'COMPLETED' THEN
    NEW.percent := 100;
    NEW.completed_at := coalesce(NEW.completed_at, now());
  ELSIF NEW.status NOT IN ('CANCELLED', 'REJECTED') THEN
    NEW.percent := 0;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER enter_insert BEFORE INSERT ON registrations
  FOR EACH ROW WHEN (NEW.status = 'COMPLETED') EXECUTE FUNCTION enter_status();
CREATE TRIGGER enter_update BEFORE UPDATE OF status ON registrations
  FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION enter_status();

CREATE FUNCTION follow_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM follow_progress(ARRAY[NEW.id]);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_approval AFTER UPDATE OF status ON registrations
  FOR EACH ROW WHEN (OLD.status <> NEW.status AND NEW.status = 'APPROVED') EXECUTE FUNCTION follow_approval();

-- That a registration was completed is a fact, whatever completed it: the last lesson, one that no longer counts, or a person.
CREATE FUNCTION record_completion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO facts (name, subject, data)
  VALUES ('registration/completed', 'registration:' || NEW.id, jsonb_build_object('registrationId', NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER record_completion AFTER UPDATE OF status ON registrations
  FOR EACH ROW WHEN (OLD.status <> NEW.status AND NEW.status = 'COMPLETED') EXECUTE FUNCTION record_completion();

-- What there was before.
UPDATE registrations SET percent = 100 WHERE status = 'COMPLETED';
DO $$ BEGIN
  PERFORM follow_progress(ARRAY(SELECT DISTINCT registration_id FROM lesson_progress));
END $$;

ALTER TABLE registrations
  ADD CONSTRAINT registrations_percent_range CHECK (percent BETWEEN 0 AND 100),
  ADD CONSTRAINT registrations_percent_of_status CHECK (
    CASE status WHEN 'COMPLETED' THEN percent = 100 WHEN 'APPROVED' THEN percent < 100 ELSE true END);
