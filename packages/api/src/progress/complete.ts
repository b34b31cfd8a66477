import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { placeIn } from "./place.ts";
import { waitSeconds } from "./queries.ts";
import type { Completion, LessonRef } from "./schema.ts";

/**
 * Marks a lesson as done. Whether the training is completed by it follows in the same transaction, as it does for whatever else writes
 * progress. What is done stays so, and marking it again changes nothing.
 *
 * @throws AppError `progress.notFound`, `progress.notRegistered`; `progress.tooEarly` before the least time has passed since the lesson
 * was first opened, with the `seconds` that are left.
 */
export async function completeLesson(ctx: PersonContext, { lessonId }: LessonRef): Promise<Completion> {
  const { now } = ctx;
  return ctx.db.$transaction(async (tx) => {
    const { registrationId, minCompletionSeconds } = await placeIn(tx, ctx, lessonId);
    const key = { registrationId, lessonId };
    const before = await tx.lessonProgress.findUnique({
      where: { registrationId_lessonId: key },
      select: { status: true, openedAt: true },
    });
    const isNew = before?.status !== "COMPLETED";
    if (isNew) {
      const seconds = waitSeconds(
        minCompletionSeconds,
        before ?? { status: "NOT_STARTED", openedAt: null },
        now,
      );
      if (seconds > 0)
        throw new AppError("CONFLICT", "progress.tooEarly", { field: "lessonId", params: { left: seconds } });
      const done = { status: "COMPLETED", completedAt: now, lastAccessedAt: now } as const;
      await tx.lessonProgress.upsert({
        where: { registrationId_lessonId: key },
        create: { ...key, ...done, openedAt: now },
        update: { ...done, openedAt: before?.openedAt ?? now },
        select: { id: true },
      });
    }
    const { percent, status } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { percent: true, status: true },
    });
    if (isNew)
      await record(tx, ctx, {
        action: "progress.complete",
        entity: "registration",
        entityId: registrationId,
        after: { lessonId, percent },
      });
    return { percent, isTrainingCompleted: status === "COMPLETED" };
  });
}
