import { type NextRequest, NextResponse } from "next/server";
import { env } from "#env.ts";

/**
 * One origin for pages and API: what the browser asks of the API goes on to it. Not a rewrite of the configuration,
 * because those are fixed when the portal is built, and where the API is, is known when it starts.
 */
export default function proxy({ nextUrl: { pathname, search } }: NextRequest) {
  return NextResponse.rewrite(new URL(pathname + search, env.API_URL));
}

export const config = { matcher: ["/trpc/:path*", "/api/:path*"] };
