import type { Prisma } from "@agrar/db";
import type { Person } from "../context.ts";
import { editableBy } from "../training/policy.ts";

/** The registrations there are for a person: their own, and those in trainings that they may change. */
export function visibleTo(viewer: Person): Prisma.RegistrationWhereInput {
  if (viewer.role === "ADMIN") return {};
  return viewer.role === "TRAINER"
    ? { OR: [{ userId: viewer.id }, decidableBy(viewer)] }
    : { userId: viewer.id };
}

/** The registrations that a person decides about: those in trainings that they may change. */
export const decidableBy = (viewer: Person): Prisma.RegistrationWhereInput => ({
  training: editableBy(viewer),
});
