import { offsetOf, type Way } from "../way.ts";

const page = (counts: string, joins: string) => `
  select e.id, e.title ->> 'az' as title, e.description ->> 'az' as description,
         array(select jsonb_object_keys(e.title)) as locales, e.category_id, c.name ->> 'az' as category,
         t.id as training_id, t.title ->> 'az' as training_title, t.type as training_type, u.id as trainer_id, u.first_name,
         u.last_name, e.status, case when e.start_date > now() then 'UPCOMING' when e.end_date < now() then 'ENDED' else 'ACTIVE' end as phase,
         e.certificate_description ->> 'az' as certificate_description, e.certificate_validity_days, e.issues_certificate,
         e.passing_score, e.duration_minutes, e.time_warning_minutes, e.max_attempts, e.exam_question_count, e.start_date,
         e.end_date, e.rules ->> 'az' as rules, e.instructions ->> 'az' as instructions, e.hashtags, e.auto_submit,
         e.randomize_questions, e.randomize_choices, e.show_results_immediately, e.show_correct_answers, e.show_explanations,
         e.allow_tab_switching, e.track_tab_changes, e.created_at, e.updated_at, ${counts}
    from (select * from exams order by created_at desc, id desc limit $1 offset $2) e
    join categories c on c.id = e.category_id
    left join trainings t on t.id = e.training_id
    left join users u on u.id = t.trainer_id
    ${joins}
   order by e.created_at desc, e.id desc`;

const total = "(select count(*)::int from exams) as total";

const counted = page(
  `q.questions, a.attempts, a.completed, a.passed, ${total}`,
  `left join lateral (select count(*)::int as questions from questions where exam_id = e.id) q on true
   left join lateral (
     select count(*) filter (where status <> 'VOIDED')::int as attempts,
            count(*) filter (where status in ('PASSED', 'FAILED'))::int as completed,
            count(*) filter (where status = 'PASSED')::int as passed
       from exam_attempts where exam_id = e.id) a on true`,
);

const overKeptCounts = page(`s.*, ${total}`, "join exam_stats s on s.exam_id = e.id");

const questions = `
  select q.id, q.exam_id, q.text ->> 'az' as text, q.explanation ->> 'az' as explanation, q.type, q.difficulty, q.points,
         q.is_required, q.sequence, c.choices
    from questions q
    left join lateral (
      select json_agg(json_build_object('id', c.id, 'text', c.text ->> 'az', 'isCorrect', c.is_correct, 'sequence', c.sequence)
               order by c.sequence) as choices
        from choices c where c.question_id = q.id) c on true
   where q.exam_id = any($1) order by q.exam_id, q.sequence`;

const way = (name: string, text: string, includes: boolean): Way => ({
  name,
  includes,
  async prepare({ pool }, asked) {
    const { rows } = await pool.query("select count(*)::int as total from exams");
    const statement = {
      name: `${name} ${asked.items} exams`,
      text: text.replace("limit $1 offset $2", `limit ${asked.items} offset $1`),
      values: [offsetOf(asked, rows[0].total)],
    };
    return async () => {
      const found = await pool.query(statement);
      if (!asked.includes) return found.rows;
      const bank = await pool.query({
        name: `${name} questions`,
        text: questions,
        values: [found.rows.map(({ id }) => id)],
      });
      const byExam = Map.groupBy(bank.rows, ({ exam_id }) => exam_id);
      return found.rows.map((row) => ({ ...row, questions: byExam.get(row.id) ?? [] }));
    };
  },
});

/** What a careful author writes by hand for the driver: one statement, the counts beside each row by lateral joins. */
export const handWritten = way("hand-written SQL, counted at read", counted, true);

/** The same, reading the kept counts that ours reads. */
export const handWrittenKept = way("hand-written SQL, kept counts", overKeptCounts, true);

/** The page and its total with no counts at all: the floor. */
export const pageRowsOnly = way("page rows only, no counts", page(total, ""), false);
