import type { MetadataRoute } from "next";
import { env } from "#env.ts";
import { getPathname } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";

// The portal's address is known when it starts, not when it is built.
export const dynamic = "force-dynamic";

/** What is for one person at a time: the homes, the account, and what is behind them. */
const closed = ["/admin", "/teach", "/learn", "/home", "/account", "/notices"];

export default function robots(): MetadataRoute.Robots {
  const apart = closed.flatMap((href) => routing.locales.map((locale) => getPathname({ href, locale })));
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/trpc/", "/api/", ...apart] },
    sitemap: new URL("/sitemap.xml", env.SITE_URL).href,
  };
}
