import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { recordFact } from "../fact.ts";
import { take } from "../limit.ts";
import { editableBy } from "../training/policy.ts";
import { holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { isOf, registrantsOf } from "./audience.ts";
import type { MessageDraft } from "./schema.ts";

/**
 * Sends a message to those of a training's registrants who are of the audience at this moment. They have it by bell and letter, as
 * they want to hear of trainings. Sending the same key again sends nothing. Resolves with how many it is for.
 *
 * @throws AppError `training.notFound` unless it is one's to run, `message.nobody` when nobody is of the audience, `limit.reached`.
 */
export async function sendMessage(
  ctx: PersonContext,
  { key, trainingId, audience, texts }: MessageDraft,
): Promise<{ id: number; recipients: number }> {
  const { viewer, db, now } = ctx;
  await take(db, "message", `user ${viewer.id}`);
  return db.$transaction(async (tx) => {
    const training = await holdTraining(tx, { id: trainingId, AND: editableBy(viewer) });
    if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
    const sent = await tx.trainingMessage.findFirst({
      where: { key, trainingId, authorId: viewer.id },
      select: { id: true, _count: { select: { recipients: true } } },
    });
    if (sent) return { id: sent.id, recipients: sent._count.recipients };
    const { id } = await tx.trainingMessage.create({
      data: { key, trainingId, authorId: viewer.id, audience, texts, createdAt: now },
      select: { id: true },
    });
    const recipients = await tx.$executeRaw`
      insert into training_message_recipients (message_id, user_id)
      select ${id}, r.user_id from ${registrantsOf(trainingId, viewer.id)} and ${isOf(audience)}`;
    if (recipients === 0) throw new AppError("CONFLICT", "message.nobody", { field: "audience" });
    await recordFact(tx, ctx, "message/sent", { messageId: id });
    await record(tx, ctx, {
      action: "message.send",
      entity: "message",
      entityId: id,
      after: { trainingId, audience, recipients },
    });
    return { id, recipients };
  });
}
