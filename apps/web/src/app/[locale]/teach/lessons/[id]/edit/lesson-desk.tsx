"use client";

import dynamic from "next/dynamic";
import { type ComponentProps, Suspense } from "react";
import { LessonEditor } from "#features/authoring/lesson-editor.tsx";
import { LessonMedia } from "#features/file/media-panel.tsx";

/** There for who puts a picture into a text. */
const PictureDialog = dynamic(() => import("#features/file/picture-dialog.tsx"), { ssr: false });

type Props = Pick<ComponentProps<typeof LessonEditor>, "draft">;

/** The editor of a lesson, its files, and the pictures that go into its texts. */
export function LessonDesk({ draft }: Props) {
  const place = { trainingId: draft.trainingId, lessonId: draft.id };
  return (
    <LessonEditor
      draft={draft}
      media={
        <Suspense>
          <LessonMedia {...place} />
        </Suspense>
      }
      askForPicture={(question) => <PictureDialog place={place} {...question} />}
    />
  );
}
