import type { Prisma } from "@agrar/db";
import { sqlWhere } from "@agrar/db/where";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { fileLink, isSigned, signedLink } from "../file-link.ts";
import { editableBy } from "../training/policy.ts";
import type { PersonContext } from "../trpc.ts";
import { openTo } from "./policy.ts";
import { type FileListInput, isLessonPurpose, type MediaFile, type UploadRef } from "./schema.ts";

type Stored = { url: string; object: string | null };
type Captions = MediaFile["captions"][number];
type Row = Omit<MediaFile, "link" | "captions"> & Stored & { captions: (Omit<Captions, "link"> & Stored)[] };

/**
 * The files of a training itself, or of a lesson, for those who edit it, in the order in which they came. What is part of a text is
 * in the text, and captions are with their video.
 *
 * @throws AppError `training.notFound`, `lesson.notFound`.
 */
export async function listFiles(
  ctx: PersonContext,
  { trainingId, lessonId }: FileListInput,
): Promise<{ items: MediaFile[] }> {
  const lesson = lessonId ?? null;
  const [found] = await ctx.db.$queryRaw<[{ hasLesson: boolean; items: Row[] }?]>`
    select (${lesson}::int is null or exists (
             select from lessons l where l.id = ${lesson} and l.training_id = t.id)) as "hasLesson",
           (select coalesce(json_agg(f order by f.id), '[]') from (
              select f.id, f.purpose, file_kind(f.purpose, f.mime) as kind, f.url, f.object, f.name, f.mime, f.size, f.title,
                     f.created_at as "createdAt",
                     (select coalesce(json_agg(json_build_object('id', c.id, 'language', c.language, 'name', c.name,
                               'url', c.url, 'object', c.object) order by c.language), '[]')
                        from files c where c.video_id = f.id) as captions
                from files f where f.training_id = t.id and f.lesson_id is not distinct from ${lesson}::int
                 and file_kind(f.purpose, f.mime) is not null) f) as items
      from trainings t where ${sqlWhere({ id: trainingId, AND: editableBy(ctx.viewer) } satisfies Prisma.TrainingWhereInput, "t")}`;
  if (!found) throw new AppError("NOT_FOUND", "training.notFound", { field: "trainingId" });
  if (!found.hasLesson) throw new AppError("NOT_FOUND", "lesson.notFound", { field: "lessonId" });
  return {
    items: found.items.map(({ url, object, captions, ...row }) => ({
      ...row,
      link: fileLink(ctx, { url, object, purpose: row.purpose }),
      captions: captions.map(({ url, object, ...rest }) => ({
        ...rest,
        link: fileLink(ctx, { url, object, purpose: "LESSON_CAPTIONS" }),
      })),
    })),
  };
}

/**
 * The address of the file that an upload of the viewer's became.
 *
 * @throws AppError `upload.notFound` where there is none that is finished; `file.notFound` where the file is removed already.
 */
export async function uploadedFile(
  { db, viewer }: PersonContext,
  { upload: id }: UploadRef,
): Promise<{ url: string }> {
  const found = await db.upload.findFirst({
    where: { id, ownerId: viewer.id, finishedAt: { not: null } },
    select: { file: { select: { url: true } } },
    relationLoadStrategy: "join",
  });
  if (!found) throw new AppError("NOT_FOUND", "upload.notFound", { field: "upload" });
  if (!found.file) throw new AppError("NOT_FOUND", "file.notFound", { field: "upload" });
  return found.file;
}

/** A stored file that may be sent. */
export type Served = {
  object: string;
  name: string;
  mime: string;
  size: number;
  sha256: string;
  /** Whether anybody may read it, and caches may keep it. */
  isPublic: boolean;
};

/**
 * A stored file by the name of its object, for somebody who comes with or without a signature: the file, or the signed link to go to
 * where the viewer may read it and has not said so by a signature. Of an object that copies share, one that is open is enough.
 *
 * @throws AppError `file.notFound` where there is none, or it is not open to the viewer; `file.linkExpired` for a signature that was
 * the portal's, or says that it is.
 */
export async function openFile(
  ctx: Context,
  object: string,
  signed: { until: string; sign: string } | undefined,
): Promise<Served | { link: string }> {
  const copies = await ctx.db.file.findMany({
    where: { object },
    orderBy: { id: "asc" },
    select: {
      purpose: true,
      name: true,
      mime: true,
      size: true,
      sha256: true,
      training: { select: { status: true } },
    },
  });
  const [found] = copies;
  if (!found?.sha256 || found.size === null) throw new AppError("NOT_FOUND", "file.notFound");
  const isPublic = copies.some(
    ({ purpose, training }) => !isLessonPurpose(purpose) && training?.status === "PUBLISHED",
  );
  if (!isPublic && !(signed && isSigned(ctx, object, signed))) {
    const isOpen = await ctx.db.file.count({ where: { object, AND: openTo(ctx.viewer) } });
    if (isOpen) return { link: signedLink(ctx, object) };
    if (signed) throw new AppError("FORBIDDEN", "file.linkExpired");
    throw new AppError("NOT_FOUND", "file.notFound");
  }
  const { name, mime, size, sha256 } = found;
  return { object, name, mime, size: Number(size), sha256, isPublic };
}
