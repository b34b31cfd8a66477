import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NoLessons } from "#features/progress/no-lessons.tsx";
import { getPathname } from "#i18n/navigation.ts";
import { idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";
import { entered } from "./entered.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("learning"))("title") };
}

/** Goes on in a training where its learner stopped. */
export default async function Page({ params }: { params: Promise<{ training: string }> }) {
  await requireSignedIn();
  const trainingId = idOf((await params).training);
  const outline = await entered(api().progress.outline.query({ trainingId }));
  if (!outline) return <NoLessons trainingId={trainingId} why="notRegistered" />;
  const { resumeLessonId } = outline;
  if (resumeLessonId === null) return <NoLessons trainingId={trainingId} why="noLessons" />;
  redirect(getPathname({ href: `/learn/${trainingId}/${resumeLessonId}`, locale: await getLocale() }));
}
