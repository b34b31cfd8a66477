"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useTRPC } from "#trpc/client.tsx";
import { CheckField, SelectField, TextField } from "#ui/field.tsx";
import { Part, Row } from "./part.tsx";
import type { AskForPicture } from "./rich-text.tsx";
import { SaveBar } from "./save-bar.tsx";
import { InLanguages, TextFields } from "./text-fields.tsx";
import styles from "./training-editor.module.css";
import { type Saving, useSaving } from "./use-saving.ts";
import { type LessonDraft, type LessonFields, numberIn, withText } from "./values.ts";
import { WrittenForm } from "./written-form.tsx";

/** It is large, and there for who writes alone. */
const RichText = dynamic(() => import("./rich-text.tsx"), { ssr: false });

type Props = {
  draft: LessonDraft;
  /** The files of the lesson. */
  media?: ReactNode;
  askForPicture: AskForPicture;
};

/** All of a lesson that is written. */
export function LessonEditor({ draft: begun, media, askForPicture }: Props) {
  const t = useTranslations("authoring");
  const trpc = useTRPC();
  const { data: draft, refetch } = useQuery({
    ...trpc.lesson.draft.queryOptions({ id: begun.id }),
    initialData: begun,
    // What is written here is what counts; what another saved is shown when there is a choice to make.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [turn, setTurn] = useState(0);
  const takeTheirs = async () => {
    await refetch();
    setTurn((last) => last + 1);
  };
  return (
    <div className={styles.parts}>
      <p className={styles.preview}>
        <Link href={`/learn/${draft.trainingId}/${draft.id}`} target="_blank" prefetch={false}>
          {t("preview")}
        </Link>
      </p>
      <Written key={turn} draft={draft} onTakeTheirs={takeTheirs} askForPicture={askForPicture} />
      {media && <Part title={t("lesson.media")}>{media}</Part>}
    </div>
  );
}

type WrittenProps = { draft: LessonDraft; onTakeTheirs(): void; askForPicture: AskForPicture };

function Written({ draft: { id, version, isOut, fields }, onTakeTheirs, askForPicture }: WrittenProps) {
  const t = useTranslations("authoring.lesson");
  const { mutateAsync: edit } = useMutation(useTRPC().lesson.edit.mutationOptions());
  const saving = useSaving({
    values: fields,
    version,
    // Of what is out, each save is somebody's word.
    auto: !isOut,
    check: async (fields) => (await import("./inputs.ts")).problemsInLesson(fields),
    send: (fields, version) => edit({ ...fields, id, version }),
  });
  const { values, set, errorOf } = saving;
  return (
    <WrittenForm label={t("title")} onSave={saving.save}>
      <Part title={t("texts")}>
        <TextFields
          name="title"
          label={t("name")}
          max={255}
          value={values.title}
          onChange={(title) => set({ title: title ?? { az: "" } })}
          errorOf={errorOf}
        />
        <TextFields
          name="description"
          label={t("description")}
          long
          max={2_000}
          value={values.description}
          onChange={(description) => set({ description })}
          errorOf={errorOf}
        />
        <InLanguages label={t("content")} value={values.content}>
          {(language, name) => (
            <RichText
              label={`${t("content")}: ${name}`}
              name={name}
              language={language}
              html={fields.content?.[language] ?? ""}
              error={errorOf(`content.${language}`)}
              askForPicture={askForPicture}
              onChange={(html) => set({ content: withText(saving.latest().content, language, html) })}
            />
          )}
        </InLanguages>
      </Part>
      <SettingsPart saving={saving} />
      <SaveBar saving={saving} onTakeTheirs={onTakeTheirs} />
    </WrittenForm>
  );
}

function SettingsPart({ saving: { values, set, errorOf } }: { saving: Saving<LessonFields> }) {
  const t = useTranslations("authoring.lesson");
  const types = useTranslations("training.lessonTypes");
  return (
    <Part title={t("settings")}>
      <Row>
        <SelectField
          name="type"
          label={t("type")}
          value={values.type}
          options={(["TEXT", "VIDEO", "AUDIO", "IMAGE", "MIXED"] as const).map((value) => ({
            value,
            label: types(value),
          }))}
          onChange={({ currentTarget }) => set({ type: currentTarget.value as LessonFields["type"] })}
          error={errorOf("type")}
        />
        <SelectField
          name="status"
          label={t("status")}
          hint={t("statusHint")}
          value={values.status}
          options={(["DRAFT", "PUBLISHED", "ARCHIVED"] as const).map((value) => ({
            value,
            label: t(`statuses.${value}`),
          }))}
          onChange={({ currentTarget }) => set({ status: currentTarget.value as LessonFields["status"] })}
          error={errorOf("status")}
        />
        <TextField
          type="number"
          min={1}
          max={1_440}
          name="durationMinutes"
          label={t("duration")}
          value={values.durationMinutes ?? ""}
          onChange={({ currentTarget }) => set({ durationMinutes: numberIn(currentTarget.value) })}
          error={errorOf("durationMinutes")}
        />
        <TextField
          type="number"
          min={0}
          max={86_400}
          name="minCompletionSeconds"
          label={t("minTime")}
          hint={t("minTimeHint")}
          value={values.minCompletionSeconds ?? ""}
          onChange={({ currentTarget }) => set({ minCompletionSeconds: numberIn(currentTarget.value) })}
          error={errorOf("minCompletionSeconds")}
        />
      </Row>
      <CheckField
        name="isRequired"
        label={t("isRequired")}
        checked={values.isRequired}
        onChange={({ currentTarget }) => set({ isRequired: currentTarget.checked })}
      />
    </Part>
  );
}
