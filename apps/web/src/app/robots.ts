import type { MetadataRoute } from "next";
import { env } from "#env.ts";

// The portal's address is known when it starts, not when it is built.
export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/trpc/", "/api/"] },
    sitemap: new URL("/sitemap.xml", env.SITE_URL).href,
  };
}
