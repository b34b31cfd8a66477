import type { Context } from "../context.ts";
import { type Keeping, rowTags } from "../keeping.ts";
import type { Page } from "../list/schema.ts";
import { nextPhase } from "./queries.ts";
import type { Exam, ExamByIdInput, ExamListInput } from "./schema.ts";

/** Which exams there are on a page, and in which order, hangs on every one and on their trainings. */
export const examList: Keeping<ExamListInput, Page<Exam>> = {
  life: "list",
  tags: ({ sort }, { items }) => [
    "exam",
    "training",
    "category",
    "trainer",
    ...(sort === "registrations" ? ["exam.counts"] : []),
    ...rowTags(
      "exam",
      items.map(({ id }) => id),
    ),
  ],
  until: (ctx, { phase }, { items }) => (phase ? nextPhase(ctx) : firstTurn(ctx, items)),
};

export const examById: Keeping<ExamByIdInput, Exam> = {
  life: "detail",
  tags: (_input, { id, category, training }) => [
    ...rowTags("exam", [id]),
    ...rowTags("category", [category.id]),
    ...(training
      ? [...rowTags("training", [training.id]), ...rowTags("trainer", [training.trainer.id])]
      : []),
  ],
  until: (ctx, _input, exam) => firstTurn(ctx, [exam]),
};

/** When the first of the exams begins or has ended: then it is in another phase. */
function firstTurn({ now }: Context, exams: Exam[]): Date | null {
  const turns = exams.flatMap(({ startDate, endDate }) => [
    ...(startDate ? [Date.parse(startDate)] : []),
    ...(endDate ? [Date.parse(endDate) + 1] : []),
  ]);
  const first = Math.min(...turns.filter((turn) => turn > now.getTime()));
  return Number.isFinite(first) ? new Date(first) : null;
}
