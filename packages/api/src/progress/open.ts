import { record } from "../audit.ts";
import type { PersonContext } from "../trpc.ts";
import { placeOnOpening } from "./place.ts";
import type { LessonRef } from "./schema.ts";

/**
 * Notes that the viewer is in a lesson: from the first time on, by the clock of the server, the least time of the lesson runs. In an
 * open video, who has no place takes one by it. Of those who run the training and only look, nothing is kept.
 *
 * @throws AppError `progress.notFound`, `progress.notRegistered`; in an open video also as `takeSeat` does.
 */
export async function openLesson(ctx: PersonContext, { lessonId }: LessonRef): Promise<void> {
  const { now } = ctx;
  await ctx.db.$transaction(async (tx) => {
    const place = await placeOnOpening(tx, ctx, lessonId);
    if (!place) return;
    const { registrationId } = place;
    await tx.$executeRaw`
      insert into lesson_progress (registration_id, lesson_id, status, opened_at, last_accessed_at, updated_at)
      values (${registrationId}, ${lessonId}, 'IN_PROGRESS', ${now}, ${now}, ${now})
      on conflict (registration_id, lesson_id) do update
         set status = case lesson_progress.status when 'COMPLETED' then lesson_progress.status else 'IN_PROGRESS' end,
             opened_at = coalesce(lesson_progress.opened_at, excluded.opened_at),
             last_accessed_at = greatest(lesson_progress.last_accessed_at, excluded.last_accessed_at),
             updated_at = excluded.updated_at`;
    if (place.joined)
      await record(tx, ctx, {
        action: "registration.register",
        entity: "registration",
        entityId: registrationId,
        after: { status: "APPROVED" },
      });
  });
}
