import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { env } from "#env.ts";
import { courseData } from "#features/training/course-data.ts";
import { TrainingPage } from "#features/training/training-page.tsx";
import { alternates } from "#i18n/alternates.ts";
import { found, idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { preview } from "#ui/preview.ts";
import { StructuredData } from "#ui/structured-data.tsx";

type Props = { params: Promise<{ id: string }> };

const training = cache(async (segment: string) =>
  found(api().training.byId.query({ id: idOf(segment), lang: await getLocale() })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { id, title, description, bannerUrl }] = await Promise.all([
    getLocale(),
    params.then(({ id }) => training(id)),
  ]);
  const summary = description?.slice(0, 200);
  // Those who show previews know no SVG.
  const image = bannerUrl && !bannerUrl.endsWith(".svg") ? bannerUrl : preview;
  return {
    title,
    ...(summary && { description: summary }),
    alternates: alternates(locale, `/trainings/${id}`),
    openGraph: { title, ...(summary && { description: summary }), images: image },
  };
}

export default async function Page({ params }: Props) {
  const [locale, t, row] = await Promise.all([
    getLocale(),
    getTranslations("site"),
    params.then(({ id }) => training(id)),
  ]);
  const { canonical } = alternates(locale, `/trainings/${row.id}`);
  return (
    <>
      <StructuredData data={courseData(row, new URL(canonical, env.SITE_URL).href, t("name"))} />
      <TrainingPage training={row} now={new Date()} />
    </>
  );
}
