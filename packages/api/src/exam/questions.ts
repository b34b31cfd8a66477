import { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";
import { editableBy, relations } from "./policy.ts";
import type { Exam, ExamQuestion } from "./schema.ts";

/**
 * The exams with their question banks, all in one statement. The bank is the key to the exam, so it is there only for
 * those who may edit it; for everybody else no statement is sent, and `questions` is null.
 */
export async function withQuestions(
  { db, viewer }: Context,
  { lang, includeTranslations }: { lang: Locale; includeTranslations: boolean },
  exams: Exam[],
): Promise<Exam[]> {
  const mayHold = viewer.role === "TRAINER" || viewer.role === "ADMIN";
  if (!mayHold || exams.length === 0) return exams.map((exam) => ({ ...exam, questions: null }));
  const text = (column: string) => Prisma.raw(localized(column, lang));
  const translations = (sql: Prisma.Sql) =>
    includeTranslations ? Prisma.sql`${sql} as "translations",` : Prisma.empty;

  const [row] = await db.$queryRaw<[{ questions: Record<string, ExamQuestion[]> }]>`
    select coalesce(json_object_agg(exam_id, questions), '{}') as questions
      from (
        select e.id as exam_id,
               (select coalesce(json_agg(question order by question.sequence), '[]')
                  from (
                    select q.id, q.exam_id as "examId", ${text("q.text")} as "text",
                           ${translations(Prisma.sql`json_build_object('text', q.text, 'explanation', q.explanation)`)}
                           ${text("q.explanation")} as "explanation", q.type, q.difficulty, q.points,
                           q.is_required as "isRequired", q.sequence,
                           (select coalesce(json_agg(choice order by choice.sequence), '[]')
                              from (
                                select c.id, ${text("c.text")} as "text",
                                       ${translations(Prisma.sql`json_build_object('text', c.text)`)}
                                       c.is_correct as "isCorrect", c.sequence
                                  from choices c where c.question_id = q.id) choice) as "choices"
                      from questions q where q.exam_id = e.id) question) as questions
          from exams e left join trainings t on t.id = e.training_id
         where e.id = any(${exams.map(({ id }) => id)}) and ${sqlWhere(editableBy(viewer), "e", relations)}) found`;
  return exams.map((exam) => ({ ...exam, questions: row.questions[exam.id] ?? null }));
}
