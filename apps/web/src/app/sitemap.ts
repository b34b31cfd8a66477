import type { MetadataRoute } from "next";
import { env } from "#env.ts";
import { alternates } from "#i18n/alternates.ts";
import { api } from "#trpc/server.ts";

// The portal's address is known when it starts, not when it is built.
export const dynamic = "force-dynamic";

/** How many trainers have their page here; the others are found from the directory. */
const trainers = 100;

/** The pages that lead to all others, and those of trainers, in every language. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { items } = await api().trainer.list.query({ pageSize: trainers, total: false });
  const pages = items.map(({ id }) => `/trainers/${id}`);
  return ["/", "/trainings", "/exams", "/trainers", ...pages].map((path) => {
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
