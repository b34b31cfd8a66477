import type { Metadata } from "next";
import { getMessages, getTranslations } from "next-intl/server";
import { MoreMessages } from "#i18n/more-messages.tsx";
import { found, idOf } from "#trpc/found.ts";
import { Hydrate } from "#trpc/hydrate.tsx";
import { api, prefetch, trpc } from "#trpc/server.ts";
import { requireRole } from "#trpc/viewer.ts";
import { BackLink } from "#ui/back-link.tsx";
import { PlainHead } from "#ui/plain-head.tsx";
import styles from "../../../frame.module.css";
import { LessonDesk } from "./lesson-desk.tsx";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("authoring"))("lesson.title") };
}

/** Where a lesson is written, by who gives its training and by admins. */
export default async function Page({ params }: Props) {
  await requireRole("TRAINER", "ADMIN");
  const [t, { file }, lesson] = await Promise.all([
    getTranslations("authoring"),
    getMessages(),
    params.then(({ id }) => found(api().lesson.draft.query({ id: idOf(id) }))),
  ]);
  const place = { trainingId: lesson.trainingId, lessonId: lesson.id };
  await prefetch(trpc().file.list.queryOptions(place));
  return (
    <div className={styles.frame}>
      <BackLink href={`/teach/trainings/${lesson.trainingId}/edit`} label={t("lesson.back")} />
      <PlainHead title={lesson.fields.title.az} lead={t("lesson.title")} />
      <MoreMessages messages={{ file }}>
        <Hydrate>
          <LessonDesk draft={lesson} />
        </Hydrate>
      </MoreMessages>
    </div>
  );
}
