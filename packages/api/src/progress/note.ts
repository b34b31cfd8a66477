import type { PersonContext } from "../trpc.ts";
import { placeIn } from "./place.ts";
import type { Note } from "./schema.ts";

/**
 * Keeps what the viewer notes of a lesson, in place of what they noted before. It is theirs alone, and changes nothing else.
 *
 * @throws AppError `progress.notFound`, `progress.notRegistered`.
 */
export async function keepNote(ctx: PersonContext, { lessonId, text }: Note): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { registrationId } = await placeIn(tx, ctx, lessonId);
    const notes = text === "" ? null : text;
    await tx.lessonProgress.upsert({
      where: { registrationId_lessonId: { registrationId, lessonId } },
      create: { registrationId, lessonId, notes },
      update: { notes },
      select: { id: true },
    });
  });
}
