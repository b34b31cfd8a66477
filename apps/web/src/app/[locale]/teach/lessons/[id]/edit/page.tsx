import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LessonEditor } from "#features/authoring/lesson-editor.tsx";
import { found, idOf } from "#trpc/found.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { PlainHead } from "#ui/plain-head.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("lesson.title") };
}

/** Where a lesson is written, by who gives its training and by admins. */
export default async function Page({ params }: Props) {
  await requireRole("TRAINER", "ADMIN");
  const t = await getTranslations("authoring");
  const lesson = await params.then(({ id }) => found(api().lesson.draft.query({ id: idOf(id) })));
  const { status } = await api().training.draft.query({ id: lesson.trainingId });
  return (
    <>
      <PlainHead title={lesson.fields.title.az} lead={t("lesson.title")} />
      <Hydrate>
        <LessonEditor draft={lesson} isPublished={status === "PUBLISHED"} />
      </Hydrate>
    </>
  );
}
