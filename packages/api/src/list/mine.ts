import { Prisma } from "@agrar/db";
import type { Person, Viewer } from "../context.ts";
import { AppError } from "../error.ts";

/**
 * Whose rows "mine" are.
 *
 * @throws AppError `scope.signInRequired` when nobody is signed in: there is no "mine" then.
 */
export function whose(viewer: Viewer): Person {
  if (viewer.role === "ANONYMOUS" || viewer.role === "SERVICE")
    throw new AppError("UNAUTHORIZED", "scope.signInRequired", { field: "scope" });
  return viewer;
}

/** Whether a person has a place in the training, or waits for one. `training` is our own SQL for its id. */
export const registeredIn = (training: string, { id }: Person) => Prisma.sql`
  exists (select from registrations mine where mine.user_id = ${id} and mine.training_id = ${Prisma.raw(training)}
             and mine.status not in ('CANCELLED', 'REJECTED'))`;
