import type { MetadataRoute } from "next";
import { env } from "#env.ts";
import { getPathname } from "#i18n/navigation.ts";
import { routing } from "#i18n/routing.ts";

// The portal's address is known when it starts, not when it is built.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  const admin = routing.locales.map((locale) => getPathname({ href: "/admin", locale }));
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/trpc/", "/api/", ...admin] },
    sitemap: new URL("/sitemap.xml", env.SITE_URL).href,
  };
}
