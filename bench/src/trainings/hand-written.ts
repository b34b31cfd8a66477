import { offsetOf, type Way } from "../way.ts";

const page = (counts: string, joins: string) => `
  select t.id, t.title ->> 'az' as title, t.description ->> 'az' as description,
         array(select jsonb_object_keys(t.title)) as locales,
         t.category_id, c.name ->> 'az' as category, t.trainer_id, u.first_name, u.last_name, p.url as photo_url,
         x.id as exam_id, x.title as exam_title, t.type, t.status, t.difficulty, t.language, t.tags,
         t.start_date::text, t.end_date::text, to_char(t.start_time, 'HH24:MI') as start_time,
         to_char(t.end_time, 'HH24:MI') as end_time, t.timezone, t.capacity, t.registration_opens_at,
         t.registration_closes_at, t.requires_approval, t.require_email_verification, t.meet_link, t.google_event_id,
         t.meeting_id, t.address, t.latitude::float, t.longitude::float, t.is_recurring, t.recurrence_frequency,
         t.recurrence_end_date::text, t.has_certificate, t.certificate_description ->> 'az' as certificate_description,
         t.certificate_has_expiry, t.certificate_expiry_years, t.certificate_expiry_months, t.certificate_expiry_days,
         t.exam_required, t.min_exam_score, t.created_at, t.updated_at, m.media, ${counts}
    from (select * from trainings order by created_at desc, id desc limit $1 offset $2) t
    join categories c on c.id = t.category_id
    join users u on u.id = t.trainer_id
    left join files p on p.id = u.photo_id
    left join lateral (
      select e.id, e.title ->> 'az' as title from exams e
       where e.training_id = t.id and e.status = 'PUBLISHED' order by e.id limit 1) x on true
    left join lateral (
      select json_agg(json_build_object('purpose', f.purpose, 'kind', file_kind(f.purpose, f.mime), 'url', f.url,
               'name', f.name, 'title', f.title ->> 'az', 'mime', f.mime, 'size', f.size,
               'createdAt', f.created_at) order by f.id) as media
        from files f where f.training_id = t.id and f.lesson_id is null) m on true
    ${joins}
   order by t.created_at desc, t.id desc`;

const counted = page(
  `r.registrations, r.started, r.completed, n.modules, l.lessons, f.own, f.videos, f.documents, f.images, f.audio,
   (select count(*)::int from trainings) as total`,
  `left join lateral (
     select count(*) filter (where status not in ('CANCELLED', 'REJECTED'))::int as registrations,
            count(*) filter (where started_at is not null and status not in ('CANCELLED', 'REJECTED', 'COMPLETED'))::int as started,
            count(*) filter (where status = 'COMPLETED')::int as completed
       from registrations where training_id = t.id) r on true
   left join lateral (select count(*)::int as modules from modules where training_id = t.id) n on true
   left join lateral (select count(*)::int as lessons from lessons where training_id = t.id and status = 'PUBLISHED') l on true
   left join lateral (
     select count(*) filter (where lesson_id is null)::int as own,
            count(*) filter (where kind = 'VIDEO')::int as videos,
            count(*) filter (where kind = 'DOCUMENT')::int as documents,
            count(*) filter (where kind = 'IMAGE')::int as images,
            count(*) filter (where kind = 'AUDIO')::int as audio
       from (select f.lesson_id, file_kind(f.purpose, f.mime) as kind
               from files f left join lessons l on l.id = f.lesson_id
              where f.training_id = t.id and (f.lesson_id is null or l.status = 'PUBLISHED')
             offset 0) file) f on true`,
);

const overKeptCounts = page(
  `s.*, (select count(*)::int from trainings) as total`,
  "join training_stats s on s.training_id = t.id",
);

const rowsOnly = page("(select count(*)::int from trainings) as total", "");

const modules = `
  select m.id, m.training_id, m.title ->> 'az' as title, m.sequence, m.created_at, m.updated_at, l.lessons
    from modules m
    left join lateral (
      select json_agg(json_build_object('id', l.id, 'moduleId', l.module_id, 'title', l.title ->> 'az', 'type', l.type,
               'status', l.status, 'durationMinutes', l.duration_minutes, 'isRequired', l.is_required, 'sequence', l.sequence,
               'videoUrl', (select f.url from files f where f.lesson_id = l.id and file_kind(f.purpose, f.mime) = 'VIDEO' order by f.id limit 1),
               'pdfUrl', (select f.url from files f where f.lesson_id = l.id and file_kind(f.purpose, f.mime) = 'DOCUMENT' order by f.id limit 1)
             ) order by l.sequence) as lessons
        from lessons l where l.module_id = m.id) l on true
   where m.training_id = any($1) order by m.training_id, m.sequence`;

const way = (name: string, text: string, includes: boolean): Way => ({
  name,
  includes,
  async prepare({ pool }, asked) {
    const { rows } = await pool.query("select count(*)::int as total from trainings");
    const values = [asked.items, offsetOf(asked, rows[0].total)];
    // The page size is written out and the statement is named, so that its plan is kept as ours is.
    const statement = {
      name: `${name} ${asked.items} trainings`,
      text: text.replace("limit $1 offset $2", `limit ${asked.items} offset $1`),
      values: values.slice(1),
    };
    return async () => {
      const found = await pool.query(statement);
      if (!asked.includes) return found.rows;
      const chapters = await pool.query({
        name: `${name} modules`,
        text: modules,
        values: [found.rows.map(({ id }) => id)],
      });
      const byTraining = Map.groupBy(chapters.rows, ({ training_id }) => training_id);
      return found.rows.map((row) => ({ ...row, modules: byTraining.get(row.id) ?? [] }));
    };
  },
});

/** What a careful author writes by hand for the driver: one statement, the counts beside each row by lateral joins. */
export const handWritten = way("hand-written SQL, counted at read", counted, true);

/** The same, reading the kept counts that ours reads. */
export const handWrittenKept = way("hand-written SQL, kept counts", overKeptCounts, true);

/** The page and its total with no counts at all: the floor. */
export const pageRowsOnly = way("page rows only, no counts", rowsOnly, false);
