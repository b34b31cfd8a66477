"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { Link } from "#i18n/navigation.ts";
import { useTRPC } from "#trpc/client.tsx";
import { Deeds } from "./deeds.tsx";
import { Outline } from "./outline.tsx";
import { Part } from "./part.tsx";
import { SaveBar } from "./save-bar.tsx";
import { SchedulePart } from "./schedule-part.tsx";
import styles from "./training-editor.module.css";
import { BasicsPart, CertificatePart, type Lists, RegistrationPart, TextsPart } from "./training-fields.tsx";
import { useSaving } from "./use-saving.ts";
import { type Draft, edited } from "./values.ts";
import { WrittenForm } from "./written-form.tsx";

type Props = Lists & {
  draft: Draft;
  /** The state of the training, and what it can be brought into. */
  state: ReactNode;
  /** The pictures and films of the training. */
  media?: ReactNode;
};

/** All of a training that is written: the training itself, its modules and lessons, and what else can be done with it. */
export function TrainingEditor({ draft: begun, state, media, ...lists }: Props) {
  const t = useTranslations("authoring");
  const trpc = useTRPC();
  const { data: draft, refetch } = useQuery({
    ...trpc.training.draft.queryOptions({ id: begun.id }),
    initialData: begun,
  });
  // What another saved, or a restore brought back, is begun from anew.
  const [turn, setTurn] = useState(0);
  const begin = async () => {
    await refetch();
    setTurn((last) => last + 1);
  };
  const [unsaved, setUnsaved] = useState(false);
  const { id, status } = draft;
  return (
    <div className={styles.editor}>
      <aside className={styles.aside} aria-label={t("state")}>
        {state}
        <ul className={styles.links}>
          <li>
            <Link href={`/trainings/${id}`} target="_blank" prefetch={false}>
              {t("preview")}
            </Link>
          </li>
        </ul>
        <Deeds draft={draft} unsaved={unsaved} onRestored={begin} />
      </aside>
      <div className={styles.parts}>
        {status === "CANCELLED" ? (
          <p>{t("cancelled")}</p>
        ) : (
          <>
            <Written key={turn} draft={draft} onUnsaved={setUnsaved} onTakeTheirs={begin} {...lists} />
            {media && <Part title={t("media")}>{media}</Part>}
            <Outline draft={draft} onChanged={refetch} />
          </>
        )}
      </div>
    </div>
  );
}

type WrittenProps = Lists & { draft: Draft; onUnsaved(is: boolean): void; onTakeTheirs(): void };

function Written({ draft, onUnsaved, onTakeTheirs, ...lists }: WrittenProps) {
  const t = useTranslations("authoring");
  const { id, saved } = draft;
  const { mutateAsync: edit } = useMutation(useTRPC().training.edit.mutationOptions());
  const saving = useSaving({
    values: draft.fields,
    version: draft.version,
    // Of what is out, those registered are told: it is saved when somebody says so.
    auto: draft.status !== "PUBLISHED",
    check: async (fields) =>
      (await import("./inputs.ts")).problemsInTraining(edited(fields, draft.fields) as typeof fields),
    send: (fields, version) => edit({ ...edited(fields, draft.fields), id, version }),
  });
  const unsaved = saving.state.is !== "saved";
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  return (
    <WrittenForm label={t("title")} onSave={saving.save}>
      <TextsPart saving={saving} />
      <BasicsPart saving={saving} {...lists} />
      <SchedulePart saving={saving} />
      <RegistrationPart saving={saving} taken={draft.taken} />
      <CertificatePart saving={saving} />
      {draft.status === "PUBLISHED" && <p className={styles.note}>{t("published")}</p>}
      <SaveBar
        saving={saving}
        before={saved && { at: saved.at, by: `${saved.by.firstName} ${saved.by.lastName}` }}
        onTakeTheirs={onTakeTheirs}
      />
    </WrittenForm>
  );
}
