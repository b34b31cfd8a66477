import { saving } from "../authoring.ts";
import { AppError } from "../error.ts";
import { editableBy } from "../module/policy.ts";
import type { PersonContext } from "../trpc.ts";
import type { LessonCreation } from "./schema.ts";

/**
 * Begins a lesson, as a draft at the end of a module.
 *
 * @throws AppError `module.notFound` when it is not one's to edit, and what `saving` throws.
 */
export const createLesson = (
  ctx: PersonContext,
  { moduleId, title, type }: LessonCreation,
): Promise<{ id: number; version: number; outlineVersion: number }> =>
  saving(
    ctx,
    async (tx) => {
      const module = await tx.module.findFirst({
        where: { id: moduleId, AND: editableBy(ctx.viewer) },
        select: { trainingId: true },
      });
      if (!module) throw new AppError("NOT_FOUND", "module.notFound", { field: "moduleId" });
      return module.trainingId;
    },
    async (tx, { training: { id: trainingId }, version }) => {
      const { _max: last } = await tx.lesson.aggregate({ where: { moduleId }, _max: { sequence: true } });
      const { id } = await tx.lesson.create({
        data: { moduleId, trainingId, title, type, version, sequence: (last.sequence ?? 0) + 1 },
        select: { id: true },
      });
      await tx.training.update({
        where: { id: trainingId },
        data: { outlineVersion: version },
        select: { id: true },
      });
      return {
        changed: ["lessons"],
        deed: {
          action: "lesson.create",
          entity: "lesson",
          entityId: id,
          after: { title, type, trainingId, moduleId },
        },
        answer: { id, version, outlineVersion: version },
      };
    },
  );
