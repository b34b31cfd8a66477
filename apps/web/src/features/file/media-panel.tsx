"use client";

import { formatsOf, rules, type UploadPurpose } from "@agrar/api/file/schema";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import { FileList } from "./file-list.tsx";
import styles from "./media-panel.module.css";
import type { Place } from "./send-file.ts";
import { UploadField } from "./upload-field.tsx";

/** What a training shows of itself: its banner, its introduction, and what else there is to take along. */
export function TrainingMedia({ trainingId }: { trainingId: number }) {
  const t = useTranslations("file");
  const place = { trainingId };
  return (
    <div className={styles.panel}>
      <Part title={t("banner")} place={place} purposes={["TRAINING_BANNER"]} note={t("bannerHint")} />
      <Part title={t("intro")} place={place} purposes={["TRAINING_INTRO_VIDEO"]} note={t("introHint")} />
      <Part title={t("media")} place={place} purposes={["TRAINING_MEDIA"]} note={t("mediaHint")} several />
    </div>
  );
}

/** What a lesson gives to see, to hear and to read. */
export function LessonMedia({ trainingId, lessonId }: { trainingId: number; lessonId: number }) {
  const t = useTranslations("file");
  return (
    <Part
      title={t("lesson")}
      place={{ trainingId, lessonId }}
      purposes={["LESSON_IMAGE", "LESSON_AUDIO", "LESSON_VIDEO", "LESSON_DOCUMENT"]}
      note={t("lessonHint")}
      several
    />
  );
}

type PartProps = {
  title: string;
  note: string;
  place: Place;
  purposes: [UploadPurpose, ...UploadPurpose[]];
  several?: boolean;
};

function Part({ title, note, place, purposes, several = false }: PartProps): ReactNode {
  const t = useTranslations("file");
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { data } = useSuspenseQuery(trpc.file.list.queryOptions(place));
  const limits = purposes.map((purpose) =>
    t("limit", {
      formats: [...new Set(formatsOf(purpose).values())].join(", "),
      megabytes: format.number(rules[purpose].megabytes),
    }),
  );
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <FileList
        label={title}
        files={data.items.filter(({ purpose }) => purposes.includes(purpose))}
        place={place}
      />
      <UploadField
        label={t("uploadTo", { title })}
        hint={[note, ...limits].join(" ")}
        place={place}
        purposes={purposes}
        several={several}
        onSent={() => client.invalidateQueries(trpc.file.pathFilter())}
      />
    </section>
  );
}
