import { z } from "zod";
import { id } from "../list/schema.ts";
import { listNames, lower, pageBody, restPage, restRoute, texts, textsOf } from "../rest-route.ts";
import { type Exam, type ExamQuestion, exam, examByIdInput, examListInput } from "./schema.ts";

const { shape } = exam;
const count = shape.registrationsCount;
const flag = z.boolean();

const restQuestion = z
  .strictObject({
    id,
    exam_id: id,
    question_text: texts,
    explanation: texts.nullable(),
    question_type: z.enum(["single_choice", "multiple_choice", "true_false", "text"]),
    difficulty: z.enum(["easy", "medium", "hard"]),
    points: z.number().int(),
    is_required: flag,
    sequence: z.number().int(),
    choices: z.array(
      z.strictObject({ id, choice_text: texts, is_correct: flag, sequence: z.number().int() }),
    ),
  })
  .meta({ id: "Question" });

/** An exam under the names of the old portal. */
const restExam = z
  .strictObject({
    id,
    training_id: id.nullable(),
    title: texts,
    description: texts.nullable(),
    sertifikat_description: texts.nullable(),
    certificate_validity_days: shape.certificateValidityDays,
    category: z.string(),
    category_id: id,
    passing_score: shape.passingScore,
    duration_minutes: shape.durationMinutes,
    time_warning_minutes: shape.timeWarningMinutes,
    max_attempts: shape.maxAttempts,
    exam_question_count: shape.examQuestionCount,
    auto_submit: flag,
    randomize_questions: flag,
    randomize_choices: flag,
    show_results_immediately: flag,
    show_correct_answers: flag,
    show_explanations: flag,
    allow_tab_switching: flag,
    track_tab_changes: flag,
    rules: texts.nullable(),
    instructions: texts.nullable(),
    hashtags: shape.hashtags,
    start_date: shape.startDate,
    end_date: shape.endDate,
    /** Where now is in its dates. */
    status: z.enum(["upcoming", "active", "ended"]),
    /** What the old portal kept in the database under the name of `status`. */
    publication_status: z.enum(["draft", "published", "archived"]),
    created_at: shape.createdAt,
    updated_at: shape.updatedAt,
    questions_count: count,
    registrations_count: count,
    completed_registrations_count: count,
    passed_registrations_count: count,
    training: z
      .strictObject({
        id,
        title: texts.nullable(),
        type: z.enum(["online", "offline", "video"]),
        trainer: z.strictObject({ id, first_name: z.string(), last_name: z.string() }),
      })
      .nullable(),
    questions: z.array(restQuestion).nullable().optional(),
    exam_type: z.enum(["training_based", "independent"]),
    display_category: z.string(),
    training_title: z.string().nullable(),
    completion_rate: shape.completionRate,
    pass_rate: shape.passRate,
  })
  .meta({ id: "Exam" });

function toRest(exam: Exam): z.infer<typeof restExam> {
  const { title, description, certificateDescription, rules, instructions, trainingTitle } = textsOf(exam);
  return {
    id: exam.id,
    training_id: exam.training?.id ?? null,
    title,
    description,
    sertifikat_description: certificateDescription,
    certificate_validity_days: exam.certificateValidityDays,
    category: exam.category.name,
    category_id: exam.category.id,
    passing_score: exam.passingScore,
    duration_minutes: exam.durationMinutes,
    time_warning_minutes: exam.timeWarningMinutes,
    max_attempts: exam.maxAttempts,
    exam_question_count: exam.examQuestionCount,
    auto_submit: exam.autoSubmit,
    randomize_questions: exam.randomizeQuestions,
    randomize_choices: exam.randomizeChoices,
    show_results_immediately: exam.showResultsImmediately,
    show_correct_answers: exam.showCorrectAnswers,
    show_explanations: exam.showExplanations,
    allow_tab_switching: exam.allowTabSwitching,
    track_tab_changes: exam.trackTabChanges,
    rules,
    instructions,
    hashtags: exam.hashtags,
    start_date: exam.startDate,
    end_date: exam.endDate,
    status: lower(exam.phase),
    publication_status: lower(exam.status),
    created_at: exam.createdAt,
    updated_at: exam.updatedAt,
    questions_count: exam.questionsCount,
    registrations_count: exam.registrationsCount,
    completed_registrations_count: exam.completedCount,
    passed_registrations_count: exam.passedCount,
    training: exam.training && {
      id: exam.training.id,
      title: trainingTitle,
      type: lower(exam.training.type),
      trainer: {
        id: exam.training.trainer.id,
        first_name: exam.training.trainer.firstName,
        last_name: exam.training.trainer.lastName,
      },
    },
    ...(exam.questions !== undefined && { questions: exam.questions?.map(toRestQuestion) ?? null }),
    exam_type: lower(exam.type),
    display_category: exam.category.name,
    training_title: exam.training?.title ?? null,
    completion_rate: exam.completionRate,
    pass_rate: exam.passRate,
  };
}

const toRestQuestion = (question: ExamQuestion): z.infer<typeof restQuestion> => ({
  id: question.id,
  exam_id: question.examId,
  question_text: textsOf(question).text,
  explanation: textsOf(question).explanation,
  question_type: lower(question.type),
  difficulty: lower(question.difficulty),
  points: question.points,
  is_required: question.isRequired,
  sequence: question.sequence,
  choices: question.choices.map((choice) => ({
    id: choice.id,
    choice_text: textsOf(choice).text,
    is_correct: choice.isCorrect,
    sequence: choice.sequence,
  })),
});

export const examRest = [
  restRoute({
    path: "/exams",
    summary: "A page of exams",
    input: examListInput,
    // What old clients call the status of an exam is where now is in its dates.
    names: { ...listNames, phase: "status", status: "publication_status", type: "exam_type" },
    body: restPage(restExam),
    ask: (portal, input) => portal.exam.list({ ...input, includeTranslations: true }),
    toBody: (page, { url }) => pageBody(page, toRest, url),
  }),
  restRoute({
    path: "/exams/{id}",
    summary: "One exam",
    input: examByIdInput,
    body: z.strictObject({ data: restExam }),
    ask: (portal, input) => portal.exam.byId({ ...input, includeTranslations: true }),
    toBody: (exam) => ({ data: toRest(exam) }),
  }),
];
