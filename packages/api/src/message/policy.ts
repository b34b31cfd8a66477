import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";
import { editableBy } from "../training/policy.ts";

/** The messages there are for a viewer: those to the registrants of trainings that they may change. */
export const visibleTo = (viewer: Viewer): Prisma.TrainingMessageWhereInput => ({
  training: editableBy(viewer),
});
