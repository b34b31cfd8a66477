import type { Prisma } from "@agrar/db";
import type { Person } from "../context.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import type { LessonDraft, LessonFields, LessonRef } from "./schema.ts";

/** The fields of a lesson as its table has them. */
const fields = {
  title: true,
  description: true,
  content: true,
  type: true,
  status: true,
  durationMinutes: true,
  isRequired: true,
  minCompletionSeconds: true,
} satisfies Prisma.LessonSelect;

const draft = {
  id: true,
  version: true,
  trainingId: true,
  moduleId: true,
  module: { select: { training: { select: { status: true } } } },
  progress: { take: 1, select: { id: true } },
  ...fields,
} satisfies Prisma.LessonSelect;

function draftOf({
  id,
  version,
  trainingId,
  moduleId,
  module,
  progress,
  ...fields
}: Prisma.LessonGetPayload<{ select: typeof draft }>): LessonDraft {
  return {
    id,
    version,
    trainingId,
    moduleId,
    isOut: module.training.status === "PUBLISHED",
    isBegun: progress.length > 0,
    fields: fields as LessonFields,
  };
}

/**
 * All that is edited of a lesson: one statement.
 *
 * @throws AppError `lesson.notFound` when it is not the viewer's to edit.
 */
export async function lessonDraftById(
  { db, viewer }: PersonContext,
  { id }: LessonRef,
): Promise<LessonDraft> {
  const row = await db.lesson.findFirst({
    where: { id, AND: editableBy(viewer) },
    select: draft,
    relationLoadStrategy: "join",
  });
  if (!row) throw notFound();
  return draftOf(row);
}

/** The training of a lesson, for `saving`, where it is the viewer's to edit. */
export const editable = (viewer: Person, id: number) => async (tx: Prisma.TransactionClient) => {
  const found = await tx.lesson.findFirst({
    where: { id, AND: editableBy(viewer) },
    select: { trainingId: true },
  });
  if (!found) throw notFound();
  return found.trainingId;
};

/** A lesson of a held training as it is. */
export async function heldLesson(tx: Prisma.TransactionClient, id: number): Promise<LessonDraft> {
  const row = await tx.lesson.findUnique({ where: { id }, select: draft });
  if (!row) throw notFound();
  return draftOf(row);
}

const notFound = () => new AppError("NOT_FOUND", "lesson.notFound", { field: "id" });
