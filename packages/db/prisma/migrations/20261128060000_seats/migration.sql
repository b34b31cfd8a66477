-- How many seats of a training are taken is kept like its other counts: whoever asks for one need not count those who have one.
ALTER TABLE training_counts ADD COLUMN taken int NOT NULL DEFAULT 0;

CREATE OR REPLACE VIEW training_counts_actual AS
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
         f.own_files, f.videos, f.documents, f.images, f.audio,
         (SELECT count(*)::int FROM registrations r
           WHERE r.training_id = t.id AND r.status IN ('APPROVED', 'COMPLETED')) AS taken
    FROM trainings t
   CROSS JOIN LATERAL (
     SELECT count(*) FILTER (WHERE x.lesson_id IS NULL)::int AS own_files,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'VIDEO')::int AS videos,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'DOCUMENT')::int AS documents,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'IMAGE')::int AS images,
            count(*) FILTER (WHERE file_kind(x.purpose, x.mime) = 'AUDIO')::int AS audio
       FROM files x LEFT JOIN lessons l ON l.id = x.lesson_id
      WHERE x.training_id = t.id AND (x.lesson_id IS NULL OR l.status = 'PUBLISHED')) f;

CREATE OR REPLACE VIEW training_stats AS
  SELECT training_id, registrations, started, completed, modules, lessons,
         own_files, videos, documents, images, audio,
         videos + documents + images + audio AS media,
         CASE registrations WHEN 0 THEN 0 ELSE round(100.0 * completed / registrations, 2) END AS completion_rate,
         CASE registrations WHEN 0 THEN 0 ELSE round(100.0 * (started + completed) / registrations, 2) END AS progress_rate,
         taken
    FROM training_counts;

CREATE OR REPLACE FUNCTION registration_weight(r registrations, sign int) RETURNS training_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(
    r.training_id,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED'))::int,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED', 'COMPLETED') AND r.started_at IS NOT NULL)::int,
    sign * (r.status = 'COMPLETED')::int,
    0, 0, 0, 0, 0, 0, 0,
    sign * (r.status IN ('APPROVED', 'COMPLETED'))::int)::training_counts;

CREATE OR REPLACE FUNCTION count_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
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
                     HAVING sum(w.registrations) <> 0 OR sum(w.started) <> 0 OR sum(w.completed) <> 0 OR sum(w.taken) <> 0);
  IF cardinality(trainings) > 1 THEN
    PERFORM FROM training_counts WHERE training_id = ANY (trainings) ORDER BY training_id FOR NO KEY UPDATE;
  END IF;
  IF cardinality(trainings) > 0 THEN
    UPDATE training_counts c
       SET registrations = c.registrations + d.registrations,
           started = c.started + d.started,
           completed = c.completed + d.completed,
           taken = c.taken + d.taken
      FROM (SELECT w.training_id, sum(w.registrations) AS registrations, sum(w.started) AS started,
                   sum(w.completed) AS completed, sum(w.taken) AS taken
              FROM unnest(weights) w WHERE w.training_id = ANY (trainings) GROUP BY 1) d
     WHERE c.training_id = d.training_id;
  END IF;
  RETURN NULL;
END $$;

UPDATE training_counts c
   SET taken = r.taken
  FROM (SELECT training_id, count(*) AS taken FROM registrations WHERE status IN ('APPROVED', 'COMPLETED') GROUP BY 1) r
 WHERE r.training_id = c.training_id;

-- Whoever comes to wait takes the next number, whatever writes the row: the lowest is first in.
CREATE SEQUENCE waitlist_numbers AS int;
ALTER TABLE registrations ADD COLUMN waitlist_number int;
ALTER SEQUENCE waitlist_numbers OWNED BY registrations.waitlist_number;

UPDATE registrations r
   SET waitlist_number = w.number
  FROM (SELECT id, nextval('waitlist_numbers') AS number
          FROM (SELECT id FROM registrations WHERE status = 'WAITLISTED' ORDER BY registered_at, id) waiting) w
 WHERE w.id = r.id;

CREATE FUNCTION number_waiting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.waitlist_number := CASE WHEN NEW.status = 'WAITLISTED' THEN nextval('waitlist_numbers') END;
  RETURN NEW;
END $$;
CREATE TRIGGER number_insert BEFORE INSERT ON registrations
  FOR EACH ROW WHEN (NEW.status = 'WAITLISTED') EXECUTE FUNCTION number_waiting();
CREATE TRIGGER number_update BEFORE UPDATE OF status ON registrations
  FOR EACH ROW WHEN ((OLD.status = 'WAITLISTED') <> (NEW.status = 'WAITLISTED')) EXECUTE FUNCTION number_waiting();

ALTER TABLE registrations ADD CONSTRAINT registrations_waitlist_check
  CHECK ((status = 'WAITLISTED') = (waitlist_number IS NOT NULL));

CREATE INDEX registrations_waitlist_idx ON registrations (training_id, waitlist_number) WHERE status = 'WAITLISTED';
