-- A new name of a category or of a trainer waits for its turn at the documents that are searched, and then holds the counts of the
-- trainings that bear it. Whoever wrote a module or a lesson, or removed a training, held the counts first, by its own trigger or by that
-- of a row that goes with it, and then waited for the same turn: in a ring with the other. The turn comes first for all.
CREATE FUNCTION await_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7301445);
  RETURN NULL;
END $$;
CREATE TRIGGER await_search BEFORE INSERT OR UPDATE OR DELETE ON modules
  FOR EACH STATEMENT EXECUTE FUNCTION await_search();
CREATE TRIGGER await_search BEFORE INSERT OR UPDATE OR DELETE ON lessons
  FOR EACH STATEMENT EXECUTE FUNCTION await_search();
CREATE TRIGGER await_search BEFORE DELETE ON trainings
  FOR EACH STATEMENT EXECUTE FUNCTION await_search();
