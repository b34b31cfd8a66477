import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { useReady } from "#form/use-ready.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { SelectField, TextField } from "#ui/field.tsx";
import styles from "./outline.module.css";
import { TextFields } from "./text-fields.tsx";
import type { Draft, LessonFields, Text } from "./values.ts";

type Module = Draft["modules"][number];
type Changed = { onChanged(): Promise<unknown> };

/** What a failed change says beside the field that it is about. */
function useSaid(error: unknown): string | undefined {
  const say = useReason();
  if (!error) return undefined;
  const { reason, problems } = failureOf(error);
  return say(problems[0]?.reason ?? reason, problems[0]);
}

/**
 * Sends what a little form holds, once however often it is submitted, and empties it when it is there. Who is still in the form goes on
 * in its first field: with the next, or with what was wrong, which is said beside it.
 */
function useSending(send: (data: FormData) => Promise<unknown>) {
  const busy = useRef(false);
  return async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy.current) return;
    busy.current = true;
    await send(new FormData(form)).then(
      () => form.reset(),
      () => {},
    );
    busy.current = false;
    if (form.contains(document.activeElement)) form.querySelector("input")?.focus();
  };
}

export function AddModule({ trainingId, onChanged }: Changed & { trainingId: number }) {
  const t = useTranslations("authoring.outline");
  const trpc = useTRPC();
  const { mutateAsync, isPending, error } = useMutation(trpc.module.create.mutationOptions());
  const ready = useReady();
  return (
    <form
      className={styles.add}
      aria-label={t("addModule")}
      noValidate
      onSubmit={useSending(async (data) => {
        await mutateAsync({ trainingId, title: { az: String(data.get("module")) } });
        await onChanged();
      })}
    >
      <TextField name="module" lang="az" maxLength={255} label={t("moduleName")} error={useSaid(error)} />
      <button type="submit" className={buttons.plain} disabled={!ready} aria-disabled={isPending}>
        {t("addModule")}
      </button>
    </form>
  );
}

export function AddLesson({ moduleId, onChanged }: Changed & { moduleId: number }) {
  const t = useTranslations("authoring.outline");
  const types = useTranslations("training.lessonTypes");
  const trpc = useTRPC();
  const { mutateAsync, isPending, error } = useMutation(trpc.lesson.create.mutationOptions());
  const ready = useReady();
  return (
    <form
      className={styles.add}
      aria-label={t("addLesson")}
      noValidate
      onSubmit={useSending(async (data) => {
        const type = data.get("type") as LessonFields["type"];
        await mutateAsync({ moduleId, type, title: { az: String(data.get("lesson")) } });
        await onChanged();
      })}
    >
      <TextField name="lesson" lang="az" maxLength={255} label={t("lessonName")} error={useSaid(error)} />
      <SelectField
        name="type"
        label={t("lessonType")}
        options={(["TEXT", "VIDEO", "AUDIO", "IMAGE", "MIXED"] as const).map((value) => ({
          value,
          label: types(value),
        }))}
      />
      <button type="submit" className={buttons.plain} disabled={!ready} aria-disabled={isPending}>
        {t("addLesson")}
      </button>
    </form>
  );
}

export function RenameModule({ module, onChanged }: Changed & { module: Module }) {
  const t = useTranslations("authoring.outline");
  const texts = useTranslations("authoring.texts");
  const trpc = useTRPC();
  const [title, setTitle] = useState<Text | null>(null);
  const { id, version } = module;
  const edit = useMutation(
    trpc.module.edit.mutationOptions({
      onSuccess: async () => {
        await onChanged();
        setTitle(null);
      },
    }),
  );
  const said = useSaid(edit.error) ?? null;
  return (
    <>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={t("renameOf", { name: module.title.az })}
        onClick={() => setTitle(module.title)}
      >
        {t("rename")}
      </button>
      {title && (
        <Dialog title={t("renameOf", { name: module.title.az })} onClose={() => setTitle(null)}>
          <TextFields
            name="title"
            label={texts("name")}
            max={255}
            value={title}
            onChange={(text) => setTitle(text ?? { az: "" })}
            errorOf={() => undefined}
          />
          <DialogFailure>{said}</DialogFailure>
          <DialogActions>
            <DialogLeave onClose={() => setTitle(null)} />
            <button
              type="button"
              className={buttons.solid}
              disabled={edit.isPending}
              onClick={() => edit.mutate({ id, version, title })}
            >
              {t("save")}
            </button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

type DeleteProps = Changed & {
  of: "module" | "lesson";
  row: { id: number; version: number; title: Text };
};

export function DeleteButton({ of, row: { id, version, title }, onChanged }: DeleteProps) {
  const t = useTranslations("authoring.outline");
  const trpc = useTRPC();
  const [asked, setAsked] = useState(false);
  const onSuccess = async () => {
    setAsked(false);
    await onChanged();
  };
  const lesson = useMutation(trpc.lesson.delete.mutationOptions({ onSuccess }));
  const module = useMutation(trpc.module.delete.mutationOptions({ onSuccess }));
  const deletion = of === "lesson" ? lesson : module;
  const name = title.az;
  return (
    <>
      <button
        type="button"
        className={buttons.quiet}
        aria-label={t("deleteOf", { name })}
        onClick={() => setAsked(true)}
      >
        {t("delete")}
      </button>
      {asked && (
        <ConfirmDialog
          title={t("deleteTitle", { name })}
          action={t("delete")}
          grave
          mutation={{ ...deletion, mutate: () => deletion.mutate({ id, version }) }}
          onClose={() => setAsked(false)}
        >
          {t(of === "lesson" ? "deleteLesson" : "deleteModule")}
        </ConfirmDialog>
      )}
    </>
  );
}
