import type { Prisma } from "@agrar/db";
import { AppError } from "../error.ts";
import { largestOf, rules, type UploadDraft } from "../file/schema.ts";
import { editableBy as editableLessons } from "../lesson/policy.ts";
import { take } from "../limit.ts";
import { newObject } from "../storage.ts";
import { editableBy } from "../training/policy.ts";
import type { PersonContext } from "../trpc.ts";
import { oldestBegin } from "./queries.ts";

/** Most uploads of one person that are under way at a time. */
const mostAtOnce = 30;

/**
 * Begins to take a file for a training or a lesson that the viewer may change, before a byte of it is sent. Resolves with the id of
 * the upload.
 *
 * @throws AppError `training.notFound`, `lesson.notFound`, `file.notFound` for captions of what is no video of the lesson, `file.tooLarge` with the limit in megabytes, `upload.tooMany`,
 * `limit.reached`.
 */
export async function beginUpload(ctx: PersonContext, draft: UploadDraft): Promise<string> {
  const { db, viewer } = ctx;
  const { purpose, size, name } = draft;
  await take(db, "media", `user ${viewer.id}`);
  const place = await placeOf(ctx, draft);
  if (size > largestOf(purpose))
    throw new AppError("PAYLOAD_TOO_LARGE", "file.tooLarge", {
      field: "size",
      params: { megabytes: rules[purpose].megabytes },
    });
  const underWay = await db.upload.count({
    where: { ownerId: viewer.id, finishedAt: null, createdAt: { gte: oldestBegin(ctx.now) } },
  });
  if (underWay >= mostAtOnce) throw new AppError("TOO_MANY_REQUESTS", "upload.tooMany");
  const { id } = await db.upload.create({
    data: { id: newObject(), ownerId: viewer.id, purpose, name, size, createdAt: ctx.now, ...place },
    select: { id: true },
  });
  return id;
}

async function placeOf(
  { db, viewer }: PersonContext,
  { trainingId, lessonId, videoId, language }: UploadDraft,
): Promise<Pick<Prisma.UploadUncheckedCreateInput, "trainingId" | "lessonId" | "videoId" | "language">> {
  if (lessonId !== undefined) {
    const lesson = await db.lesson.findFirst({
      where: { id: lessonId, AND: editableLessons(viewer) },
      select: { trainingId: true },
    });
    if (!lesson) throw new AppError("NOT_FOUND", "lesson.notFound", { field: "lessonId" });
    if (videoId === undefined || language === undefined) return { ...lesson, lessonId };
    const video = await db.file.count({ where: { id: videoId, lessonId, purpose: "LESSON_VIDEO" } });
    if (video === 0) throw new AppError("NOT_FOUND", "file.notFound", { field: "videoId" });
    return { ...lesson, lessonId, videoId, language };
  }
  const training = await db.training.findFirst({
    where: { id: trainingId ?? 0, AND: editableBy(viewer) },
    select: { id: true },
  });
  if (!training) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
  return { trainingId: training.id };
}
