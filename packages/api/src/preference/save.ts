import type { Prisma } from "@agrar/db";
import { record } from "../audit.ts";
import { AppError } from "../error.ts";
import type { PersonContext } from "../trpc.ts";
import { preferencesOf } from "./queries.ts";
import { channels, families, homeZone, type Interest, type Preferences } from "./schema.ts";

/**
 * Puts what one wants to hear in place of what was. The log keeps what was changed, not what it says.
 *
 * @throws AppError `category.notFound`; `timeZone.unknown` for one that the database cannot reckon with.
 */
export async function savePreferences(ctx: PersonContext, wanted: Preferences): Promise<void> {
  const { id } = ctx.viewer;
  await ctx.db.$transaction(async (tx) => {
    await oneAtATime(tx, id);
    const was = await preferencesOf(tx, id);
    const is = { ...wanted, categories: [...new Set(wanted.categories)].sort((a, b) => a - b) };
    const fields = (Object.keys(is) as (keyof Preferences)[]).filter(
      (field) => JSON.stringify(is[field]) !== JSON.stringify(was[field]),
    );
    if (fields.length === 0) return;
    if (fields.includes("categories")) await saveCategories(tx, id, is.categories);
    if (fields.includes("paces")) await savePaces(tx, id, is.paces);
    await saveTimes(tx, id, is, fields.includes("timeZone"));
    await note(ctx, tx, { action: "preference.save", fields });
  });
}

/**
 * Says whether one wants to hear of what is new in a category, and nothing about the others.
 *
 * @throws AppError `category.notFound`.
 */
export async function setInterest(ctx: PersonContext, { id, wanted }: Interest): Promise<void> {
  await ctx.db.$transaction(async (tx) => {
    if (!(await tx.category.count({ where: { id, isActive: true } })))
      throw new AppError("NOT_FOUND", "category.notFound", { field: "id" });
    const row = { userId: ctx.viewer.id, categoryId: id };
    const { count } = wanted
      ? await tx.categorySubscription.createMany({ data: [row], skipDuplicates: true })
      : await tx.categorySubscription.deleteMany({ where: row });
    if (count > 0) await note(ctx, tx, { action: "preference.setInterest", fields: ["categories"] });
  });
}

/** Two changes of one person's would otherwise both add the same row. */
export const oneAtATime = (tx: Prisma.TransactionClient, userId: number) =>
  tx.$executeRaw`select from users where id = ${userId} for no key update`;

/** What was changed, not what it says: the log outlives the account. */
const note = (
  ctx: PersonContext,
  tx: Prisma.TransactionClient,
  { action, fields }: { action: string; fields: string[] },
) => record(tx, ctx, { action, entity: "user", entityId: ctx.viewer.id, after: { fields: fields.sort() } });

async function saveCategories(tx: Prisma.TransactionClient, userId: number, ids: number[]): Promise<void> {
  if ((await tx.category.count({ where: { id: { in: ids }, isActive: true } })) < ids.length)
    throw new AppError("NOT_FOUND", "category.notFound", { field: "categories" });
  await tx.categorySubscription.deleteMany({
    where: { userId, categoryId: { notIn: ids }, category: { isActive: true } },
  });
  await tx.categorySubscription.createMany({
    data: ids.map((categoryId) => ({ userId, categoryId })),
    skipDuplicates: true,
  });
}

async function savePaces(
  tx: Prisma.TransactionClient,
  userId: number,
  paces: Preferences["paces"],
): Promise<void> {
  await tx.preference.deleteMany({ where: { userId } });
  const rows = families.flatMap((family) =>
    channels.map((channel) => ({ userId, family, channel, pace: paces[family][channel] })),
  );
  await tx.preference.createMany({ data: rows.filter(({ pace }) => pace !== "AT_ONCE") });
}

async function saveTimes(
  tx: Prisma.TransactionClient,
  userId: number,
  { quietFrom, quietUntil, timeZone }: Preferences,
  zoneChanged: boolean,
): Promise<void> {
  if (zoneChanged) {
    const [known] = await tx.$queryRaw<{ name: string }[]>`
      select name from pg_timezone_names where lower(name) = lower(${timeZone})`;
    if (!known) throw new AppError("BAD_REQUEST", "timeZone.unknown", { field: "timeZone" });
  }
  await tx.quietTime.deleteMany({ where: { userId } });
  if (quietFrom === null && timeZone === homeZone) return;
  await tx.quietTime.create({
    data: { userId, quietFrom: timeOf(quietFrom), quietUntil: timeOf(quietUntil), timeZone },
    select: { userId: true },
  });
}

const timeOf = (clock: string | null) => clock && new Date(`1970-01-01T${clock}:00Z`);
