import type { Db } from "@agrar/db";
import type { GenericEndpointContext } from "better-auth";
import { getSessionFromCtx } from "better-auth/api";
import { AppError } from "../error.ts";
import { readInput } from "../input.ts";
import { forgive, take } from "../limit.ts";
import { provePassword } from "../proof.ts";
import { callerNetworkOf } from "./caller.ts";
import { challengeOf, refuseUsedCode } from "./challenge.ts";
import { knownDevice } from "./device.ts";
import { type BreachServer, refuseKnown } from "./policy.ts";
import { bodies, type SignInPath } from "./schema.ts";

/** What is open beside the addresses that take a body. */
const reads = ["/get-session", "/callback/:id", "/ok"];

type Rule = (ctx: GenericEndpointContext, body: never, db: Db, server?: BreachServer) => Promise<unknown>;
type Rules = { [Path in SignInPath]?: (...args: Parameters<Rule>) => Promise<unknown> };
type Body = Record<string, string>;

/** The limits and further conditions of an address, checked before better-auth sees the body. */
const rules: Rules = {
  "/sign-up/email": async (ctx, body: Body, db, server) => {
    await take(db, "signUpAddress", callerNetworkOf(ctx));
    await refuseKnown(body.password ?? "", {
      field: "password",
      about: [body.firstName ?? "", body.lastName ?? "", body.email ?? ""],
      server,
    });
    await takeCodeMail(db, ctx, "email-verification", body.email);
  },
  "/email-otp/send-verification-otp": (ctx, { email }: Body, db) =>
    takeCodeMail(db, ctx, "email-verification", email),
  "/email-otp/verify-email": async (ctx, { email = "" }: Body, db) => {
    await takeCodeTry(db, ctx, email);
    // A code verifies an address once and signs in then. After that it would be a way past the password and the second factor.
    if (await db.user.findFirst({ where: { email, emailVerified: true }, select: { id: true } }))
      throw new AppError("BAD_REQUEST", "code.wrong");
  },
  "/email-otp/request-password-reset": (ctx, { email }: Body, db) =>
    takeCodeMail(db, ctx, "forget-password", email),
  "/email-otp/reset-password": async (ctx, { email, password = "" }: Body, db, server) => {
    await takeCodeTry(db, ctx, email);
    await refuseKnown(password, { field: "password", about: [email ?? ""], server });
  },
  "/sign-in/email": async (ctx, { email = "" }: Body, db) => {
    await take(db, "signInAddress", callerNetworkOf(ctx));
    const device = await knownDevice(ctx, email);
    if (device) return take(db, "signInDevice", device);
    await take(db, "signInPair", pairOf(ctx, email));
    await take(db, "signInAccount", email);
  },
  "/sign-in/social": async (ctx, _body, db) => {
    if (!ctx.context.getPlugin("generic-oauth")) throw new AppError("NOT_FOUND", "route.notFound");
    await take(db, "signInAddress", callerNetworkOf(ctx));
  },
  "/change-password": async (ctx, { newPassword = "" }: Body, db, server) => {
    await takeProof(db, ctx);
    await refuseKnown(newPassword, { field: "newPassword", server });
  },
  // Better-auth finds nobody to sign out once it has: who it was is asked before, for the log.
  "/sign-out": (ctx) => getSessionFromCtx(ctx, { disableRefresh: true }),
  "/email-otp/request-email-change": async (ctx, { newEmail, password }: Body, db) => {
    const session = await getSessionFromCtx(ctx, { disableRefresh: true });
    if (!session) throw new AppError("UNAUTHORIZED", "account.signInRequired");
    await provePassword(db, Number(session.user.id), password);
    await takeCodeMail(db, ctx, "change-email", newEmail);
  },
  "/email-otp/change-email": (ctx, { newEmail }: Body, db) => takeCodeTry(db, ctx, newEmail),
  "/two-factor/enable": (ctx, _body, db) => takeProof(db, ctx),
  "/two-factor/disable": (ctx, _body, db) => takeProof(db, ctx),
  "/two-factor/generate-backup-codes": (ctx, _body, db) => takeProof(db, ctx),
  "/two-factor/send-otp": async (ctx, _body, db) =>
    takeCodeMail(db, ctx, "second-factor", (await challengeOf(ctx)) ?? (await whoOf(ctx))),
  "/two-factor/verify-totp": async (ctx, { code = "" }: Body, db) => {
    await takeCodeTry(db, ctx);
    await refuseUsedCode(ctx, db, code);
  },
  "/two-factor/verify-otp": (ctx, _body, db) => takeCodeTry(db, ctx),
  "/two-factor/verify-backup-code": (ctx, _body, db) => takeCodeTry(db, ctx),
};

/**
 * Checks a call of `/api/auth` before better-auth sees it: only what is named in `bodies` is open, only the fields named there
 * are taken, and only so often. Returns the body under the names that better-auth has for its fields.
 *
 * @throws AppError `route.notFound`, `limit.reached`, a reason of the rule, or what is wrong with the body.
 */
export async function checkCall(
  ctx: GenericEndpointContext,
  db: Db,
  server?: BreachServer,
): Promise<Record<string, unknown> | undefined> {
  const path = ctx.path ?? "";
  if (!isSignInPath(path)) {
    if (reads.includes(path)) return undefined;
    throw new AppError("NOT_FOUND", "route.notFound");
  }
  const body = readInput(bodies[path], ctx.body ?? {});
  await rules[path]?.(ctx, body as never, db, server);
  return underTheirNames(path, body);
}

/** Who has shown that it was them is not counted as one who tries. */
export async function forgiveTries(ctx: GenericEndpointContext, db: Db, email: string): Promise<void> {
  const device = await knownDevice(ctx, email);
  await forgive(db, "signInPair", pairOf(ctx, email));
  if (device) await forgive(db, "signInDevice", device);
}

/** Whether an address takes a body, and what it must be. */
const isSignInPath = (path: string): path is SignInPath => Object.hasOwn(bodies, path);

function underTheirNames(path: SignInPath, body: Record<string, unknown>): Record<string, unknown> {
  if (path === "/sign-up/email") return { ...body, name: body.firstName };
  // Who changes the password is signed out everywhere else.
  if (path === "/change-password") return { ...body, revokeOtherSessions: true };
  return body;
}

const pairOf = (ctx: GenericEndpointContext, email: string) => `${callerNetworkOf(ctx)} ${email}`;

/** A stranger who asks for codes again and again cannot use up those of the owner, whose browser is known. */
async function takeCodeMail(db: Db, ctx: GenericEndpointContext, purpose: string, email = ""): Promise<void> {
  await take(db, "codeAddress", callerNetworkOf(ctx));
  const asker = `${purpose} ${(await knownDevice(ctx, email)) ?? email}`;
  await take(db, "codeMail", asker);
  await take(db, "codeMailHour", asker);
}

async function takeCodeTry(db: Db, ctx: GenericEndpointContext, email = ""): Promise<void> {
  await take(db, "codeTry", `${callerNetworkOf(ctx)} ${email}`);
}

async function takeProof(db: Db, ctx: GenericEndpointContext): Promise<void> {
  await take(db, "proof", await whoOf(ctx));
}

/** Who is signed in, else where the call comes from. */
async function whoOf(ctx: GenericEndpointContext): Promise<string> {
  const session = await getSessionFromCtx(ctx, { disableRefresh: true });
  return session ? `user ${session.user.id}` : callerNetworkOf(ctx);
}
