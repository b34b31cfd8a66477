import { removeObjects } from "../storage.ts";
import { type UploadContext, uploadOf } from "./queries.ts";

/**
 * Gives up an upload and what has arrived of it. Of one that is finished, the file stays.
 *
 * @throws AppError `upload.notFound`.
 */
export async function cancelUpload(ctx: UploadContext, id: string): Promise<void> {
  await uploadOf(ctx, id);
  await ctx.db.upload.deleteMany({ where: { id } });
  await removeObjects(ctx);
}
