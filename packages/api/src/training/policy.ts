import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";

/**
 * The trainings there are for a viewer: published ones for everybody, a trainer's own in any state, all for admins and for
 * services that may read lists.
 */
export function visibleTo(viewer: Viewer): Prisma.TrainingWhereInput {
  const seesAll =
    viewer.role === "ADMIN" || (viewer.role === "SERVICE" && viewer.scopes.includes("lists:read"));
  if (seesAll) return {};
  return { OR: [{ status: "PUBLISHED" }, editableBy(viewer)] };
}

/** Open videos: nobody needs a place before they look, and whoever opens a lesson of one takes one (domain 3.2). */
export const openVideo = {
  type: "VIDEO",
  status: "PUBLISHED",
  requiresApproval: false,
  capacity: null,
} satisfies Prisma.TrainingWhereInput;

/** The trainings a viewer may change, and whose drafts and links they see. */
export function editableBy(viewer: Viewer): Prisma.TrainingWhereInput {
  if (viewer.role === "ADMIN") return {};
  if (viewer.role === "TRAINER") return { trainerId: viewer.id };
  return { id: { in: [] } };
}
