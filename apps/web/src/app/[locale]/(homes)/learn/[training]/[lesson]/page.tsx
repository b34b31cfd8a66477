import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { cache } from "react";
import { Attendance } from "#features/progress/attendance.tsx";
import { LessonPage } from "#features/progress/lesson-page.tsx";
import { NoLessons } from "#features/progress/no-lessons.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { idOf } from "#trpc/found.ts";
import { api } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";
import { entered } from "../entered.ts";

type Props = { params: Promise<{ training: string; lesson: string }> };

const lesson = cache(async (segment: string) =>
  entered(api().progress.lesson.query({ lessonId: idOf(segment), lang: await getLocale() })),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await requireSignedIn();
  const t = await getTranslations("learning");
  return { title: (await lesson((await params).lesson))?.title ?? t("title") };
}

/** One lesson of a training, for its learners and for those who run it. */
export default async function Page({ params }: Props) {
  const { id: learner } = await requireSignedIn();
  const segments = await params;
  const trainingId = idOf(segments.training);
  const [lang, { learning, errors }] = await Promise.all([getLocale(), getMessages()]);
  const [outline, row] = await Promise.all([
    entered(api().progress.outline.query({ trainingId, lang })),
    lesson(segments.lesson),
  ]);
  if (!outline || !row) return <NoLessons trainingId={trainingId} why="notRegistered" />;
  if (row.trainingId !== trainingId) notFound();
  return (
    <MoreMessages messages={{ learning, errors: { progress: errors.progress } }}>
      <Attendance key={row.id} learner={learner} lesson={row} hasPlace={outline.place !== null}>
        <LessonPage outline={outline} lesson={row} />
      </Attendance>
    </MoreMessages>
  );
}
