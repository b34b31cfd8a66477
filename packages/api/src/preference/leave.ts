import { record } from "../audit.ts";
import type { Context } from "../context.ts";
import { AppError } from "../error.ts";
import { type Leaver, leavePage, readLeaveToken } from "../link.ts";
import type { Locale } from "../list/schema.ts";
import { oneAtATime } from "./save.ts";
import type { Family, Leaving } from "./schema.ts";

/** Whoever has the link may use it, signed in or not: what it does is the reader's own wish, and can be undone. */
type LinkContext = Pick<Context, "db" | "origin" | "settings">;

/** The families that a link is about, and whether their letters are off already. */
export type LeavingState = { families: Family[]; isLeft: boolean };

/**
 * Turns off the letters that a link is about. Doing it twice is doing it once.
 *
 * @throws AppError `leave.forged` for a link that the portal has not made.
 */
export async function leave(ctx: LinkContext, { token }: Leaving): Promise<LeavingState> {
  const { userId, families } = leaverOf(ctx, token);
  await ctx.db.$transaction(async (tx) => {
    await oneAtATime(tx, userId);
    const person = await tx.user.findFirst({ where: { id: userId, erasedAt: null }, select: { role: true } });
    if (!person) return;
    const off = { channel: "MAIL", pace: "OFF" } as const;
    const { count: before } = await tx.preference.deleteMany({
      where: { userId, family: { in: families }, ...off },
    });
    await tx.preference.deleteMany({ where: { userId, family: { in: families }, channel: "MAIL" } });
    await tx.preference.createMany({ data: families.map((family) => ({ userId, family, ...off })) });
    if (before === families.length) return;
    const viewer = { role: person.role, id: userId };
    const entry = { action: "preference.leave", entity: "user", entityId: userId, after: { families } };
    await record(tx, { viewer, origin: ctx.origin }, entry);
  });
  return { families, isLeft: true };
}

/**
 * What a link is about; it changes nothing.
 *
 * @throws AppError `leave.forged` for a link that the portal has not made.
 */
export async function leavingBy(ctx: LinkContext, { token }: Leaving): Promise<LeavingState> {
  const { userId, families } = leaverOf(ctx, token);
  const off = await ctx.db.preference.count({
    where: { userId, family: { in: families }, channel: "MAIL", pace: "OFF" },
  });
  return { families, isLeft: off === families.length };
}

/** The path of the page that asks, in the language of whose the link is. A forged one is refused there. */
export async function leavePageOf(ctx: LinkContext, { token }: Leaving): Promise<string> {
  const leaver = ctx.settings?.secret === undefined ? null : readLeaveToken(ctx.settings.secret, token);
  const person =
    leaver && (await ctx.db.user.findUnique({ where: { id: leaver.userId }, select: { language: true } }));
  const language: Locale = person?.language ?? "az";
  return leavePage("", language, token);
}

function leaverOf({ settings }: LinkContext, token: string): Leaver {
  const leaver = settings?.secret === undefined ? null : readLeaveToken(settings.secret, token);
  if (!leaver) throw new AppError("BAD_REQUEST", "leave.forged");
  return leaver;
}
