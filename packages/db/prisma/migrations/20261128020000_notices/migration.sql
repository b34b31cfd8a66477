-- Whoever shows people their notices hears of it when somebody gets one or reads one, whatever wrote it: a notification on the
-- channel `notices` with the id of the person; see docs/decisions/0013. One statement tells of each person once.

CREATE FUNCTION tell_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notices', user_id::text) FROM (SELECT DISTINCT user_id FROM touched) people;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_insert AFTER INSERT ON notices REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_notices();

CREATE FUNCTION tell_read_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notices', user_id::text)
     FROM (SELECT DISTINCT n.user_id FROM was w JOIN touched n USING (id)
            WHERE (w.read_at IS NULL) <> (n.read_at IS NULL)) people;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_update AFTER UPDATE ON notices REFERENCING OLD TABLE AS was NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_read_notices();

-- Every night, those that were read long ago go: of these nobody need hear.
CREATE FUNCTION tell_removed_notices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notices', user_id::text)
     FROM (SELECT DISTINCT user_id FROM touched WHERE read_at IS NULL) people;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_delete AFTER DELETE ON notices REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION tell_removed_notices();

-- A session that ends takes with it what is shown live by it. Deactivation, and whatever else ends sessions, comes here too; a
-- session that had run out already is watched by a clock.
CREATE FUNCTION tell_ended_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('notices', user_id::text)
     FROM (SELECT DISTINCT user_id FROM ended WHERE expires_at > now()) people;
  RETURN NULL;
END $$;
CREATE TRIGGER tell_ended AFTER DELETE ON sessions REFERENCING OLD TABLE AS ended
  FOR EACH STATEMENT EXECUTE FUNCTION tell_ended_sessions();

-- What is forgotten every night.
CREATE INDEX notices_read_idx ON notices (read_at) WHERE read_at IS NOT NULL;
