import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";
import { editableBy as trainingEditableBy } from "../training/policy.ts";

/** The lessons a viewer may change: those of trainings that they may change. */
export const editableBy = (viewer: Viewer): Prisma.LessonWhereInput => ({
  module: { training: trainingEditableBy(viewer) },
});
