-- What PostgreSQL counts of statements, for the page "Health", where the server has the extension loaded and the portal's user may
-- create it. Everywhere else the portal does without: nothing here may fail. It has a schema of its own, so that its views are none of
-- the portal's.
DO $$
BEGIN
  IF current_setting('shared_preload_libraries') ~ '\mpg_stat_statements\M'
     AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_stat_statements') THEN
    CREATE SCHEMA IF NOT EXISTS monitoring;
    CREATE EXTENSION pg_stat_statements SCHEMA monitoring;
  END IF;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'The database does without pg_stat_statements: %', SQLERRM;
END $$;
