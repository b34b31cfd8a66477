import type { Prisma } from "@agrar/db";
import type { Viewer } from "../context.ts";

/** The directory: active trainers for everybody, all for admins and for services that may read lists. */
export function visibleTo(viewer: Viewer): Prisma.TrainerWhereInput {
  if (viewer.role === "ADMIN" || viewer.role === "SERVICE") return {};
  return { user: { role: "TRAINER", isActive: true } };
}
