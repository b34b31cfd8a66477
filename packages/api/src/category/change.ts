import { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { AdminContext } from "../trpc.ts";
import type { CategoryChange, CategoryDraft, CategoryOrder, CategoryRef } from "./schema.ts";

const shown = { name: true, description: true, isActive: true } as const;

const notFound = () => new AppError("NOT_FOUND", "category.notFound", { field: "id" });

/** Makes a category, which stands behind all others. */
export function createCategory(
  ctx: AdminContext,
  { name, description }: CategoryDraft,
): Promise<{ id: number }> {
  return ctx.db.$transaction(async (tx) => {
    const { _max } = await tx.category.aggregate({ _max: { sortOrder: true } });
    const { id } = await tx.category.create({
      data: { name, description: description ?? Prisma.DbNull, sortOrder: (_max.sortOrder ?? 0) + 1 },
      select: { id: true },
    });
    await record(tx, ctx, {
      action: "category.create",
      entity: "category",
      entityId: id,
      after: { name, description },
    });
    return { id };
  });
}

/**
 * Changes what a category is called, what is said of it, and whether it is offered. What it has been used for keeps it.
 *
 * @throws AppError `category.notFound`.
 */
export async function updateCategory(
  ctx: AdminContext,
  { id, name, description, isActive }: CategoryChange,
): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const before = await tx.category.findUnique({ where: { id }, select: shown });
    if (!before) throw notFound();
    const after = await tx.category.update({
      where: { id },
      data: {
        ...(name && { name }),
        ...(description !== undefined && { description: description ?? Prisma.DbNull }),
        ...(isActive !== undefined && { isActive }),
      },
      select: shown,
    });
    await record(tx, ctx, { action: "category.update", entity: "category", entityId: id, before, after });
  });
}

/**
 * Puts all categories into an order.
 *
 * @throws AppError `category.listChanged` when they are not all that there are: somebody else has made or removed one meanwhile.
 */
export async function arrangeCategories(ctx: AdminContext, { order }: CategoryOrder): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: number }[]>`
      select id from categories order by sort_order, id for no key update`;
    const named = new Set(order);
    if (named.size !== order.length || rows.length !== order.length || !rows.every(({ id }) => named.has(id)))
      throw new AppError("CONFLICT", "category.listChanged", { field: "order" });
    await tx.$executeRaw`
      update categories c set sort_order = o.place, updated_at = ${ctx.now}
        from unnest(${order}::int[]) with ordinality o (id, place)
       where o.id = c.id and c.sort_order <> o.place`;
    await record(tx, ctx, {
      action: "category.arrange",
      entity: "category",
      before: { order: rows.map(({ id }) => id) },
      after: { order },
    });
  });
}

/**
 * Removes a category that nothing is in. Those who followed it follow it no more.
 *
 * @throws AppError `category.notFound`, `category.inUse` with how many trainings and exams are in it.
 */
export async function removeCategory(ctx: AdminContext, { id }: CategoryRef): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    // Held, so that nothing comes into it meanwhile.
    const [held] = await tx.$queryRaw<object[]>`select from categories where id = ${id} for update`;
    if (!held) throw notFound();
    const { name, _count } = await tx.category.findUniqueOrThrow({
      where: { id },
      select: { name: true, _count: { select: { trainings: true, exams: true } } },
    });
    if (_count.trainings + _count.exams > 0)
      throw new AppError("CONFLICT", "category.inUse", { field: "id", params: _count });
    await tx.category.delete({ where: { id }, select: { id: true } });
    await record(tx, ctx, { action: "category.remove", entity: "category", entityId: id, before: { name } });
  });
}
