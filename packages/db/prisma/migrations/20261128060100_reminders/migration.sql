-- When a training begins next, as seen from a moment: of a recurring one, the next of its days. Without a time of day it begins at
-- nine, which is when people want to hear of it. Null when nothing begins any more.
CREATE FUNCTION next_beginning(t trainings, seen_from timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT min(moment)
    FROM (SELECT (day + coalesce(t.start_time, '09:00'::time)) AT TIME ZONE t.timezone AS moment
            FROM generate_series(
                   t.start_date::timestamp,
                   CASE WHEN t.is_recurring THEN coalesce(t.recurrence_end_date, t.start_date) ELSE t.start_date END::timestamp,
                   CASE t.recurrence_frequency WHEN 'WEEKLY' THEN interval '7 days' WHEN 'MONTHLY' THEN interval '1 month'
                                               ELSE interval '1 day' END) AS day) beginnings
   WHERE moment > seen_from
$$;

-- Which reminders of a beginning there were, so that each is given once. Another date is another beginning.
CREATE TABLE training_reminders (
  training_id int NOT NULL REFERENCES trainings (id) ON DELETE CASCADE ON UPDATE CASCADE,
  begins_at timestamptz(3) NOT NULL,
  hours_before int NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT training_reminders_pkey PRIMARY KEY (training_id, begins_at, hours_before)
);
