import { randomBytes } from "node:crypto";
import type { Db } from "@agrar/db";
import type { GenericEndpointContext } from "better-auth";
import { getOAuthState, getSessionFromCtx } from "better-auth/api";
import { deleteSessionCookie } from "better-auth/cookies";
import { AppError } from "../error.ts";
import { take } from "../limit.ts";

/** How long the second factor may take, in seconds. */
const patience = 600;

const cookieOf = ({ context }: GenericEndpointContext) =>
  context.createAuthCookie("two_factor", { maxAge: patience });

/**
 * The sign-in whose second factor is missing: a browser that has shown the password has a signed cookie that names it. None for
 * who is signed in, and sets up a second factor.
 */
export async function challengeOf(ctx: GenericEndpointContext): Promise<string | null> {
  if (await getSessionFromCtx(ctx, { disableRefresh: true })) return null;
  return (await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret)) || null;
}

/**
 * Asks who was sent by the identity provider for their second factor, as better-auth does after a password: the session that was
 * made is taken back. Returns the page to go on at.
 */
export async function askForSecondFactor(ctx: GenericEndpointContext, db: Db): Promise<string> {
  const { newSession, internalAdapter } = ctx.context;
  if (!newSession) throw new Error("Nobody has signed in.");
  deleteSessionCookie(ctx, true);
  await internalAdapter.deleteSession(newSession.session.token);
  ctx.context.setNewSession(null);
  const identifier = `2fa-${randomBytes(20).toString("base64url")}`;
  const expiresAt = new Date(Date.now() + patience * 1000);
  await internalAdapter.createVerificationValue({ identifier, value: newSession.user.id, expiresAt });
  const tries = `2fa-attempts-${identifier}`;
  await internalAdapter.createVerificationValue({ identifier: tries, value: "0", expiresAt });
  const { name, attributes } = cookieOf(ctx);
  await ctx.setSignedCookie(name, identifier, ctx.context.secret, attributes);

  const userId = Number(newSession.user.id);
  const hasApp = await db.twoFactor.count({ where: { userId, verified: true } });
  const page = new URL((await getOAuthState())?.errorURL ?? "/sign-in", "http://portal.invalid");
  page.searchParams.set("secondFactor", hasApp > 0 ? "totp,otp" : "otp");
  return `${page.pathname}${page.search}`;
}

/**
 * Makes sure that a code of an authenticator app signs in once, although the app shows it for half a minute.
 *
 * @throws AppError `code.wrong` for one that was tried already.
 */
export async function refuseUsedCode(ctx: GenericEndpointContext, db: Db, code: string): Promise<void> {
  const challenge = await challengeOf(ctx);
  const pending = challenge && (await ctx.context.internalAdapter.findVerificationValue(challenge));
  if (!pending) return;
  await take(db, "appCode", `${pending.value} ${code}`).catch((refusal) => {
    throw refusal instanceof AppError ? new AppError("BAD_REQUEST", "code.wrong") : refusal;
  });
}

/** Makes every browser that was to be spared the second factor ask for it again. */
export async function forgetTrustedDevices(db: Db, userId: number): Promise<void> {
  // What else is kept under a person's id lasts for minutes.
  await db.$executeRaw`
    delete from verifications where value = ${String(userId)} and expires_at - created_at > interval '1 day'`;
}
