import type { Db } from "@agrar/db";
import type { GenericEndpointContext } from "better-auth";
import { setSessionCookie } from "better-auth/cookies";

const hour = 3_600_000;
const day = 24 * hour;

/** How long sessions last, in milliseconds. */
export const lifetimes = {
  /** Without being used. */
  idle: 7 * day,
  /** In all, however often it is used: then one signs in anew. */
  absolute: 30 * day,
  /** Without "stay signed in": to the end of the browser, and at most so long. */
  short: day,
  /** Until another token takes over. */
  token: day,
  /** How long the token before goes on, for requests that are on their way. */
  overlap: 60_000,
};

/**
 * Gives the browser another session token when the one it has is a day old. The old one is good for one more minute, for
 * requests that were sent along with it; of two that come together, one rotates.
 */
export async function rotate(ctx: GenericEndpointContext, db: Db): Promise<void> {
  const current = ctx.context.session;
  if (!current) return;
  const { session, user } = current;
  const now = Date.now();
  if (now - session.createdAt.getTime() < lifetimes.token) return;
  if (session.expiresAt.getTime() - session.createdAt.getTime() <= lifetimes.short) return;
  const { count } = await db.session.updateMany({
    where: { token: session.token, supersededAt: null },
    data: { supersededAt: new Date(now), expiresAt: new Date(now + lifetimes.overlap) },
  });
  if (count === 0) return;
  const { startedAt } = session as typeof session & { startedAt?: Date };
  const next = await ctx.context.internalAdapter.createSession(user.id, false, {
    startedAt: startedAt ?? session.createdAt,
  });
  await setSessionCookie(ctx, { session: next, user });
}
