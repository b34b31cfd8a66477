import { createHmac } from "node:crypto";
import type { Db } from "@agrar/db";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { emailOTP, twoFactor } from "better-auth/plugins";

import { linkTo, post } from "../mail.ts";
import { callerHeaders } from "./caller.ts";
import { follow } from "./deeds.ts";
import { type IdentityProvider, openIdConnect, refuseArrival } from "./identity-provider.ts";
import type { BreachServer } from "./policy.ts";
import { lifetimes } from "./rotation.ts";
import { checkCall } from "./rules.ts";
import { passwordLength } from "./schema.ts";

export type AuthSettings = {
  db: Db;
  /** Signs cookies and encrypts what the portal must be able to read again. */
  secret: string;
  /** The public address of the portal. */
  siteUrl: string;
  identityProvider?: IdentityProvider | undefined;
  breachServer?: BreachServer | undefined;
  /** What goes wrong is told here; codes and passwords never are. */
  log?: (level: "warn" | "error", message: string, error?: unknown) => void;
};

/** A code is valid for this long, in seconds, and for this many tries. */
const codes = { lifetime: 600, tries: 5 };

/**
 * Accounts: signing up and in, codes, second factors and sessions, kept by better-auth in the portal's own tables. What it takes
 * is in `schema.ts`, what is asked before and done after in `rules.ts` and `deeds.ts`.
 */
export function createAuth({ db, secret, siteUrl, identityProvider, breachServer, log }: AuthSettings) {
  // Six digits are few: a plain hash of them would be found by trying all.
  const hash = async (code: string) => createHmac("sha256", secret).update(code).digest("base64url");
  const personOf = (email: string) =>
    db.user.findUnique({
      where: { email: email.toLowerCase() },
      select: { firstName: true, language: true, isActive: true, emailVerified: true },
    });

  return betterAuth({
    appName: "Agrar Portal",
    baseURL: siteUrl,
    basePath: "/api/auth",
    // Named so, the library looks for no other in the environment.
    secrets: [{ version: 1, value: secret }],
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    telemetry: { enabled: false },
    // Counted by the portal's own limits, which know accounts and devices; the server refuses calls from other sites.
    rateLimit: { enabled: false },
    onAPIError: { throw: true, errorURL: "/sign-in" },
    logger: {
      disabled: !log,
      level: "warn",
      log: (level, message, ...more) => {
        // What it says of a refused state has the state itself.
        const error = more[0] instanceof Error && "details" in more[0] ? undefined : more[0];
        if (level === "warn" || level === "error") log?.(level, message, error);
      },
    },
    advanced: {
      cookiePrefix: "agrar",
      database: { generateId: "serial" },
      ipAddress: { ipAddressHeaders: [callerHeaders.address] },
      // Letters are put into the mailbox after the answer, so that its time does not tell whether there was one.
      backgroundTasks: {
        handler: (task) =>
          void Promise.resolve(task).catch((error) => log?.("error", "a letter was not sent", error)),
      },
    },
    user: {
      validateUserInfo: (arrival) => refuseArrival(db, arrival),
      fields: { name: "firstName" },
      additionalFields: {
        lastName: { type: "string", required: true },
        language: { type: "string", required: false },
        profession: { type: "string", required: false },
        region: { type: "string", required: false },
        // Nobody gives these to themselves: no call takes them.
        role: { type: "string", required: false, input: false },
        isActive: { type: "boolean", required: false, input: false },
      },
    },
    account: {
      modelName: "credential",
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, requireLocalEmailVerified: true, trustedProviders: [] },
    },
    verification: { storeIdentifier: "hashed" },
    session: {
      expiresIn: lifetimes.idle / 1000,
      // Tokens are changed by `rotate`, and never while a page is made on the server, whose cookies go nowhere.
      disableSessionRefresh: true,
      additionalFields: {
        startedAt: { type: "date", required: false, input: false, returned: false },
        supersededAt: { type: "date", required: false, input: false, returned: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
      async onExistingUserSignUp({ user: { email } }) {
        const person = await personOf(email);
        if (!person?.isActive) return;
        const { firstName, language } = person;
        const link = linkTo(siteUrl, language, "/forgot-password", {});
        await post(db, { kind: "account.exists", to: email, language, about: { firstName, link } });
      },
    },
    emailVerification: { sendOnSignUp: true, autoSignInAfterVerification: true },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: codes.lifetime,
        allowedAttempts: codes.tries,
        storeOTP: { hash },
        overrideDefaultEmailVerification: true,
        disableSignUp: true,
        changeEmail: { enabled: true },
        async sendVerificationOTP({ email, otp, type }, ctx) {
          // A new address is not yet anybody's: its letter is for who asks.
          const owner = type === "change-email" ? ctx?.context.session?.user.email : email;
          const person = await personOf(owner ?? email);
          if (!person?.isActive) return;
          const { firstName, language } = person;
          const letter = { to: email, language };
          const link = (page: string) => linkTo(siteUrl, language, page, { email, code: otp });
          if (type === "change-email")
            await post(db, { ...letter, kind: "account.changeEmail", about: { firstName, code: otp } });
          else if (type === "forget-password")
            await post(db, {
              ...letter,
              kind: "account.resetPassword",
              about: { firstName, code: otp, link: link("/reset-password") },
            });
          else if (!person.emailVerified)
            await post(db, {
              ...letter,
              kind: "account.verify",
              about: { firstName, code: otp, link: link("/verify") },
            });
        },
      }),
      twoFactor({
        issuer: "Agrar Portal",
        allowPasswordless: true,
        otpOptions: {
          period: codes.lifetime / 60,
          allowedAttempts: codes.tries,
          storeOTP: { hash },
          async sendOTP({ user: { email }, otp }) {
            const person = await personOf(email);
            if (!person?.isActive) return;
            const { firstName, language } = person;
            await post(db, {
              kind: "account.secondFactor",
              to: email,
              language,
              about: { firstName, code: otp },
            });
          },
        },
      }),
      ...(identityProvider ? [openIdConnect(identityProvider)] : []),
    ],
    hooks: {
      before: createAuthMiddleware(async (ctx) => {
        // The portal's own calls come without a request.
        if (!ctx.request) return;
        const body = await checkCall(ctx, db, breachServer);
        return body && { context: { body } };
      }),
      after: createAuthMiddleware(async (ctx) => {
        if (ctx.request) await follow(ctx, { db, siteUrl });
      }),
    },
    databaseHooks: {
      account: { create: { before: withoutTokens }, update: { before: withoutTokens } },
      session: {
        create: {
          async before(session) {
            const id = Number(session.userId);
            const user = await db.user.findUnique({ where: { id }, select: { isActive: true } });
            if (!user?.isActive) throw new APIError("FORBIDDEN", { code: "account.inactive" });
            await db.session.deleteMany({ where: { userId: id, expiresAt: { lt: new Date() } } });
            const startedAt = session.startedAt instanceof Date ? session.startedAt : new Date();
            const end = startedAt.getTime() + lifetimes.absolute;
            return {
              data: {
                ...session,
                startedAt,
                expiresAt: new Date(Math.min(session.expiresAt.getTime(), end)),
              },
            };
          },
        },
      },
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** The portal asks the identity provider who somebody is, once, and nothing after: what opens doors there is not kept. */
const withoutTokens = async (account: Record<string, unknown>) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null },
});
