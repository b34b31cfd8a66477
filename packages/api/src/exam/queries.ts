import { Prisma } from "@agrar/db";
import { everything, sqlWhere } from "@agrar/db/where";
import { inCategory } from "../category/queries.ts";
import type { Context, Person } from "../context.ts";
import { AppError } from "../error.ts";
import { withinDays } from "../list/days.ts";
import { registeredIn, whose } from "../list/mine.ts";
import { foundBy, hasWord, localizedSort, page, type Sort } from "../list/page.ts";
import type { Locale, Page } from "../list/schema.ts";
import { examItem } from "./item.ts";
import { relations, visibleTo } from "./policy.ts";
import { withQuestions } from "./questions.ts";
import type { Exam, ExamByIdInput, ExamListInput } from "./schema.ts";

const from = Prisma.sql`exams e left join trainings t on t.id = e.training_id left join exam_stats s on s.exam_id = e.id`;

const sorts: Record<ExamListInput["sort"], (lang: Locale) => Sort> = {
  createdAt: () => ({ key: "e.created_at", type: "timestamptz" }),
  title: (lang) => localizedSort("e.title", lang),
  startDate: () => ({ key: "coalesce(e.start_date, 'infinity'::timestamptz)", type: "timestamptz" }),
  endDate: () => ({ key: "coalesce(e.end_date, 'infinity'::timestamptz)", type: "timestamptz" }),
  passingScore: () => ({ key: "e.passing_score", type: "bigint" }),
  registrations: () => ({
    key: "s.attempts",
    type: "bigint",
    id: "s.exam_id",
    from: Prisma.sql`exam_stats s join exams e on e.id = s.exam_id left join trainings t on t.id = e.training_id`,
  }),
};

/** A page of the exams there are for the viewer: one statement, two with their questions. */
export async function listExams(ctx: Context, input: ExamListInput): Promise<Page<Exam>> {
  const found = await page<Exam>(
    ctx.db,
    {
      from,
      id: "e.id",
      where: [
        sqlWhere(visibleTo(ctx.viewer), "e", relations),
        sqlWhere(filter(ctx, input), "e", relations),
        input.scope === "mine" ? ownedBy(whose(ctx.viewer)) : everything,
        inCategory("e", input.category),
      ],
      found: foundBy(input.search, select),
      sort: sorts[input.sort](input.lang),
      item: examItem(ctx.now, input),
    },
    input,
  );
  return input.includeQuestions ? { ...found, items: await withQuestions(ctx, input, found.items) } : found;
}

/**
 * One exam: one statement, two with its questions.
 *
 * @throws AppError `exam.notFound` when there is none for the viewer.
 */
export async function examById(ctx: Context, { id, ...input }: ExamByIdInput): Promise<Exam> {
  const found = await page<Exam>(
    ctx.db,
    {
      from,
      id: "e.id",
      where: [sqlWhere({ id, AND: visibleTo(ctx.viewer) } satisfies Prisma.ExamWhereInput, "e", relations)],
      sort: { key: "e.id", type: "int" },
      item: examItem(ctx.now, input),
    },
    { ...input, sort: "id", order: "asc", pageSize: 1, total: false },
  );
  const items = input.includeQuestions ? await withQuestions(ctx, input, found.items) : found.items;
  if (!items[0]) throw new AppError("NOT_FOUND", "exam.notFound", { field: "id" });
  return items[0];
}

/** When the next exam begins, or has ended: until then every exam stays in its phase. Null when none will. */
export async function nextPhase({ db, now }: Context): Promise<Date | null> {
  const [row] = await db.$queryRaw<[{ next: Date | null }]>`
    select least((select min(start_date) from exams where start_date > ${now}),
                 (select min(end_date) + interval '1 millisecond' from exams
                   where coalesce(end_date, 'infinity'::timestamptz) >= ${now})) as next`;
  return row.next;
}

function filter({ now }: Context, input: ExamListInput): Prisma.ExamWhereInput {
  return {
    trainingId: input.trainingId,
    training: input.trainerId === undefined ? undefined : { trainerId: input.trainerId },
    status: input.status,
    id: input.ids && { in: input.ids },
    startDate: withinDays(input),
    AND: [
      input.phase ? phases(now)[input.phase] : {},
      input.type ? { trainingId: input.type === "INDEPENDENT" ? null : { not: null } } : {},
      input.hasCertificate === undefined ? {} : certificate(input.hasCertificate),
    ],
  } as Prisma.ExamWhereInput;
}

/** Whether passing gives a certificate, of the exam or of its training. */
const certificate = (given: boolean): Prisma.ExamWhereInput =>
  given
    ? { OR: [{ issuesCertificate: true }, { training: { hasCertificate: true } }] }
    : { issuesCertificate: false, OR: [{ trainingId: null }, { training: { hasCertificate: false } }] };

/** What each phase means at a moment; the item says the same of each exam. */
const phases = (now: Date): Record<NonNullable<ExamListInput["phase"]>, Prisma.ExamWhereInput> => ({
  UPCOMING: { startDate: { gt: now } },
  ENDED: { endDate: { lt: now } },
  ACTIVE: {
    AND: [
      { OR: [{ startDate: null }, { startDate: { lte: now } }] },
      { OR: [{ endDate: null }, { endDate: { gte: now } }] },
    ],
  },
});

/** A learner's exams are those of the trainings they are registered in, everybody else's those they make or grade. */
const ownedBy = (person: Person) =>
  person.role === "LEARNER"
    ? registeredIn("e.training_id", person)
    : sqlWhere({ OR: [{ createdById: person.id }, { training: { trainerId: person.id } }] }, "e", relations);

/** A word is looked for in title and description of the exam and of its training, and in the name of the category. */
const select = (word: string) => Prisma.sql`
  select id from exams where ${hasWord("search_text", word)}
  union
  select x.id from trainings y join exams x on x.training_id = y.id where ${hasWord("y.search_text", word)}
  union
  select id from exams where category_id in (
    select id from categories where ${hasWord("search_text(name, null)", word)})`;
