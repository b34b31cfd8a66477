-- What the portal itself has found wrong with its jobs: raised once, and open until it is over.
CREATE TABLE jobs.alarms (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Facts that are not handed on in time, or letters that do not leave.
  name text NOT NULL CHECK (name IN ('facts', 'letters')),
  raised_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  cleared_at timestamptz(3)
);
-- However many processes watch, one of them raises it.
CREATE UNIQUE INDEX alarms_open_key ON jobs.alarms (name) WHERE cleared_at IS NULL;

-- What was done lately is counted, however much was done before.
CREATE INDEX facts_handed_on_idx ON facts (handed_on_at) WHERE handed_on_at IS NOT NULL;
CREATE INDEX deliveries_sent_idx ON deliveries (sent_at) WHERE sent_at IS NOT NULL;
-- The failed runs, the last first.
CREATE INDEX runs_failed_idx ON jobs.runs (ended_at, id) WHERE state = 'failed';
