import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import type { FileRef } from "./schema.ts";

/**
 * Removes a file from its training or lesson. Nobody gets it from then on; its bytes follow a day later.
 *
 * @throws AppError `file.notFound`.
 */
export async function removeFile(ctx: PersonContext, { id }: FileRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const found = await tx.file.findFirst({
      where: { id, AND: editableBy(ctx.viewer) },
      select: { name: true, purpose: true, trainingId: true, lessonId: true },
    });
    const { count } = await tx.file.deleteMany({ where: { id, AND: editableBy(ctx.viewer) } });
    if (!found || count === 0) throw new AppError("NOT_FOUND", "file.notFound", { field: "id" });
    await record(tx, ctx, { action: "file.remove", entity: "file", entityId: id, before: found });
  });
}
