import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { ExamPage } from "#features/exam/exam-page.tsx";
import { alternates } from "#i18n/alternates.ts";
import { found, idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { preview } from "#ui/preview.ts";

type Props = { params: Promise<{ id: string }> };

const exam = cache(async (segment: string) =>
  found(api().exam.byId.query({ id: idOf(segment), lang: await getLocale() })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { id, title, description }] = await Promise.all([
    getLocale(),
    params.then(({ id }) => exam(id)),
  ]);
  const summary = description?.slice(0, 200);
  return {
    title,
    ...(summary && { description: summary }),
    alternates: alternates(locale, `/exams/${id}`),
    openGraph: { title, ...(summary && { description: summary }), images: preview },
  };
}

export default async function Page({ params }: Props) {
  const { id } = await params;
  return <ExamPage exam={await exam(id)} />;
}
