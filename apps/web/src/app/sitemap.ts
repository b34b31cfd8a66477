import type { MetadataRoute } from "next";
import { env } from "#env.ts";
import { alternates } from "#i18n/alternates.ts";

// The portal's address is known when it starts, not when it is built.
export const dynamic = "force-dynamic";

/** The pages that lead to all others, in every language. */
export default function sitemap(): MetadataRoute.Sitemap {
  return ["/", "/trainings", "/exams", "/trainers"].map((path) => {
    const { canonical, languages } = alternates("az", path);
    const absolute = (href: string) => new URL(href, env.SITE_URL).href;
    return {
      url: absolute(canonical),
      alternates: {
        languages: Object.fromEntries(
          Object.entries(languages).map(([lang, href]) => [lang, absolute(href)]),
        ),
      },
    };
  });
}
