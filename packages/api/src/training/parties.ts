import type { Prisma } from "@agrar/db";
import type { Person } from "../context.ts";
import { AppError } from "../error.ts";

/** Refuses a category that is not there, or closed: `training.categoryNotFound`. */
export async function refuseCategory(tx: Prisma.TransactionClient, id: number): Promise<void> {
  if (!(await tx.category.count({ where: { id, isActive: true } })))
    throw new AppError("NOT_FOUND", "training.categoryNotFound", { field: "categoryId" });
}

/** Refuses somebody who cannot give trainings, and everybody but themselves to who is no admin: `training.trainerNotFound`. */
export async function refuseTrainer(tx: Prisma.TransactionClient, viewer: Person, id: number): Promise<void> {
  const may =
    viewer.id === id ||
    (viewer.role === "ADMIN" &&
      (await tx.user.count({ where: { id, isActive: true, role: { in: ["TRAINER", "ADMIN"] } } })) > 0);
  if (!may) throw new AppError("NOT_FOUND", "training.trainerNotFound", { field: "trainerId" });
}
