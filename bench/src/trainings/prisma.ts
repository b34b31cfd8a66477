import type { Prisma } from "@agrar/db";
import { offsetOf, type Way, type World } from "../way.ts";

const card = {
  id: true,
  title: true,
  description: true,
  type: true,
  status: true,
  difficulty: true,
  language: true,
  tags: true,
  startDate: true,
  endDate: true,
  startTime: true,
  endTime: true,
  timezone: true,
  capacity: true,
  registrationOpensAt: true,
  registrationClosesAt: true,
  requiresApproval: true,
  requireEmailVerification: true,
  meetLink: true,
  googleEventId: true,
  meetingId: true,
  address: true,
  latitude: true,
  longitude: true,
  isRecurring: true,
  recurrenceFrequency: true,
  recurrenceEndDate: true,
  hasCertificate: true,
  certificateDescription: true,
  certificateHasExpiry: true,
  certificateExpiryYears: true,
  certificateExpiryMonths: true,
  certificateExpiryDays: true,
  examRequired: true,
  minExamScore: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.TrainingSelect;

const related = {
  category: { select: { id: true, name: true } },
  exams: {
    where: { status: "PUBLISHED" },
    orderBy: { id: "asc" },
    take: 1,
    select: { id: true, title: true },
  },
  files: { where: { lessonId: null }, orderBy: { id: "asc" } },
} satisfies Prisma.TrainingSelect;

const person = {
  id: true,
  firstName: true,
  lastName: true,
  photo: { select: { url: true } },
} satisfies Prisma.UserSelect;

const content = {
  modules: {
    orderBy: { sequence: "asc" },
    select: {
      id: true,
      trainingId: true,
      title: true,
      sequence: true,
      createdAt: true,
      updatedAt: true,
      lessons: {
        orderBy: { sequence: "asc" },
        select: {
          id: true,
          moduleId: true,
          title: true,
          type: true,
          status: true,
          durationMinutes: true,
          isRequired: true,
          sequence: true,
          files: { select: { purpose: true, mime: true, url: true }, orderBy: { id: "asc" } },
        },
      },
    },
  },
} satisfies Prisma.TrainingSelect;

const order = { orderBy: [{ createdAt: "desc" }, { id: "desc" }] } satisfies Prisma.TrainingFindManyArgs;
const standing = { status: { notIn: ["CANCELLED", "REJECTED"] } } satisfies Prisma.RegistrationWhereInput;

/** What most would write with Prisma: joined relations, and a grouped count for each kind of thing. */
export const prismaGroupBy: Way = {
  name: "Prisma join + groupBy",
  includes: true,
  async prepare({ db }, asked) {
    const skip = offsetOf(asked, await db.training.count());
    return async () => {
      const [rows, total] = await Promise.all([
        db.training.findMany({
          ...order,
          take: asked.items,
          skip,
          relationLoadStrategy: "join",
          select: {
            ...card,
            ...related,
            trainer: { select: person },
            ...(asked.includes ? content : {}),
            _count: { select: { modules: true } },
          },
        }),
        db.training.count(),
      ]);
      const trainingId = { in: rows.map(({ id }) => id) };
      const [byStatus, started, lessons, files] = await Promise.all([
        db.registration.groupBy({ by: ["trainingId", "status"], where: { trainingId }, _count: true }),
        db.registration.groupBy({
          by: ["trainingId"],
          where: {
            trainingId,
            startedAt: { not: null },
            status: { notIn: ["CANCELLED", "REJECTED", "COMPLETED"] },
          },
          _count: true,
        }),
        db.lesson.groupBy({ by: ["trainingId"], where: { trainingId, status: "PUBLISHED" }, _count: true }),
        db.file.groupBy({
          by: ["trainingId", "purpose", "mime"],
          where: { trainingId, OR: [{ lessonId: null }, { lesson: { status: "PUBLISHED" } }] },
          _count: true,
        }),
      ]);
      const of = <Row extends { trainingId: number | null }>(groups: Row[], id: number) =>
        groups.filter((group) => group.trainingId === id);
      return {
        total,
        rows: rows.map((row) => ({
          ...row,
          byStatus: of(byStatus, row.id),
          started: of(started, row.id),
          lessons: of(lessons, row.id),
          media: of(files, row.id),
        })),
      };
    };
  },
};

/** What the old portal did: the page, then for each of its rows a question about each number. */
export const queryPerRow: Way = {
  name: "one query per row and number",
  includes: true,
  async prepare({ db }, asked) {
    const skip = offsetOf(asked, await db.training.count());
    return async () => {
      const rows = await db.training.findMany({
        ...order,
        take: asked.items,
        skip,
        select: { ...card, categoryId: true, trainerId: true },
      });
      const whole: unknown[] = [await db.training.count()];
      for (const row of rows) whole.push({ ...row, ...(await aboutOne(db, row, asked.includes)) });
      return whole;
    };
  },
};

async function aboutOne(
  db: World["db"],
  { id, categoryId, trainerId }: { id: number; categoryId: number; trainerId: number },
  includes: boolean,
) {
  const trainingId = id;
  return {
    category: await db.category.findUnique({ where: { id: categoryId }, select: { id: true, name: true } }),
    trainer: await db.user.findUnique({
      where: { id: trainerId },
      relationLoadStrategy: "join",
      select: person,
    }),
    exam: await db.exam.findFirst({
      where: { trainingId, status: "PUBLISHED" },
      orderBy: { id: "asc" },
      select: { id: true, title: true },
    }),
    registrations: await db.registration.count({ where: { trainingId, ...standing } }),
    started: await db.registration.count({
      where: {
        trainingId,
        startedAt: { not: null },
        status: { notIn: ["CANCELLED", "REJECTED", "COMPLETED"] },
      },
    }),
    completed: await db.registration.count({ where: { trainingId, status: "COMPLETED" } }),
    modules: includes
      ? await db.module.findMany({ where: { trainingId }, relationLoadStrategy: "join", ...content.modules })
      : await db.module.count({ where: { trainingId } }),
    lessons: await db.lesson.count({ where: { trainingId, status: "PUBLISHED" } }),
    files: await db.file.findMany({
      where: { trainingId, OR: [{ lessonId: null }, { lesson: { status: "PUBLISHED" } }] },
    }),
  };
}
