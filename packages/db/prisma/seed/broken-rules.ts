import type pg from "pg";

// Each names what is wrong about rows that the database itself cannot refuse.
const rules: Record<string, string> = {
  "kept training counts differ from the rows": `
    (SELECT * FROM training_counts EXCEPT SELECT * FROM training_counts_actual)
    UNION ALL (SELECT * FROM training_counts_actual EXCEPT SELECT * FROM training_counts)`,
  "kept exam counts differ from the rows": `
    (SELECT * FROM exam_counts EXCEPT SELECT * FROM exam_counts_actual)
    UNION ALL (SELECT * FROM exam_counts_actual EXCEPT SELECT * FROM exam_counts)`,
  "what is searched differs from the rows": `
    (SELECT * FROM search_documents EXCEPT SELECT * FROM search_documents_actual)
    UNION ALL (SELECT * FROM search_documents_actual EXCEPT SELECT * FROM search_documents)`,
  "the words that a search guesses from differ from those that everybody sees": `
    WITH shown AS (SELECT DISTINCT telling_words(words) AS word FROM search_documents WHERE is_public)
    (SELECT word FROM search_words EXCEPT SELECT word FROM shown) UNION ALL (SELECT word FROM shown EXCEPT SELECT word FROM search_words)`,
  "a registration started at another time than its first lesson": `
    SELECT FROM registrations r WHERE started_at IS DISTINCT FROM (
      SELECT min(coalesce(opened_at, created_at)) FROM lesson_progress
       WHERE registration_id = r.id AND status <> 'NOT_STARTED')`,
  "a registration is completed without its required lessons, or not completed with them": `
    SELECT FROM registrations r
     WHERE status = ANY ('{APPROVED,COMPLETED}') AND started_at IS NOT NULL AND (status = 'COMPLETED') = EXISTS (
       SELECT FROM lessons l WHERE l.training_id = r.training_id AND l.status = 'PUBLISHED' AND l.is_required AND NOT EXISTS (
         SELECT FROM lesson_progress p WHERE p.registration_id = r.id AND p.lesson_id = l.id AND p.status = 'COMPLETED'))`,
  "a registration is at another percent than its progress": `
    SELECT FROM registrations r JOIN registration_progress p ON p.registration_id = r.id
     WHERE r.status IN ('APPROVED', 'COMPLETED') AND r.percent <> p.percent`,
  "a registration's last activity is not that of its progress": `
    SELECT FROM registrations r WHERE (last_activity_at, last_lesson_id) IS DISTINCT FROM (
      SELECT (max(last_accessed_at), (array_agg(lesson_id ORDER BY last_accessed_at DESC, lesson_id DESC))[1])
        FROM lesson_progress WHERE registration_id = r.id AND last_accessed_at IS NOT NULL)`,
  "a registration is completed that was never started, or has no time for it": `
    SELECT FROM registrations WHERE (status = 'COMPLETED') <> (completed_at IS NOT NULL)
       OR completed_at < started_at OR started_at < registered_at OR (status = 'COMPLETED' AND started_at IS NULL)`,
  "progress in a lesson of another training, or in a draft": `
    SELECT FROM lesson_progress p JOIN registrations r ON r.id = p.registration_id JOIN lessons l ON l.id = p.lesson_id
     WHERE l.training_id <> r.training_id OR l.status <> 'PUBLISHED'`,
  "a rating of somebody who took no part": `
    SELECT FROM ratings g
     WHERE NOT EXISTS (SELECT FROM registrations r
       WHERE r.user_id = g.user_id AND r.training_id = g.training_id AND r.status <> 'REJECTED' AND (r.status = 'COMPLETED' OR EXISTS (
         SELECT FROM lesson_progress p WHERE p.registration_id = r.id AND p.status = 'COMPLETED')))`,
  "something of a learner lies in the future": `
    SELECT FROM lesson_progress WHERE greatest(opened_at, completed_at, last_accessed_at) > now()
    UNION ALL SELECT FROM registrations WHERE greatest(registered_at, completed_at, cancelled_at) > now()
    UNION ALL SELECT FROM ratings WHERE greatest(created_at, updated_at) > now()
    UNION ALL SELECT FROM exam_attempts WHERE started_at > now()`,
  "someone registers who is no learner": `
    SELECT FROM registrations r JOIN users u ON u.id = r.user_id WHERE u.role <> 'LEARNER'`,
  "a trainer without profile or photo": `
    SELECT FROM users u LEFT JOIN trainers t ON t.user_id = u.id WHERE u.role = 'TRAINER' AND (t.user_id IS NULL OR u.photo_id IS NULL)`,
  "a question's choices break the rules": `
    SELECT FROM (SELECT q.type, count(c.id) AS choices, count(*) FILTER (WHERE c.is_correct) AS correct
                   FROM questions q LEFT JOIN choices c ON c.question_id = q.id GROUP BY q.id) q
     WHERE CASE type WHEN 'SINGLE_CHOICE' THEN choices < 2 OR correct <> 1 WHEN 'TRUE_FALSE' THEN choices <> 2 OR correct <> 1
                     WHEN 'MULTIPLE_CHOICE' THEN choices < 2 OR correct < 1 ELSE choices > 0 END`,
  "an exam draws more questions than it has": `
    SELECT FROM exams e WHERE exam_question_count > (SELECT count(*) FROM questions WHERE exam_id = e.id)`,
  "an attempt's score and status contradict each other": `
    SELECT FROM exam_attempts a JOIN exams e ON e.id = a.exam_id
     WHERE CASE a.status WHEN 'PASSED' THEN score IS NULL OR score < passing_score
                         WHEN 'FAILED' THEN score IS NULL OR score >= passing_score ELSE score IS NOT NULL END`,
  "an attempt follows one that was not failed, or begins before that one": `
    SELECT FROM exam_attempts a LEFT JOIN exam_attempts before
        ON before.user_id = a.user_id AND before.exam_id = a.exam_id AND before.attempt_number = a.attempt_number - 1
     WHERE a.attempt_number > 1 AND (before.status IS DISTINCT FROM 'FAILED' OR before.started_at >= a.started_at)`,
  "more attempts than the exam allows": `
    SELECT FROM exam_attempts a JOIN exams e ON e.id = a.exam_id WHERE a.attempt_number > e.max_attempts`,
};

/** For tests: the rules of the domain that rows of this database break. */
export async function brokenRules(client: pg.Client): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, violations] of Object.entries(rules)) {
    const { rows } = await client.query(`SELECT EXISTS (${violations}) AS violated`);
    if (rows[0].violated) broken.push(rule);
  }
  return broken;
}

/** For tests: how many rows each of these tables has. */
export async function rowCounts(client: pg.Client, tables: string[]): Promise<Record<string, number>> {
  const { rows } = await client.query(
    `SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`).join(", ")}`,
  );
  return rows[0];
}
