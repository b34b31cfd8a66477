import { AppError } from "../error.ts";
import type { UploadPurpose } from "../file/schema.ts";
import type { Locale } from "../list/schema.ts";
import { type Storage, uploadHours } from "../storage.ts";
import type { PersonContext } from "../trpc.ts";

/** How far an upload is. */
export type Arrived = {
  id: string;
  purpose: UploadPurpose;
  trainingId: number;
  lessonId: number | null;
  /** Of captions: the video, and the language. */
  videoId: number | null;
  language: Locale | null;
  name: string;
  /** Bytes in all, and those that have arrived. */
  size: number;
  arrived: number;
  createdAt: Date;
};

/** What an upload needs of the world: somebody who sends it, and somewhere to keep it. */
export type UploadContext = PersonContext & { storage: Storage };

/** The moment before which uploads were begun that are not waited for any more. */
export const oldestBegin = (now: Date) => new Date(now.getTime() - uploadHours * 3_600_000);

/**
 * One of the viewer's uploads that has not expired.
 *
 * @throws AppError `upload.notFound`.
 */
export async function uploadOf(ctx: PersonContext, id: string): Promise<Arrived> {
  const found = await ctx.db.upload.findFirst({
    where: { id, ownerId: ctx.viewer.id, createdAt: { gte: oldestBegin(ctx.now) } },
    select: {
      id: true,
      purpose: true,
      trainingId: true,
      lessonId: true,
      videoId: true,
      language: true,
      name: true,
      size: true,
      arrived: true,
      createdAt: true,
    },
  });
  if (!found) throw new AppError("NOT_FOUND", "upload.notFound");
  const { purpose, size, arrived, ...upload } = found;
  return { ...upload, purpose: purpose as UploadPurpose, size: Number(size), arrived: Number(arrived) };
}
