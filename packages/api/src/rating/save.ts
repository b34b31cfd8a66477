import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import * as training from "../training/policy.ts";
import type { PersonContext } from "../trpc.ts";
import { ownedBy } from "./policy.ts";
import { ownRating } from "./queries.ts";
import type { RatingDraft, RatingRef } from "./schema.ts";

/**
 * Rates a training, or rates it anew. A comment that an admin has hidden stays so, whatever it is changed to. What is said is in the
 * rating alone and not in the log, so that it can be erased.
 *
 * @throws AppError `rating.notParticipant` for who has completed neither the training nor one of its lessons, `training.notFound`
 * where such a person does not see it either.
 */
export async function saveRating(ctx: PersonContext, draft: RatingDraft): Promise<{ id: number }> {
  const { viewer, now } = ctx;
  const { trainingId, stars, comment } = draft;
  return ctx.db.$transaction(async (tx) => {
    const { mayRate, rating: before } = await ownRating({ db: tx, viewer }, { trainingId });
    if (!mayRate) {
      const seen = await tx.training.count({ where: { id: trainingId, AND: training.visibleTo(viewer) } });
      throw seen
        ? new AppError("FORBIDDEN", "rating.notParticipant")
        : new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
    }
    const { id } = await tx.rating.upsert({
      where: { userId_trainingId: { userId: viewer.id, trainingId } },
      create: { userId: viewer.id, trainingId, stars, comment, createdAt: now, updatedAt: now },
      update: { stars, comment, updatedAt: now, ...(comment === null && shown) },
      select: { id: true },
    });
    await record(tx, ctx, {
      action: "rating.save",
      entity: "rating",
      entityId: id,
      ...(before && { before: logged(before) }),
      after: logged({ stars, comment }),
    });
    return { id };
  });
}

/**
 * Takes one's rating back.
 *
 * @throws AppError `rating.notFound` when it is not one's own.
 */
export async function removeRating(ctx: PersonContext, { id }: RatingRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const { count } = await tx.rating.deleteMany({ where: { id, AND: ownedBy(ctx.viewer) } });
    if (count === 0) throw new AppError("NOT_FOUND", "rating.notFound", { field: "id" });
    await record(tx, ctx, { action: "rating.remove", entity: "rating", entityId: id });
  });
}

/** Nothing is hidden where nothing is said. */
const shown = { hiddenAt: null, hiddenReason: null };

const logged = ({ stars, comment }: { stars: number; comment: string | null }) => ({
  stars,
  commented: comment !== null,
});
