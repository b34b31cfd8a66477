import type pg from "pg";
import { categoryId, type PlannedTraining } from "./catalogue.ts";
import { type Clock, day } from "./clock.ts";
import { exams } from "./exams/all.ts";
import type { DemoExam } from "./exams/exam.ts";
import type { People } from "./people.ts";
import { type PaperQuestion, readPaper } from "./question-paper.ts";
import { insertRows, moment, type Row } from "./rows.ts";
import { translated } from "./translated.ts";

/** An exam as written down, with its id and what the attempts need. Times are milliseconds. */
export interface PlannedExam {
  id: number;
  of: DemoExam;
  training: PlannedTraining | undefined;
  trainerId: number;
  since: number;
  opens: number | null;
  closes: number | null;
  questions: PaperQuestion[];
}

/** Reads the papers and finds each exam's training. */
export function planExams(clock: Clock, people: People, trainings: PlannedTraining[]): PlannedExam[] {
  return exams.map((exam, n) => {
    const { of } = exam;
    const training = "training" in of ? trainings.find((one) => one.of.key === of.training) : undefined;
    if ("training" in of && !training) throw new Error(`No training has the key ${of.training}`);
    const trainerId = "trainer" in of ? people.trainers.get(of.trainer) : training?.trainerId;
    const [first, last] = exam.days ?? [null, null];
    return {
      id: n + 1,
      of: exam,
      training,
      trainerId: trainerId ?? people.admin,
      since: training ? training.since + day : clock.now + (Math.min(first ?? 0, 0) - 12 - n) * day,
      opens: first === null ? null : clock.at(first, 9),
      closes: last === null ? null : clock.at(last, 20),
      questions: readPaper(exam.paper),
    };
  });
}

/** Exams with their questions and choices. */
export async function insertExams(client: pg.Client, planned: PlannedExam[]): Promise<void> {
  const questions = planned.flatMap((exam) =>
    exam.questions.map((question, place) => ({ exam, question, sequence: place + 1 })),
  );
  await insertRows(client, "exams", planned.map(examRow));
  await insertRows(
    client,
    "questions",
    questions.map(({ exam, question, sequence }, n) => ({
      id: n + 1,
      exam_id: exam.id,
      text: question.text,
      explanation: question.explanation ?? null,
      type: question.type,
      difficulty: (["EASY", "MEDIUM", "MEDIUM", "HARD"] as const)[n % 4],
      points: question.type === "TEXT" ? 3 : question.type === "MULTIPLE_CHOICE" ? 2 : 1,
      is_required: true,
      sequence,
      created_at: moment(exam.since),
      updated_at: moment(exam.since),
    })),
  );
  await insertRows(
    client,
    "choices",
    questions.flatMap(({ question }, n) =>
      question.choices.map(({ text, correct }, place) => ({
        question_id: n + 1,
        text,
        is_correct: correct,
        sequence: place + 1,
      })),
    ),
  );
}

function examRow({ id, of, training, trainerId, since, opens, closes, questions }: PlannedExam): Row {
  return {
    id,
    training_id: training?.id ?? null,
    category_id: training?.categoryId ?? ("category" in of.of ? categoryId(of.of.category) : null),
    created_by_id: trainerId,
    title: translated(of.title),
    description: translated(of.description),
    certificate_description: of.certificateDays ? translated(of.title) : null,
    certificate_validity_days: of.certificateDays ?? null,
    issues_certificate: of.certificateDays != null,
    passing_score: of.passingScore,
    duration_minutes: of.duration,
    time_warning_minutes: 5,
    max_attempts: of.maxAttempts ?? null,
    exam_question_count: of.draws ?? questions.length,
    start_date: moment(opens),
    end_date: moment(closes),
    rules: of.rules ? translated(of.rules) : null,
    instructions: null,
    hashtags: of.hashtags,
    auto_submit: true,
    randomize_questions: of.draws != null,
    randomize_choices: true,
    show_results_immediately: questions.every(({ type }) => type !== "TEXT"),
    show_correct_answers: false,
    show_explanations: questions.some(({ explanation }) => explanation),
    allow_tab_switching: !of.certificateDays,
    track_tab_changes: of.certificateDays != null,
    status: of.status ?? "PUBLISHED",
    created_at: moment(since),
    updated_at: moment(since),
  };
}
