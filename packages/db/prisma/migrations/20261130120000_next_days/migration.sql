-- Which day is next is reckoned, not looked for among all days: a home asks it of each training that somebody is registered in, and of
-- one that recurs daily for years that took seconds. The days are those of `beginning_days`, which are listed where all are wanted.

-- Only as many as there can be: a week has seven days, a month at least 28.
CREATE OR REPLACE FUNCTION beginning_days(t trainings) RETURNS SETOF date
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT t.start_date WHERE t.start_date IS NOT NULL
  UNION
  SELECT day
    FROM (SELECT (t.start_date + CASE t.recurrence_frequency
                    WHEN 'WEEKLY' THEN make_interval(days => 7 * n)
                    WHEN 'MONTHLY' THEN make_interval(months => n)
                    ELSE make_interval(days => n) END)::date AS day
            FROM generate_series(1, (t.recurrence_end_date - t.start_date)
                   / CASE t.recurrence_frequency WHEN 'WEEKLY' THEN 7 WHEN 'MONTHLY' THEN 28 ELSE 1 END) AS n) recurring
   WHERE t.is_recurring AND day <= t.recurrence_end_date
$$;

-- Months from that of one day to that of another.
CREATE FUNCTION months_between(first date, last date) RETURNS int
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (12 * (extract(year FROM last) - extract(year FROM first)) + extract(month FROM last) - extract(month FROM first))::int;

-- The first day from a day on of what recurs, without an end: of a month, its own day or that of the next one. It has no query in it,
-- nor has `next_day`, so that PostgreSQL reckons both in place.
CREATE FUNCTION recurs_on(first date, frequency "Recurrence", seen_from date) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE
    WHEN first >= seen_from THEN first
    WHEN frequency = 'WEEKLY' THEN first + (seen_from - first + 6) / 7 * 7
    WHEN frequency = 'MONTHLY' THEN CASE
      WHEN (first + make_interval(months => months_between(first, seen_from)))::date >= seen_from
        THEN (first + make_interval(months => months_between(first, seen_from)))::date
      ELSE (first + make_interval(months => months_between(first, seen_from) + 1))::date END
    ELSE seen_from END;

-- The day on which a training is next held, the day that is seen from included: one that lasts several days is held on each of
-- them. Null when it is over, or has no days.
CREATE OR REPLACE FUNCTION next_day(t trainings, seen_from date) RETURNS date
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN NOT t.is_recurring THEN CASE WHEN coalesce(t.end_date, t.start_date) >= seen_from THEN greatest(t.start_date, seen_from) END
    WHEN t.start_date >= seen_from THEN t.start_date
    WHEN recurs_on(t.start_date, t.recurrence_frequency, seen_from) <= t.recurrence_end_date
      THEN recurs_on(t.start_date, t.recurrence_frequency, seen_from) END
$$;

-- When a training begins next, as seen from a moment: of a recurring one, the next of its days. Without a time of day it begins at
-- nine, which is when people want to hear of it. Null when nothing begins any more.
CREATE OR REPLACE FUNCTION next_beginning(t trainings, seen_from timestamptz) RETURNS timestamptz
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT min(moment)
    FROM (SELECT (CASE WHEN t.is_recurring THEN next_day(t, (seen_from AT TIME ZONE t.timezone)::date + n) ELSE t.start_date END
                    + coalesce(t.start_time, '09:00'::time)) AT TIME ZONE t.timezone AS moment
            FROM generate_series(0, 1) AS n) near
   WHERE moment > seen_from
$$;
