import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { LessonMedia, TrainingMedia } from "#features/file/media-panel.tsx";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { Link } from "#i18n/navigation.ts";
import { found, idOf } from "#trpc/found.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireSignedIn } from "#trpc/viewer.ts";
import { PageHead } from "#ui/page-head.tsx";
import { Section } from "#ui/section.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("file"))("title") };
}

/** The media of a training and its lessons, for those who run it. To everybody else there is no such page. */
export default async function Page({ params }: Props) {
  await requireSignedIn();
  const [lang, t, { file, errors }, id] = await Promise.all([
    getLocale(),
    getTranslations("file"),
    getMessages(),
    params.then(({ id }) => idOf(id)),
  ]);
  // Who may not change the training is refused its files, and so the page.
  await found(api().file.list.query({ trainingId: id }));
  const training = await found(api().training.byId.query({ id, lang, includeModules: true }));
  const lessons = (training.modules ?? []).flatMap((module) => module.lessons);
  await Promise.all([
    prefetch(trpc().file.list.queryOptions({ trainingId: id })),
    ...lessons.map((lesson) =>
      prefetch(trpc().file.list.queryOptions({ trainingId: id, lessonId: lesson.id })),
    ),
  ]);
  return (
    <>
      <PageHead title={t("title")} lead={training.title}>
        <p>
          <Link href={`/trainings/${id}`}>{t("back")}</Link>
        </p>
      </PageHead>
      <MoreMessages messages={{ file, errors }}>
        <Hydrate>
          <Section title={t("own")} lead={t("lead")}>
            <Suspense>
              <TrainingMedia trainingId={id} />
            </Suspense>
          </Section>
          {lessons.length === 0 && (
            <Section title={t("lessons")}>
              <p>{t("noLessons")}</p>
            </Section>
          )}
          {lessons.map((lesson) => (
            <Section key={lesson.id} title={lesson.title}>
              <Suspense>
                <LessonMedia trainingId={id} lessonId={lesson.id} />
              </Suspense>
            </Section>
          ))}
        </Hydrate>
      </MoreMessages>
    </>
  );
}
