-- CreateTable
CREATE TABLE "ratings" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "training_id" INTEGER NOT NULL,
    "stars" SMALLINT NOT NULL,
    "comment" VARCHAR(2000),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_reason" VARCHAR(500),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ratings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ratings_training_idx" ON "ratings"("training_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "ratings_created_idx" ON "ratings"("created_at", "id", "stars");

-- CreateIndex
CREATE UNIQUE INDEX "ratings_user_training_key" ON "ratings"("user_id", "training_id");

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_training_id_fkey" FOREIGN KEY ("training_id") REFERENCES "trainings"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE ratings
  ADD CONSTRAINT ratings_stars_check CHECK (stars BETWEEN 1 AND 5),
  ADD CONSTRAINT ratings_comment_check CHECK (comment <> ''),
  ADD CONSTRAINT ratings_hidden_check CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL) AND (hidden_at IS NULL OR comment IS NOT NULL));

CREATE INDEX ratings_commented_idx ON ratings (created_at, id) WHERE comment IS NOT NULL;
CREATE INDEX ratings_hidden_idx ON ratings (created_at, id) WHERE hidden_at IS NOT NULL;

-- How a training is rated is kept like its other counts: the sum of the stars and how many there are.
ALTER TABLE training_counts
  ADD COLUMN ratings int NOT NULL DEFAULT 0,
  ADD COLUMN rating_sum int NOT NULL DEFAULT 0;

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
           WHERE r.training_id = t.id AND r.status IN ('APPROVED', 'COMPLETED')) AS taken,
         (SELECT count(*)::int FROM ratings g WHERE g.training_id = t.id) AS ratings,
         (SELECT coalesce(sum(g.stars), 0)::int FROM ratings g WHERE g.training_id = t.id) AS rating_sum
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
         taken,
         ratings,
         round(rating_sum::numeric / nullif(ratings, 0), 2) AS average_rating
    FROM training_counts;

-- The order of a list by rating; what nobody has rated is below all others.
CREATE INDEX training_counts_rating_idx
  ON training_counts (coalesce(round(rating_sum::numeric / nullif(ratings, 0), 2), 0::numeric), training_id);

CREATE OR REPLACE FUNCTION registration_weight(r registrations, sign int) RETURNS training_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(
    r.training_id,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED'))::int,
    sign * (r.status NOT IN ('CANCELLED', 'REJECTED', 'COMPLETED') AND r.started_at IS NOT NULL)::int,
    sign * (r.status = 'COMPLETED')::int,
    0, 0, 0, 0, 0, 0, 0,
    sign * (r.status IN ('APPROVED', 'COMPLETED'))::int,
    0, 0)::training_counts;

CREATE FUNCTION rating_weight(g ratings, sign int) RETURNS training_counts
  LANGUAGE sql IMMUTABLE
  RETURN ROW(g.training_id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sign, sign * g.stars)::training_counts;

CREATE FUNCTION add_training_counts(weights training_counts[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  -- Only trainings whose counts do change; locked in one order, so that two statements never wait for each other in a ring.
  trainings int[] := ARRAY(SELECT w.training_id FROM unnest(weights) w GROUP BY 1
                           HAVING sum(w.registrations) <> 0 OR sum(w.started) <> 0 OR sum(w.completed) <> 0
                               OR sum(w.taken) <> 0 OR sum(w.ratings) <> 0 OR sum(w.rating_sum) <> 0);
BEGIN
  IF cardinality(trainings) > 1 THEN
    PERFORM FROM training_counts WHERE training_id = ANY (trainings) ORDER BY training_id FOR NO KEY UPDATE;
  END IF;
  IF cardinality(trainings) > 0 THEN
    UPDATE training_counts c
       SET registrations = c.registrations + d.registrations,
           started = c.started + d.started,
           completed = c.completed + d.completed,
           taken = c.taken + d.taken,
           ratings = c.ratings + d.ratings,
           rating_sum = c.rating_sum + d.rating_sum
      FROM (SELECT w.training_id, sum(w.registrations) AS registrations, sum(w.started) AS started,
                   sum(w.completed) AS completed, sum(w.taken) AS taken, sum(w.ratings) AS ratings, sum(w.rating_sum) AS rating_sum
              FROM unnest(weights) w WHERE w.training_id = ANY (trainings) GROUP BY 1) d
     WHERE c.training_id = d.training_id;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION count_registrations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_training_counts(ARRAY(SELECT registration_weight(r, 1) FROM added r));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_training_counts(ARRAY(SELECT registration_weight(r, -1) FROM removed r));
  ELSE
    PERFORM add_training_counts(ARRAY(SELECT registration_weight(r, 1) FROM added r
                                      UNION ALL SELECT registration_weight(r, -1) FROM removed r));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION count_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM add_training_counts(ARRAY(SELECT rating_weight(g, 1) FROM added g));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM add_training_counts(ARRAY(SELECT rating_weight(g, -1) FROM removed g));
  ELSE
    PERFORM add_training_counts(ARRAY(SELECT rating_weight(g, 1) FROM added g
                                      UNION ALL SELECT rating_weight(g, -1) FROM removed g));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_insert AFTER INSERT ON ratings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_update AFTER UPDATE ON ratings REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER count_delete AFTER DELETE ON ratings REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION count_ratings();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ratings FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();

-- A comment is shown with its training; and a trainer with the ratings of all of theirs, for which `rating` stands.
CREATE FUNCTION tell_ratings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tell_changes('{rating}', 'training', ARRAY(SELECT training_id FROM added)) WHERE EXISTS (SELECT FROM added);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tell_changes('{rating}', 'training', ARRAY(SELECT training_id FROM removed)) WHERE EXISTS (SELECT FROM removed);
  ELSE
    PERFORM tell_changes('{rating}', 'training',
      ARRAY(SELECT training_id FROM added UNION SELECT training_id FROM removed)) WHERE EXISTS (SELECT FROM added);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON ratings REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ratings();
CREATE TRIGGER tell_update AFTER UPDATE ON ratings REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ratings();
CREATE TRIGGER tell_delete AFTER DELETE ON ratings REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ratings();

-- An author's first name stands beside a comment. A name that changes is told for the trainings that its person has rated.
CREATE FUNCTION tell_authors() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  trainings int[] := ARRAY(
    SELECT g.training_id
      FROM added a JOIN removed r ON r.id = a.id AND r.first_name IS DISTINCT FROM a.first_name
      JOIN ratings g ON g.user_id = a.id);
BEGIN
  IF cardinality(trainings) > 0 THEN
    PERFORM tell_changes('{}', 'training', trainings);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_author AFTER UPDATE ON users REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_authors();
