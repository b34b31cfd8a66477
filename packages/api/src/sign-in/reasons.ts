import type { AppError } from "../error.ts";

type Code = AppError["code"];

/** What the refusals of better-auth mean here. Several of its codes say the same to a person. */
const reasons: Record<string, [code: Code, reason: string]> = {
  INVALID_EMAIL_OR_PASSWORD: ["UNAUTHORIZED", "account.wrongCredentials"],
  EMAIL_NOT_VERIFIED: ["FORBIDDEN", "account.emailNotVerified"],
  INVALID_PASSWORD: ["BAD_REQUEST", "account.wrongPassword"],
  CREDENTIAL_ACCOUNT_NOT_FOUND: ["BAD_REQUEST", "account.wrongPassword"],
  FAILED_TO_CREATE_USER: ["BAD_REQUEST", "account.signUpFailed"],
  USER_NOT_FOUND: ["BAD_REQUEST", "code.wrong"],
  INVALID_OTP: ["BAD_REQUEST", "code.wrong"],
  OTP_EXPIRED: ["BAD_REQUEST", "code.expired"],
  TOO_MANY_ATTEMPTS: ["BAD_REQUEST", "code.tooManyTries"],
  INVALID_CODE: ["BAD_REQUEST", "code.wrong"],
  INVALID_BACKUP_CODE: ["BAD_REQUEST", "code.wrong"],
  OTP_HAS_EXPIRED: ["BAD_REQUEST", "code.expired"],
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: ["BAD_REQUEST", "code.tooManyTries"],
  INVALID_TWO_FACTOR_COOKIE: ["UNAUTHORIZED", "secondFactor.expired"],
  ACCOUNT_TEMPORARILY_LOCKED: ["TOO_MANY_REQUESTS", "secondFactor.locked"],
  TWO_FACTOR_NOT_ENABLED: ["BAD_REQUEST", "secondFactor.notEnabled"],
  TOTP_NOT_ENABLED: ["BAD_REQUEST", "secondFactor.notEnabled"],
  BACKUP_CODES_NOT_ENABLED: ["BAD_REQUEST", "secondFactor.notEnabled"],
  TOTP_ALREADY_ENABLED: ["BAD_REQUEST", "secondFactor.alreadyEnabled"],
  SESSION_NOT_FRESH: ["FORBIDDEN", "session.notFresh"],
  UNAUTHORIZED: ["UNAUTHORIZED", "account.signInRequired"],
  "account.inactive": ["FORBIDDEN", "account.inactive"],
  "identityProvider.unavailable": ["SERVICE_UNAVAILABLE", "identityProvider.unavailable"],
  INVALID_ORIGIN: ["FORBIDDEN", "request.crossSite"],
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: ["FORBIDDEN", "request.crossSite"],
};

/** Two of its refusals have no code, only a sentence. */
const sentences: Record<string, [code: Code, reason: string]> = {
  "Email is the same": ["BAD_REQUEST", "account.sameEmail"],
  "Email already in use": ["BAD_REQUEST", "account.emailTaken"],
};

const byStatus: Record<number, [code: Code, reason: string]> = {
  400: ["BAD_REQUEST", "input.malformed"],
  401: ["UNAUTHORIZED", "account.signInRequired"],
  403: ["FORBIDDEN", "account.notAllowed"],
  404: ["NOT_FOUND", "route.notFound"],
  405: ["METHOD_NOT_SUPPORTED", "method.notAllowed"],
  415: ["UNSUPPORTED_MEDIA_TYPE", "input.typeNotSupported"],
  429: ["TOO_MANY_REQUESTS", "limit.reached"],
};

/**
 * Where a guest gives an address and a code. A code that has expired, or was tried too often, is one that was sent, and so would
 * tell that the address has an account: there it is wrong like any other.
 */
const guessed = ["/email-otp/verify-email", "/email-otp/reset-password"];
const tells = ["OTP_EXPIRED", "TOO_MANY_ATTEMPTS"];

/** The portal's own code and reason for a refusal of better-auth at a path of `/api/auth`. */
export function reasonOf(
  path: string,
  status: number,
  body: { code?: string; message?: string } | null,
): [code: Code, reason: string] {
  if (guessed.includes(path) && tells.includes(body?.code ?? "")) return ["BAD_REQUEST", "code.wrong"];
  return (
    reasons[body?.code ?? ""] ??
    sentences[body?.message ?? ""] ??
    byStatus[status] ?? ["INTERNAL_SERVER_ERROR", "server.failed"]
  );
}
