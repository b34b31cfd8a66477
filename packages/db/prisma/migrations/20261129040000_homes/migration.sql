-- The days on which a training begins: of one that recurs each of its days, else its first. A month that lacks the day has its last.
CREATE FUNCTION beginning_days(t trainings) RETURNS SETOF date
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT t.start_date WHERE t.start_date IS NOT NULL
  UNION
  SELECT day
    FROM (SELECT (t.start_date + CASE t.recurrence_frequency
                    WHEN 'WEEKLY' THEN make_interval(days => 7 * n)
                    WHEN 'MONTHLY' THEN make_interval(months => n)
                    ELSE make_interval(days => n) END)::date AS day
            FROM generate_series(1, t.recurrence_end_date - t.start_date) AS n) recurring
   WHERE t.is_recurring AND day <= t.recurrence_end_date
$$;

-- When a training begins next, as seen from a moment: of a recurring one, the next of its days. Without a time of day it begins at
-- nine, which is when people want to hear of it. Null when nothing begins any more.
CREATE OR REPLACE FUNCTION next_beginning(t trainings, seen_from timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT min(moment)
    FROM (SELECT (day + coalesce(t.start_time, '09:00'::time)) AT TIME ZONE t.timezone AS moment
            FROM beginning_days(t) AS day) beginnings
   WHERE moment > seen_from
$$;

-- The day on which a training is next held, the day that is seen from included: one that lasts several days is held on each of
-- them. Null when it is over, or has no days.
CREATE FUNCTION next_day(t trainings, seen_from date) RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN t.is_recurring THEN (SELECT min(day) FROM beginning_days(t) AS day WHERE day >= seen_from)
              WHEN coalesce(t.end_date, t.start_date) >= seen_from THEN greatest(t.start_date, seen_from) END
$$;

-- The newest learners of a profession in a region: whom a learner is compared with.
CREATE INDEX users_peers_idx ON users (profession, region, id DESC) WHERE role = 'LEARNER' AND is_active;
