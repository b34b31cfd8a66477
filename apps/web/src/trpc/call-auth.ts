import type { Problem } from "@agrar/api";
import type { BodyOf, SignInPath } from "@agrar/api/sign-in/schema";
import { type Outcome, post } from "./post.ts";
import { failureIn } from "./refusal.ts";

/** What the addresses of `/api/auth` answer, beside cookies. */
export type AuthAnswer = {
  /** The password was right, and the second factor is asked for by one of these methods. */
  twoFactorRedirect?: true;
  twoFactorMethods?: ("totp" | "otp")[];
  /** Where the identity provider is. */
  url?: string;
  /** What an authenticator app is set up with, as its `otpauth:` address. */
  totpURI?: string;
  /** The recovery codes: nobody can ask for them again. */
  backupCodes?: string[];
};

type Refused = { reason?: string; errors?: Record<string, string[]> };

/** Sends a body to an address of `/api/auth` from a page of the portal. */
export async function callAuth<Path extends SignInPath>(
  path: Path,
  body: BodyOf<Path>,
): Promise<Outcome<AuthAnswer>> {
  const { status, answer, wait } = await post<AuthAnswer & Refused>(`/api/auth${path}`, body);
  if (status < 400) return { answer };
  const { reason = "server.unavailable", errors = {} } = answer;
  const problems: Problem[] = Object.entries(errors).flatMap(([field, reasons]) =>
    reasons.map((reason) => ({ field, reason, params: {} })),
  );
  if (wait) problems.push({ field: "input", reason, params: { seconds: wait } });
  return { failure: failureIn({ reason, problems, httpStatus: status }) };
}
