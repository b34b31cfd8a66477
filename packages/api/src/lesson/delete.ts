import { Prisma } from "@agrar/db";
import { refuseStale, saving } from "../authoring.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editable, heldLesson } from "./queries.ts";
import type { LessonSeen } from "./schema.ts";

/**
 * Deletes a lesson with its files, of which nobody gets one from then on: they come back with it when it is restored. One that somebody
 * has opened stays, and can be archived: what they have done is theirs.
 *
 * @throws AppError `lesson.notFound` when it is not one's to delete, `training.changedMeanwhile`, `lesson.begun`, and what `saving`
 * throws.
 */
export const deleteLesson = (
  ctx: PersonContext,
  { id, version: seen }: LessonSeen,
): Promise<{ outlineVersion: number }> =>
  saving(ctx, editable(ctx.viewer, id), async (tx, { version }) => {
    const { trainingId, version: is, isBegun, fields } = await heldLesson(tx, id);
    await refuseStale(tx, trainingId, { is, seen });
    if (isBegun) throw begun();
    await keepFiles(tx, id);
    await tx.lesson.delete({ where: { id }, select: { id: true } }).catch((error) => {
      // Somebody has opened it just now, and the database keeps what they have done.
      const isBegun = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003";
      throw isBegun ? begun() : error;
    });
    await tx.training.update({
      where: { id: trainingId },
      data: { outlineVersion: version },
      select: { id: true },
    });
    const { title, type, status } = fields;
    return {
      changed: ["lessons"],
      deed: {
        action: "lesson.delete",
        entity: "lesson",
        entityId: id,
        before: { title, type, status, trainingId },
      },
      answer: { outlineVersion: version },
      apart: true,
    };
  });

/** Who removes or describes one of them at the same time is waited for, so that it is kept as they leave it. */
const keepFiles = (tx: Prisma.TransactionClient, lessonId: number) =>
  tx.$executeRaw`
    insert into deleted_files (id, training_id, lesson_id, object, file)
    select f.id, f.training_id, f.lesson_id, f.object, to_jsonb(f) from files f where f.lesson_id = ${lessonId} for update`;

const begun = () => new AppError("CONFLICT", "lesson.begun", { field: "id" });
