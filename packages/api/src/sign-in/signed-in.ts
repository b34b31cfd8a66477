import { createHmac, timingSafeEqual } from "node:crypto";
import type { Db } from "@agrar/db";
import { parseCookies } from "better-auth/cookies";
import type { Role } from "../account/schema.ts";
import type { Auth } from "./auth.ts";

/** Somebody who is signed in, as their session says. */
export type SignedIn = { sessionId: number; id: number; role: Role; hasSecondFactor: boolean };

/**
 * Who is signed in by the cookies of a request; null for everybody else: no cookie, one that the portal has not signed, a session
 * that has ended, an account that is deactivated. One statement, because every request asks.
 */
export async function signedIn(
  { db, auth }: { db: Db; auth: Auth },
  cookies: string,
  now: Date,
): Promise<SignedIn | null> {
  const { authCookies, secret } = await auth.$context;
  const token = verified(parseCookies(cookies).get(authCookies.sessionToken.name), secret);
  if (token === null) return null;
  const [found] = await db.$queryRaw<SignedIn[]>`
    select s.id as "sessionId", u.id, u.role, u.two_factor_enabled as "hasSecondFactor"
      from sessions s join users u on u.id = s.user_id
     where s.token = ${token} and s.expires_at > ${now} and u.is_active`;
  return found ?? null;
}

/** What a cookie carries, where its signature is the portal's. */
function verified(cookie: string | undefined, secret: string): string | null {
  const dot = cookie?.lastIndexOf(".") ?? -1;
  if (!cookie || dot < 1) return null;
  const value = cookie.slice(0, dot);
  const given = Buffer.from(cookie.slice(dot + 1));
  const expected = Buffer.from(createHmac("sha256", secret).update(value).digest("base64"));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : null;
}
