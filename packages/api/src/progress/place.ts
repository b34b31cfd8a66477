import { Prisma } from "@agrar/db";
import { AppError } from "../error.ts";
import { takeSeat } from "../take-seat.ts";
import { holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { isLearner, isOpenVideo, isThere, runs } from "./policy.ts";
import { notRegistered } from "./queries.ts";

/** Where the progress of the viewer in a lesson is written. */
export type LessonPlace = { registrationId: number; minCompletionSeconds: number | null };

type Found = {
  trainingId: number;
  registrationId: number | null;
  minCompletionSeconds: number | null;
  isLearner: boolean;
  isOpen: boolean;
  runs: boolean;
};

/**
 * The viewer's place in the training of a published lesson. The training is shared until the transaction ends: whoever changes its
 * lessons waits, and so nobody waits in a ring.
 *
 * @throws AppError `progress.notFound`, `progress.notRegistered`.
 */
export async function placeIn(
  tx: Prisma.TransactionClient,
  { viewer }: PersonContext,
  lessonId: number,
): Promise<LessonPlace> {
  const { registrationId, minCompletionSeconds, isLearner } = await find(tx, viewer, lessonId, shared);
  if (!isLearner || registrationId === null) throw notRegistered();
  return { registrationId, minCompletionSeconds };
}

/**
 * The same for who opens a lesson: in an open video, whoever has no place takes one. Null for who runs the training and only looks.
 *
 * @throws AppError as `placeIn`; as `takeSeat` in an open video.
 */
export async function placeOnOpening(
  tx: Prisma.TransactionClient,
  ctx: PersonContext,
  lessonId: number,
): Promise<(LessonPlace & { joined: boolean }) | null> {
  const found = await find(tx, ctx.viewer, lessonId, Prisma.empty);
  if (found.isLearner) return { ...(await placeIn(tx, ctx, lessonId)), joined: false };
  if (found.runs) return null;
  if (!found.isOpen) throw notRegistered();
  const training = await holdTraining(tx, { id: found.trainingId, status: "PUBLISHED" });
  if (!training) throw notRegistered();
  const { id, status, isNew } = await takeSeat(tx, ctx, training);
  if (status !== "APPROVED" && status !== "COMPLETED") throw notRegistered();
  return {
    registrationId: id,
    minCompletionSeconds: found.minCompletionSeconds,
    joined: isNew,
  };
}

const shared = Prisma.sql`for share of t`;

async function find(
  tx: Prisma.TransactionClient,
  viewer: PersonContext["viewer"],
  lessonId: number,
  lock: Prisma.Sql,
): Promise<Found> {
  const [found] = await tx.$queryRaw<[Found?]>`
    select l.training_id as "trainingId", r.id as "registrationId", l.min_completion_seconds as "minCompletionSeconds",
           coalesce(${isLearner}, false) as "isLearner", ${isOpenVideo} as "isOpen", ${runs(viewer)} as runs
      from lessons l
      join trainings t on t.id = l.training_id
      left join registrations r on r.training_id = t.id and r.user_id = ${viewer.id}
     where l.id = ${lessonId} and l.status = 'PUBLISHED' and ${isThere(viewer)} ${lock}`;
  if (!found) throw new AppError("NOT_FOUND", "progress.notFound", { field: "lessonId" });
  return found;
}
