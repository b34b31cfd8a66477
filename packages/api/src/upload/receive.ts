import { AppError } from "../error.ts";
import { isFull, newObject } from "../storage.ts";
import { finish } from "./finish.ts";
import { type Arrived, type UploadContext, uploadOf } from "./queries.ts";

/** Bytes after which what arrives in one request is put away: so much of it is in memory at a time, and lost at most. */
const pieceSize = 8_000_000;

/**
 * Takes more of an upload from where it stands. What has arrived stays when the connection breaks in the middle, and the upload goes
 * on from there, at any instance. With its last byte the file is looked at, and becomes one: only then does the upload stand at its
 * end, so that what goes wrong in that moment is done again by who sends the last bytes again. Resolves with where it stands.
 *
 * @throws AppError `upload.notFound`; `upload.conflict` where it does not stand at `start`, or goes on elsewhere; `file.noSpace`;
 * and what `finish` throws for a file that is not taken, which ends the upload.
 */
export async function receive(
  ctx: UploadContext,
  id: string,
  start: number,
  bytes: AsyncIterable<Buffer>,
): Promise<number> {
  const upload = await uploadOf(ctx, id);
  if (upload.arrived !== start) throw new AppError("CONFLICT", "upload.conflict");
  if (start === upload.size) return start;
  let stands = start;
  let piece: Buffer[] = [];
  let length = 0;
  const putAway = async () => {
    if (length === 0) return;
    const [whole, at] = [Buffer.concat(piece), stands];
    stands += length;
    piece = [];
    length = 0;
    await (stands === upload.size
      ? finish(ctx, { ...upload, arrived: at }, whole)
      : keep(ctx, upload, at, whole));
  };
  const work = async () => {
    try {
      for await (const chunk of bytes) {
        piece.push(chunk);
        length += chunk.length;
        if (stands + length > upload.size) throw new AppError("PAYLOAD_TOO_LARGE", "input.tooLarge");
        if (length >= pieceSize) await putAway();
      }
    } catch (error) {
      if (!(error instanceof AppError)) await putAway();
      throw error;
    }
    await putAway();
  };
  await work().catch((error) => {
    throw isFull(error) ? new AppError("SERVICE_UNAVAILABLE", "file.noSpace") : error;
  });
  return stands;
}

/** Stores a piece, and moves on where the upload stands: one of those who send the same piece at once is first. */
async function keep(ctx: UploadContext, { id }: Arrived, start: number, bytes: Buffer): Promise<void> {
  const { db, storage } = ctx;
  const object = newObject();
  await storage.write(object, bytes);
  try {
    await db.$transaction(async (tx) => {
      const { count } = await tx.upload.updateMany({
        where: { id, arrived: start },
        data: { arrived: start + bytes.length },
      });
      if (count === 0) throw new AppError("CONFLICT", "upload.conflict");
      await tx.uploadPart.create({ data: { uploadId: id, start, object }, select: { start: true } });
    });
  } catch (error) {
    await storage.remove([object]);
    throw error;
  }
}
