import { fileDescription, type MediaFile } from "@agrar/api/file/schema";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { routing } from "#i18n/routing.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { TextField } from "#ui/field.tsx";
import styles from "./describe-dialog.module.css";

type Props = { file: MediaFile; onClose(): void; onDone(): void };

/** Names a file in the three languages; without Azerbaijani it keeps the name that it came with. */
export function DescribeDialog({ file: { id, title }, onClose, onDone }: Props) {
  const t = useTranslations("file");
  const say = useReason();
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error } = useMutation(
    useTRPC().file.describe.mutationOptions({ onSuccess: onDone }),
  );
  const failure = error && failureOf(error);

  function save(form: HTMLFormElement) {
    const texts = Object.fromEntries(
      [...new FormData(form)].map(([key, text]) => [key, String(text).trim()]),
    );
    const isEmpty = Object.values(texts).every((text) => text === "");
    const input = fileDescription.safeParse({ id, title: isEmpty ? null : texts });
    setMissing(!input.success);
    if (input.success) mutate(input.data);
  }

  return (
    <Dialog title={t("describeTitle")} onClose={onClose}>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save(event.currentTarget);
        }}
      >
        {routing.locales.map((language) => (
          <TextField
            key={language}
            name={language}
            lang={language}
            label={t(`languages.${language}`)}
            maxLength={200}
            defaultValue={title?.[language] ?? ""}
            error={missing && language === "az" ? t("azMissing") : undefined}
          />
        ))}
        <p className={styles.hint}>{t("describeHint")}</p>
        <DialogFailure>{failure ? say(failure.reason, failure.problems[0]) : null}</DialogFailure>
        <DialogActions>
          <DialogLeave onClose={onClose} />
          <button type="submit" className={buttons.solid} disabled={isPending}>
            {t("save")}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
