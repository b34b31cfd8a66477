import type { Prisma } from "@agrar/db";
import { refuseStale, saving } from "../authoring.ts";
import type { Person } from "../context.ts";
import { AppError } from "../error.ts";
import { editableBy as trainingEditableBy } from "../training/policy.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import type { ModuleCreation, ModuleEdit, ModuleSeen } from "./schema.ts";

/**
 * Adds an empty module at the end of a training.
 *
 * @throws AppError `training.notFound` when it is not one's to edit, and what `saving` throws.
 */
export const createModule = (
  ctx: PersonContext,
  { trainingId, title }: ModuleCreation,
): Promise<{ id: number; version: number; outlineVersion: number }> =>
  saving(
    ctx,
    async (tx) => {
      const training = await tx.training.findFirst({
        where: { id: trainingId, AND: trainingEditableBy(ctx.viewer) },
        select: { id: true },
      });
      if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
      return training.id;
    },
    async (tx, { version }) => {
      const { _max: last } = await tx.module.aggregate({ where: { trainingId }, _max: { sequence: true } });
      const { id } = await tx.module.create({
        data: { trainingId, title, version, sequence: (last.sequence ?? 0) + 1 },
        select: { id: true },
      });
      await outlineChanged(tx, trainingId, version);
      return {
        changed: ["modules"],
        deed: { action: "module.create", entity: "module", entityId: id, after: { title, trainingId } },
        answer: { id, version, outlineVersion: version },
      };
    },
  );

/**
 * Gives a module another title, if nobody has meanwhile.
 *
 * @throws AppError `module.notFound` when it is not one's to edit, `training.changedMeanwhile`, and what `saving` throws.
 */
export const editModule = (
  ctx: PersonContext,
  { id, version: seen, title }: ModuleEdit,
): Promise<{ version: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const before = await heldModule(tx, id);
    await refuseStale(tx, before.trainingId, { is: before.version, seen });
    await tx.module.update({ where: { id }, data: { title, version }, select: { id: true } });
    return {
      changed: ["modules"],
      deed: {
        action: "module.edit",
        entity: "module",
        entityId: id,
        before: { title: before.title },
        after: { title },
      },
      answer: { version },
    };
  });

/**
 * Deletes a module in which nothing is left.
 *
 * @throws AppError `module.notFound` when it is not one's to delete, `training.changedMeanwhile`, `module.notEmpty`, and what
 * `saving` throws.
 */
export const deleteModule = (
  ctx: PersonContext,
  { id, version: seen }: ModuleSeen,
): Promise<{ outlineVersion: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const { trainingId, title, version: is } = await heldModule(tx, id);
    await refuseStale(tx, trainingId, { is, seen });
    if (await tx.lesson.count({ where: { moduleId: id } }))
      throw new AppError("CONFLICT", "module.notEmpty", { field: "id" });
    await tx.module.delete({ where: { id }, select: { id: true } });
    await outlineChanged(tx, trainingId, version);
    return {
      changed: ["modules"],
      deed: { action: "module.delete", entity: "module", entityId: id, before: { title, trainingId } },
      answer: { outlineVersion: version },
      apart: true,
    };
  });

const editable = (viewer: Person, id: number) => async (tx: Prisma.TransactionClient) => {
  const found = await tx.module.findFirst({
    where: { id, AND: editableBy(viewer) },
    select: { trainingId: true },
  });
  if (!found) throw notFound();
  return found.trainingId;
};

/** A module of a held training as it is. */
async function heldModule(tx: Prisma.TransactionClient, id: number) {
  const found = await tx.module.findUnique({
    where: { id },
    select: { trainingId: true, title: true, version: true },
  });
  if (!found) throw notFound();
  return found;
}

const outlineChanged = (tx: Prisma.TransactionClient, id: number, outlineVersion: number) =>
  tx.training.update({ where: { id }, data: { outlineVersion }, select: { id: true } });

const notFound = () => new AppError("NOT_FOUND", "module.notFound", { field: "id" });
