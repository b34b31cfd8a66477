import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import { addressOf, singlePurposes } from "../file/schema.ts";
import { newObject, removeObjects } from "../storage.ts";
import { editableBy } from "../training/policy.ts";
import { holdTraining } from "../training/queries.ts";
import type { PersonContext } from "../trpc.ts";
import { type Found, inspect } from "./inspect.ts";
import type { Arrived, UploadContext } from "./queries.ts";

/**
 * Makes a file of an upload whose `last` bytes have arrived. A banner, an introduction and captions take the place of the former.
 *
 * @throws AppError `file.mismatch`, `file.typeNotAllowed`, `file.unreadable`, `file.unpacksTooLarge`, `file.captionsMalformed` for bytes
 * that are not taken: then nothing of the upload is kept; `training.notFound` for who may not change the training any more;
 * `upload.conflict` where somebody else was faster.
 */
export async function finish(ctx: UploadContext, upload: Arrived, last: Buffer): Promise<void> {
  const { db, storage } = ctx;
  const path = await storage.scratch();
  try {
    const found = await assemble(ctx, upload, last, path)
      .then((sha256) => inspect(path, upload, sha256))
      .catch(async (failure) => {
        // Whoever was faster has taken the pieces away: without them, what is found wrong is no fault of the bytes.
        const here = { id: upload.id, arrived: upload.arrived };
        const { count } =
          failure instanceof AppError
            ? await db.upload.deleteMany({ where: here })
            : { count: await db.upload.count({ where: here }) };
        throw count > 0 ? failure : new AppError("CONFLICT", "upload.conflict");
      });
    const object = newObject(found.end);
    await storage.put(object, path);
    await db
      .$transaction((tx) => settle(tx, ctx, upload, { ...found, object }))
      .catch(async (error) => {
        await storage.remove([object]);
        throw error;
      });
  } finally {
    await rm(path, { force: true });
    await removeObjects(ctx);
  }
}

/** Writes all that has arrived into one file, and resolves with its hash. */
async function assemble(
  { db, storage }: UploadContext,
  { id }: Arrived,
  last: Buffer,
  path: string,
): Promise<string> {
  const parts = await db.uploadPart.findMany({
    where: { uploadId: id },
    orderBy: { start: "asc" },
    select: { object: true },
  });
  const hash = createHash("sha256");
  await pipeline(
    async function* () {
      for (const { object } of parts) yield* await storage.read(object);
      yield last;
    },
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  );
  return hash.digest("hex");
}

async function settle(
  tx: Prisma.TransactionClient,
  ctx: PersonContext,
  { id, purpose, trainingId, lessonId, videoId, language, size, arrived }: Arrived,
  { object, name, mime, bytes, sha256 }: Found & { object: string },
): Promise<void> {
  const held = await holdTraining(tx, { id: trainingId, AND: editableBy(ctx.viewer) });
  if (!held) throw new AppError("NOT_FOUND", "training.notFound");
  const { count } = await tx.upload.updateMany({
    where: { id, arrived },
    data: { arrived: size, finishedAt: ctx.now },
  });
  if (count === 0) throw new AppError("CONFLICT", "upload.conflict");
  await tx.uploadPart.deleteMany({ where: { uploadId: id } });
  if (singlePurposes.includes(purpose)) await tx.file.deleteMany({ where: { trainingId, purpose } });
  if (videoId !== null) await tx.file.deleteMany({ where: { videoId, language } });
  const file = await tx.file.create({
    data: {
      ownerId: ctx.viewer.id,
      purpose,
      trainingId,
      lessonId,
      videoId,
      language,
      url: addressOf(object),
      object,
      name,
      mime,
      size: bytes,
      sha256,
    },
    select: { id: true },
  });
  await tx.upload.update({ where: { id }, data: { fileId: file.id }, select: { id: true } });
  await record(tx, ctx, {
    action: "file.upload",
    entity: "file",
    entityId: file.id,
    after: {
      ...{ purpose, trainingId, lessonId, name, mime, size: bytes, sha256 },
      ...(videoId !== null && { videoId, language }),
    },
  });
}
