import type { Prisma } from "@agrar/db";
import { offsetOf, type Way } from "../way.ts";

const card = {
  id: true,
  title: true,
  description: true,
  status: true,
  certificateDescription: true,
  certificateValidityDays: true,
  issuesCertificate: true,
  passingScore: true,
  durationMinutes: true,
  timeWarningMinutes: true,
  maxAttempts: true,
  examQuestionCount: true,
  startDate: true,
  endDate: true,
  rules: true,
  instructions: true,
  hashtags: true,
  autoSubmit: true,
  randomizeQuestions: true,
  randomizeChoices: true,
  showResultsImmediately: true,
  showCorrectAnswers: true,
  showExplanations: true,
  allowTabSwitching: true,
  trackTabChanges: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ExamSelect;

const training = {
  select: {
    id: true,
    title: true,
    type: true,
    trainer: { select: { id: true, firstName: true, lastName: true } },
  },
} satisfies Prisma.TrainingDefaultArgs;

const bank = {
  orderBy: { sequence: "asc" },
  select: {
    id: true,
    examId: true,
    text: true,
    explanation: true,
    type: true,
    difficulty: true,
    points: true,
    isRequired: true,
    sequence: true,
    choices: {
      orderBy: { sequence: "asc" },
      select: { id: true, text: true, isCorrect: true, sequence: true },
    },
  },
} satisfies Prisma.Exam$questionsArgs;

const order = { orderBy: [{ createdAt: "desc" }, { id: "desc" }] } satisfies Prisma.ExamFindManyArgs;

/** What most would write with Prisma: joined relations, and a grouped count of the attempts. */
export const prismaGroupBy: Way = {
  name: "Prisma join + groupBy",
  includes: true,
  async prepare({ db }, asked) {
    const skip = offsetOf(asked, await db.exam.count());
    return async () => {
      const [rows, total] = await Promise.all([
        db.exam.findMany({
          ...order,
          take: asked.items,
          skip,
          relationLoadStrategy: "join",
          select: {
            ...card,
            category: { select: { id: true, name: true } },
            training,
            ...(asked.includes ? { questions: bank } : {}),
            _count: { select: { questions: true } },
          },
        }),
        db.exam.count(),
      ]);
      const examId = { in: rows.map(({ id }) => id) };
      const attempts = await db.examAttempt.groupBy({
        by: ["examId", "status"],
        where: { examId },
        _count: true,
      });
      const byExam = Map.groupBy(attempts, (group) => group.examId);
      return { total, rows: rows.map((row) => ({ ...row, attempts: byExam.get(row.id) ?? [] })) };
    };
  },
};

/** What the old portal did: the page, then for each of its rows a question about each number. */
export const queryPerRow: Way = {
  name: "one query per row and number",
  includes: true,
  async prepare({ db }, asked) {
    const skip = offsetOf(asked, await db.exam.count());
    return async () => {
      const rows = await db.exam.findMany({
        ...order,
        take: asked.items,
        skip,
        select: { ...card, categoryId: true, trainingId: true },
      });
      const whole: unknown[] = [await db.exam.count()];
      for (const row of rows) {
        const examId = row.id;
        whole.push({
          ...row,
          category: await db.category.findUnique({
            where: { id: row.categoryId },
            select: { id: true, name: true },
          }),
          training:
            row.trainingId &&
            (await db.training.findUnique({
              where: { id: row.trainingId },
              relationLoadStrategy: "join",
              ...training,
            })),
          questions: asked.includes
            ? await db.question.findMany({ where: { examId }, relationLoadStrategy: "join", ...bank })
            : await db.question.count({ where: { examId } }),
          attempts: await db.examAttempt.count({ where: { examId, status: { not: "VOIDED" } } }),
          completed: await db.examAttempt.count({ where: { examId, status: { in: ["PASSED", "FAILED"] } } }),
          passed: await db.examAttempt.count({ where: { examId, status: "PASSED" } }),
        });
      }
      return whole;
    };
  },
};
