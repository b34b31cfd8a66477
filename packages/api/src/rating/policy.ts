import type { Prisma } from "@agrar/db";
import type { Person, Viewer } from "../context.ts";

/** Whether a viewer is told who gave a rating and what is hidden of it. Ratings as such are there with their training. */
export const isModerator = (viewer: Viewer): boolean => viewer.role === "ADMIN";

/** The ratings that a person may take back: their own. */
export const ownedBy = (person: Person): Prisma.RatingWhereInput => ({ userId: person.id });
