import { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { editableBy } from "./policy.ts";
import type { FileDescription } from "./schema.ts";

/**
 * Says what a file is called, in the languages in which that is known.
 *
 * @throws AppError `file.notFound`.
 */
export async function describeFile(ctx: PersonContext, { id, title }: FileDescription): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const where = { id, AND: editableBy(ctx.viewer) };
    const found = await tx.file.findFirst({ where, select: { title: true } });
    const { count } = await tx.file.updateMany({ where, data: { title: title ?? Prisma.DbNull } });
    if (!found || count === 0) throw new AppError("NOT_FOUND", "file.notFound", { field: "id" });
    await record(tx, ctx, {
      action: "file.describe",
      entity: "file",
      entityId: id,
      before: { title: found.title },
      after: { title },
    });
  });
}
