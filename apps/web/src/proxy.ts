import { type NextRequest, NextResponse } from "next/server";
import { env } from "#env.ts";
import { routing } from "#i18n/routing.ts";
import { addressHeader, nonceHeader, pageHeaders } from "#safety/page-headers.ts";

/** A language at the beginning of an address, however it is written. */
const language = new RegExp(`^/(?:${routing.locales.join("|")})(?=/|$)`, "i");

/**
 * One origin for pages and API: what the browser asks of the API goes on to it, with the API's own headers in answer.
 * Not a rewrite of the configuration, because those are fixed when the portal is built, and where the API is, is known
 * when it starts. A page gets the headers of pages, and scripts that only this answer's nonce lets run.
 */
export default function proxy({ url, nextUrl: { pathname, search }, headers }: NextRequest) {
  if (/^\/(trpc|api)(\/|$)/.test(pathname))
    return NextResponse.rewrite(new URL(pathname + search, env.API_URL));

  // Languages are written small. Where it rewrites, Next.js takes large ones for languages too, and then has no page for them.
  const small = pathname.replace(language, (written) => written.toLowerCase());
  if (small !== pathname) return NextResponse.redirect(new URL(small + search, url), 308);

  const nonce = crypto.randomUUID();
  const dev = process.env.NODE_ENV === "development";
  const safe = pageHeaders({ nonce, siteUrl: env.SITE_URL, dev });
  const asked = new Headers(headers);
  asked.set(nonceHeader, nonce);
  asked.set(addressHeader, pathname + search);
  // From here Next.js takes the nonce for its own scripts.
  asked.set("content-security-policy", safe["content-security-policy"]);
  return NextResponse.next({ request: { headers: asked }, headers: safe });
}

// Pictures get the headers of pages too: an SVG that is opened by itself is one.
export const config = { matcher: ["/((?!_next/static/).*)"] };
