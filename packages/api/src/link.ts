import { createHmac, timingSafeEqual } from "node:crypto";
import type { Locale } from "./list/schema.ts";
import { type Family, families } from "./preference/schema.ts";

/** The address of a page in a language. */
export function pageAddress(siteUrl: string, language: Locale, page: string): string {
  const prefix = language === "az" ? "" : `/${language}`;
  return `${siteUrl.replace(/\/$/, "")}${prefix}${page}`;
}

/** Whose letters, and about what, a link turns off. */
export type Leaver = { userId: number; families: Family[] };

/**
 * The links of a letter by which its reader gets no more like it: the page that asks, and the address that a mail program posts to
 * in one click (RFC 8058). They hold for good, and say nothing of the reader but a number.
 */
export function leaveLinks(
  { siteUrl, secret, language }: { siteUrl: string; secret: string; language: Locale },
  leaver: Leaver,
): { page: string; oneClick: string } {
  const token = leaveToken(secret, leaver);
  return {
    page: leavePage(siteUrl, language, token),
    oneClick: `${pageAddress(siteUrl, "az", leavePath)}${token}`,
  };
}

/** Where a mail program posts to; the token follows. */
export const leavePath = "/api/leave/";

/** The page that asks whether to leave. What follows `#` stays in the browser. */
export const leavePage = (siteUrl: string, language: Locale, token: string) =>
  `${pageAddress(siteUrl, language, "/leave")}#${new URLSearchParams({ token })}`;

/** The page on which a person says what they want to hear. */
export const preferencesPage = (siteUrl: string, language: Locale) =>
  pageAddress(siteUrl, language, "/account/notifications");

function leaveToken(secret: string, { userId, families: about }: Leaver): string {
  const claim = [userId, ...about.map((family) => family.toLowerCase())].join(".");
  return `${claim}.${signature(secret, claim)}`;
}

/** Reads what a link carries; null when the portal has not made it. */
export function readLeaveToken(secret: string, token: string): Leaver | null {
  const end = token.lastIndexOf(".");
  const [claim, given] = [token.slice(0, Math.max(0, end)), Buffer.from(token.slice(end + 1))];
  const due = Buffer.from(signature(secret, claim));
  if (given.length !== due.length || !timingSafeEqual(given, due)) return null;
  const [userId, ...names] = claim.split(".");
  return {
    userId: Number(userId),
    families: families.filter((family) => names.includes(family.toLowerCase())),
  };
}

// The secret signs other things too: what this is for is part of what is signed.
const signature = (secret: string, claim: string) =>
  createHmac("sha256", secret).update(`leave ${claim}`).digest("base64url");
