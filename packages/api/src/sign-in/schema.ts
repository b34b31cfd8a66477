import { z } from "zod";
import { emailAddress, profile } from "../account/schema.ts";
import { locales } from "../list/schema.ts";

/** Characters of a password. Long sentences are welcome; more than this only costs time to hash. */
export const passwordLength = { least: 8, most: 128 };

/** A password that somebody chooses. Whether it is among the known ones, the server finds out. */
export const newPassword = z.string().min(passwordLength.least).max(passwordLength.most);

/** A password that somebody shows. */
const shownPassword = z.string().min(1).max(passwordLength.most);

/** Six digits, however they were typed. */
const code = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));

const recoveryCode = z
  .string()
  .trim()
  .min(5)
  .max(40)
  .regex(/^[\w-]+$/);

const trustDevice = z.boolean().optional();

/** An address within the portal, to go on to. */
export const ownPath = z
  .string()
  .max(1000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u);

/** What `/api/auth` takes: of each address its body, and nothing that is not named here. */
export const bodies = {
  "/sign-up/email": z.strictObject({
    firstName: profile.firstName,
    lastName: profile.lastName,
    email: emailAddress,
    password: newPassword,
    profession: profile.profession.default("FARMER"),
    region: profile.region.optional(),
    language: z.enum(locales).default("az"),
  }),
  "/email-otp/send-verification-otp": z.strictObject({
    email: emailAddress,
    type: z.literal("email-verification").default("email-verification"),
  }),
  "/email-otp/verify-email": z.strictObject({ email: emailAddress, otp: code }),
  "/sign-in/email": z.strictObject({
    email: emailAddress,
    password: shownPassword,
    rememberMe: z.boolean().default(true),
  }),
  "/sign-in/social": z.strictObject({
    provider: z.literal("oidc"),
    callbackURL: ownPath.default("/"),
    errorCallbackURL: ownPath.default("/sign-in"),
  }),
  "/sign-out": z.strictObject({}),
  "/email-otp/request-password-reset": z.strictObject({ email: emailAddress }),
  "/email-otp/reset-password": z.strictObject({ email: emailAddress, otp: code, password: newPassword }),
  "/change-password": z.strictObject({ currentPassword: shownPassword, newPassword }),
  "/email-otp/request-email-change": z.strictObject({
    newEmail: emailAddress,
    password: shownPassword.optional(),
  }),
  "/email-otp/change-email": z.strictObject({ newEmail: emailAddress, otp: code }),
  "/two-factor/enable": z.strictObject({
    password: shownPassword.optional(),
    method: z.enum(["totp", "otp"]).default("totp"),
  }),
  "/two-factor/disable": z.strictObject({ password: shownPassword.optional() }),
  "/two-factor/generate-backup-codes": z.strictObject({ password: shownPassword.optional() }),
  "/two-factor/send-otp": z.strictObject({}),
  "/two-factor/verify-totp": z.strictObject({ code, trustDevice }),
  "/two-factor/verify-otp": z.strictObject({ code, trustDevice }),
  "/two-factor/verify-backup-code": z.strictObject({ code: recoveryCode, trustDevice }),
};

/** An address of `/api/auth` that takes a body. */
export type SignInPath = keyof typeof bodies;
export type BodyOf<Path extends SignInPath> = z.input<(typeof bodies)[Path]>;
