import type { Prisma } from "@agrar/db";
import type { Person, Viewer } from "../context.ts";
import { editableBy as editableTrainings, openVideo, visibleTo } from "../training/policy.ts";
import { trainingPurposes } from "./schema.ts";

/**
 * The files that a viewer may read: a training's own with the training, a lesson's with the lesson, which is open to those who edit
 * the training, to those who have a seat in it, and to everybody where it is a video that asks for no place.
 */
export function openTo(viewer: Viewer): Prisma.FileWhereInput {
  return {
    OR: [
      { purpose: { in: [...trainingPurposes] }, training: visibleTo(viewer) },
      { lessonId: { not: null }, training: editableTrainings(viewer) },
      { lesson: { status: "PUBLISHED" }, training: openVideo },
      ...("id" in viewer
        ? [
            {
              lesson: { status: "PUBLISHED" as const },
              training: learnedBy(viewer),
            },
          ]
        : []),
    ],
  };
}

/** The trainings that a person has a seat in, for as long as one learns in them. */
const learnedBy = ({ id }: Person): Prisma.TrainingWhereInput => ({
  status: { in: ["PUBLISHED", "ARCHIVED"] },
  registrations: { some: { userId: id, status: { in: ["APPROVED", "COMPLETED"] } } },
});

/** The files that a person may change: those of trainings that they may change. */
export const editableBy = (viewer: Person): Prisma.FileWhereInput => ({
  // Without this, the trainings of an admin, who may change all, would be met by photos, which have none.
  trainingId: { not: null },
  training: editableTrainings(viewer),
});
