import { type MediaFile, rules } from "@agrar/api/file/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type Locale, routing } from "#i18n/routing.ts";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { SelectField } from "#ui/field.tsx";
import styles from "./captions-dialog.module.css";
import type { Place } from "./send-file.ts";
import { UploadField } from "./upload-field.tsx";

type Props = { video: MediaFile; place: Place; onClose(): void };

/** What is said in a video, to read along: one file in each language. */
export function CaptionsDialog({ video, place, onClose }: Props) {
  const t = useTranslations("file");
  const say = useReason();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const missing = routing.locales.find((one) => !video.captions.some(({ language }) => language === one));
  const [language, setLanguage] = useState<Locale>(missing ?? routing.defaultLocale);
  const refresh = () => client.invalidateQueries(trpc.file.pathFilter());
  const select = useRef<HTMLSelectElement>(null);
  const { mutate, isPending, error } = useMutation(
    trpc.file.remove.mutationOptions({
      onSuccess: async () => {
        await refresh();
        // The button that had the focus is gone.
        select.current?.focus();
      },
    }),
  );
  return (
    <Dialog title={t("captions")} onClose={onClose}>
      <div className={styles.captions}>
        {video.captions.length === 0 && <p>{t("captionsNone")}</p>}
        {video.captions.length > 0 && (
          <ul className={styles.list} aria-label={t("captions")}>
            {video.captions.map(({ id, language, name, link }) => (
              <li key={id}>
                <a href={link}>
                  {t(`languages.${language}`)} · {name}
                </a>
                <button
                  type="button"
                  className={buttons.grave}
                  disabled={isPending}
                  aria-label={t("captionsRemove", { language: t(`languages.${language}`) })}
                  onClick={() => mutate({ id })}
                >
                  {t("remove")}
                </button>
              </li>
            ))}
          </ul>
        )}
        <SelectField
          ref={select}
          label={t("captionsLanguage")}
          hint={t("captionsLanguageHint")}
          value={language}
          options={routing.locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value as Locale)}
        />
        <UploadField
          key={language}
          label={t("uploadTo", { title: `${t("captions")}, ${t(`languages.${language}`)}` })}
          hint={t("captionsHint", { megabytes: format.number(rules.LESSON_CAPTIONS.megabytes) })}
          place={{ ...place, captions: { videoId: video.id, language } }}
          purposes={["LESSON_CAPTIONS"]}
          onSent={refresh}
        />
      </div>
      <DialogFailure>{error ? say(failureOf(error).reason) : null}</DialogFailure>
      <DialogActions>
        <DialogLeave onClose={onClose}>{t("captionsDone")}</DialogLeave>
      </DialogActions>
    </Dialog>
  );
}
