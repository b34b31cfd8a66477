import { categoryList } from "./category/kept.ts";
import type { Viewer } from "./context.ts";
import { examById, examList } from "./exam/kept.ts";
import type { Keeping } from "./keeping.ts";
import { ratingList } from "./rating/kept.ts";
import { searchOverview, searchTrainings } from "./search/kept.ts";
import { trainerList } from "./trainer/kept.ts";
import { trainingById, trainingList } from "./training/kept.ts";

/** The procedures whose answers may be kept. */
export const kept: ReadonlyMap<string, Keeping> = new Map<string, Keeping>([
  ["category.list", categoryList],
  ["exam.list", examList],
  ["exam.byId", examById],
  ["rating.list", ratingList],
  ["search.overview", searchOverview],
  ["search.trainings", searchTrainings],
  ["trainer.list", trainerList],
  ["training.list", trainingList],
  ["training.byId", trainingById],
]);

/**
 * Whether what a kept procedure answers to the viewer is what it answers to every guest. Who teaches or administers sees
 * more than others, and what is one's own is nobody else's.
 */
export const isShared = (viewer: Viewer, input: unknown): boolean =>
  (viewer.role === "ANONYMOUS" || viewer.role === "LEARNER") &&
  !(typeof input === "object" && input !== null && "scope" in input && input.scope !== undefined);
