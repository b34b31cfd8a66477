import type { Db } from "@agrar/db";
import type { GenericEndpointContext } from "better-auth";
import { isAPIError } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { record } from "../audit.ts";
import type { Person } from "../context.ts";
import { linkTo, post } from "../mail.ts";
import { originOf } from "./caller.ts";
import { askForSecondFactor, forgetTrustedDevices } from "./challenge.ts";
import { rememberDevice } from "./device.ts";
import { refusalPage } from "./identity-provider.ts";
import { rotate } from "./rotation.ts";
import { forgiveTries } from "./rules.ts";

type Settings = { db: Db; siteUrl: string };
type Call = { ctx: GenericEndpointContext; email: string } & Settings;

/** What an address of `/api/auth` does, as the audit log calls it. */
const actions: Record<string, string> = {
  "/sign-up/email": "account.signUp",
  "/email-otp/verify-email": "account.verifyEmail",
  "/email-otp/request-password-reset": "account.requestPasswordReset",
  "/email-otp/reset-password": "account.resetPassword",
  "/sign-in/email": "account.signIn",
  "/callback/:id": "account.signIn",
  "/two-factor/verify-totp": "account.signIn",
  "/two-factor/verify-otp": "account.signIn",
  "/two-factor/verify-backup-code": "account.signIn",
  "/sign-out": "account.signOut",
  "/change-password": "account.changePassword",
  "/email-otp/change-email": "account.changeEmail",
  "/two-factor/enable": "account.beginSecondFactor",
  "/two-factor/disable": "account.disableSecondFactor",
  "/two-factor/generate-backup-codes": "account.renewRecoveryCodes",
};

/** After these, browsers that were to be spared the second factor are asked for it again. */
const untrusting = ["/email-otp/reset-password", "/change-password", "/two-factor/disable"];

/**
 * What follows from a call of `/api/auth` once better-auth has answered: the entry in the audit log, the letter that warns the
 * owner, the memory of the browser, another session token.
 */
export async function follow(ctx: GenericEndpointContext, { db, siteUrl }: Settings): Promise<void> {
  const path = ctx.path ?? "";
  if (path === "/get-session") return rotate(ctx, db);
  const action = actions[path];
  if (!action) return;
  const body = (ctx.body ?? {}) as Record<string, string>;
  const { returned } = ctx.context as { returned?: unknown };
  const isCallback = path === "/callback/:id";
  // Whoever comes from the identity provider is sent on in any case, and the library throws what sends on.
  const refused = isCallback ? !ctx.context.newSession : isAPIError(returned);
  const user = await userOf(db, ctx, body);
  const entity = { entity: "user", entityId: user?.id ?? null };
  const viewer: Person | { role: "ANONYMOUS" } =
    user && !refused ? { role: user.role, id: user.id } : { role: "ANONYMOUS" };
  const note = (what: string) => record(db, { viewer, origin: originOf(ctx) }, { ...entity, action: what });

  if (refused) await note(`${action}.refused`);
  if (refused && isCallback && isAPIError(returned))
    throw ctx.redirect(refusalPage(new Headers(returned.headers).get("location") ?? ""));
  if (refused) return;
  if (action === "account.signIn") {
    // With the second factor missing, there is a session for a moment that nobody gets.
    if (path === "/sign-in/email" && (await asksForSecondFactor(ctx))) return note("account.passwordShown");
    if (isCallback && ctx.context.newSession?.user.twoFactorEnabled) {
      const page = await askForSecondFactor(ctx, db);
      await note("account.identityShown");
      throw ctx.redirect(page);
    }
    if (!ctx.context.newSession || !user) return;
    await signedIn({ ctx, db, siteUrl, email: user.email }, user.id);
  }
  if (path === "/email-otp/verify-email") await endFormer(ctx, db);
  if (user && untrusting.includes(path)) await forgetTrustedDevices(db, user.id);
  if (path === "/email-otp/reset-password" && user) await forgiveTries(ctx, db, user.email);
  if ((path === "/email-otp/reset-password" || path === "/change-password") && user) {
    await post(db, {
      kind: "account.passwordChanged",
      to: user.email,
      language: user.language,
      about: { firstName: user.firstName, link: linkTo(siteUrl, user.language, "/forgot-password", {}) },
    });
  }
  if (path === "/email-otp/change-email" && user) await addressChanged(ctx, db, user);
  await note(action);
}

async function signedIn({ ctx, db, email }: Call, id: number): Promise<void> {
  await db.user.update({ where: { id }, data: { lastLoginAt: new Date() }, select: { id: true } });
  await endFormer(ctx, db);
  await rememberDevice(ctx, email);
  await forgiveTries(ctx, db, email);
}

/** Ends the session that the browser had before: its token is good for nothing once there is another. */
async function endFormer(ctx: GenericEndpointContext, db: Db): Promise<void> {
  const { name } = ctx.context.authCookies.sessionToken;
  const token = await ctx.getSignedCookie(name, ctx.context.secret);
  if (token && token !== ctx.context.newSession?.session.token)
    await db.session.deleteMany({ where: { token } });
}

type User = NonNullable<Awaited<ReturnType<typeof userOf>>>;

/** The database has ended every session with the old address; the browser in which it was changed stays signed in. */
async function addressChanged(ctx: GenericEndpointContext, db: Db, user: User): Promise<void> {
  const before = ctx.context.session?.user;
  const session = await ctx.context.internalAdapter.createSession(String(user.id));
  if (before) await setSessionCookie(ctx, { session, user: { ...before, email: user.email } });
  await post(db, {
    kind: "account.emailChanged",
    to: before?.email ?? user.email,
    language: user.language,
    about: { firstName: user.firstName },
  });
}

/** Whom the call was about: who is signed in now, or whose address was given. */
async function userOf(db: Db, { context }: GenericEndpointContext, body: Record<string, string>) {
  const id = Number(context.newSession?.user.id ?? context.session?.user.id);
  const email = typeof body.email === "string" ? body.email.toLowerCase() : undefined;
  if (!id && !email) return null;
  return db.user.findFirst({
    where: id ? { id } : { email: email ?? "" },
    select: { id: true, role: true, email: true, firstName: true, language: true },
  });
}

type TwoFactor = { shouldRequireTwoFactor(ctx: GenericEndpointContext): Promise<boolean> };

async function asksForSecondFactor(ctx: GenericEndpointContext): Promise<boolean> {
  const plugin = ctx.context.getPlugin("two-factor") as unknown as TwoFactor;
  return plugin.shouldRequireTwoFactor(ctx);
}
