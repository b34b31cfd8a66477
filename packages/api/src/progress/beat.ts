import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { isLearner } from "./policy.ts";
import type { Beat } from "./schema.ts";

/** Seconds by which the clocks of a browser and of the server may be apart, on the way and by rounding. */
const slack = 5;

/**
 * Adds time to a lesson that was opened, and keeps where the viewer is in its video or recording. It adds no more than has passed by
 * the clock of the server since the last sign of them in the lesson.
 *
 * @throws AppError `progress.notOpened` where the lesson was never opened, or one has lost the place in its training;
 * `progress.moreThanPassed` for seconds that have not passed yet: nothing is added then.
 */
export async function addTime(
  ctx: PersonContext,
  { lessonId, seconds, positionSeconds }: Beat,
): Promise<void> {
  const { db, viewer, now } = ctx;
  await db.$transaction(async (tx) => {
    const [found] = await tx.$queryRaw<[{ id: number; lastAccessedAt: Date }?]>`
      select p.id, p.last_accessed_at as "lastAccessedAt"
        from lesson_progress p
        join registrations r on r.id = p.registration_id
        join trainings t on t.id = r.training_id
       where p.lesson_id = ${lessonId} and r.user_id = ${viewer.id} and p.last_accessed_at is not null and ${isLearner}
         for no key update of p`;
    if (!found) throw new AppError("CONFLICT", "progress.notOpened", { field: "lessonId" });
    const last = found.lastAccessedAt.getTime();
    const passed = Math.max(Math.floor((now.getTime() - last) / 1000), 0);
    if (seconds > passed + slack)
      throw new AppError("CONFLICT", "progress.moreThanPassed", { field: "seconds" });
    await tx.lessonProgress.update({
      where: { id: found.id },
      data: {
        secondsSpent: { increment: Math.min(seconds, passed) },
        // What has passed of the next second counts with the next beat: however many there are, they add up to no more than the clock.
        lastAccessedAt: new Date(last + passed * 1000),
        ...(positionSeconds !== undefined && { positionSeconds }),
      },
      select: { id: true },
    });
  });
}
