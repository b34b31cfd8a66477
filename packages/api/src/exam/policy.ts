import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";

/** How the statements of exams join the tables that the policies speak of. */
export const relations = { training: { alias: "t" } };

/**
 * The exams there are for a viewer: published ones of published trainings or of none for everybody, those of their own
 * trainings or making for trainers, all for admins and for services that may read lists.
 */
export function visibleTo(viewer: Viewer): Prisma.ExamWhereInput {
  if (viewer.role === "ADMIN" || viewer.role === "SERVICE") return {};
  return {
    OR: [
      { status: "PUBLISHED", OR: [{ trainingId: null }, { training: { status: "PUBLISHED" } }] },
      editableBy(viewer),
    ],
  };
}

/** The exams a viewer may change, and whose questions and keys they see. */
export function editableBy(viewer: Viewer): Prisma.ExamWhereInput {
  if (viewer.role === "ADMIN") return {};
  if (viewer.role === "TRAINER")
    return { OR: [{ createdById: viewer.id }, { training: { trainerId: viewer.id } }] };
  return { id: { in: [] } };
}
