import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";

/**
 * What a search may find: the same rows as the policies of trainings, exams and trainers allow. Modules and lessons are seen by
 * who sees their training; drafts of lessons only by who may edit it, which no service may.
 */
export function visibleTo(viewer: Viewer): Prisma.SearchDocumentWhereInput {
  if (viewer.role === "ADMIN") return {};
  if (viewer.role === "SERVICE")
    return { OR: [{ isPublic: true }, { noun: { in: ["TRAINING", "MODULE", "EXAM", "TRAINER"] } }] };
  if (viewer.role === "TRAINER")
    return { OR: [{ isPublic: true }, { ownerId: viewer.id }, { authorId: viewer.id }] };
  return { isPublic: true };
}
