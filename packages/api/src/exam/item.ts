import { Prisma } from "@agrar/db";
import { localized } from "../list/page.ts";
import type { Locale } from "../list/schema.ts";

/** The columns of an `Exam`, over the exam `e`, its training `t` and its stats `s`. No question, and no key, is among them. */
export function examItem(
  now: Date,
  { lang, includeTranslations }: { lang: Locale; includeTranslations: boolean },
) {
  const text = (column: string) => Prisma.raw(localized(column, lang));
  return Prisma.sql`
    e.id, ${text("e.title")} as "title", ${text("e.description")} as "description",
    jsonb_path_query_array(e.title, '$.keyvalue().key') as "availableLocales",
    ${includeTranslations ? translations : Prisma.empty}
    (select json_build_object('id', c.id, 'name', ${text("c.name")}) from categories c where c.id = e.category_id) as "category",
    (select json_build_object('id', t.id, 'title', ${text("t.title")}, 'type', t.type,
              'trainer', json_build_object('id', u.id, 'firstName', u.first_name, 'lastName', u.last_name))
       from users u where u.id = t.trainer_id) as "training",
    case when e.training_id is null then 'INDEPENDENT' else 'TRAINING_BASED' end as "type",
    e.status,
    case when e.start_date > ${now} then 'UPCOMING' when e.end_date < ${now} then 'ENDED' else 'ACTIVE' end as "phase",
    ${text("e.certificate_description")} as "certificateDescription",
    e.certificate_validity_days as "certificateValidityDays", e.issues_certificate as "issuesCertificate",
    e.passing_score as "passingScore", e.duration_minutes as "durationMinutes",
    e.time_warning_minutes as "timeWarningMinutes", e.max_attempts as "maxAttempts",
    e.exam_question_count as "examQuestionCount", e.start_date as "startDate", e.end_date as "endDate",
    ${text("e.rules")} as "rules", ${text("e.instructions")} as "instructions", e.hashtags,
    e.auto_submit as "autoSubmit", e.randomize_questions as "randomizeQuestions",
    e.randomize_choices as "randomizeChoices", e.show_results_immediately as "showResultsImmediately",
    e.show_correct_answers as "showCorrectAnswers", e.show_explanations as "showExplanations",
    e.allow_tab_switching as "allowTabSwitching", e.track_tab_changes as "trackTabChanges",
    e.created_at as "createdAt", e.updated_at as "updatedAt",
    s.questions as "questionsCount", s.attempts as "registrationsCount", s.completed as "completedCount",
    s.passed as "passedCount", s.completion_rate as "completionRate", s.pass_rate as "passRate"`;
}

const translations = Prisma.sql`
  json_build_object('title', e.title, 'description', e.description, 'certificateDescription', e.certificate_description,
    'rules', e.rules, 'instructions', e.instructions, 'trainingTitle', t.title) as "translations",`;
