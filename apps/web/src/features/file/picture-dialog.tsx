import { formatsOf, rules } from "@agrar/api/file/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useReason } from "#i18n/use-reason.ts";
import { useTRPC } from "#trpc/client.tsx";
import { failureOf } from "#trpc/failure.ts";
import buttons from "#ui/button.module.css";
import { Dialog, DialogActions, DialogFailure, DialogLeave } from "#ui/dialog.tsx";
import { CheckField, TextField } from "#ui/field.tsx";
import styles from "./picture-dialog.module.css";
import type { Place } from "./send-file.ts";
import { UploadField } from "./upload-field.tsx";

/** A picture in a text: where it is, what it shows in the words of the text's language, and its size in pixels. */
export type Picture = { src: string; alt: string; width?: number | undefined; height?: number | undefined };

type Props = {
  place: Place;
  /** The language of the text. */
  language: string;
  /** The one that is there already; it keeps its place, and gets other words. */
  picture: Picture | null;
  onChoose(picture: Picture): void;
  onClose(): void;
};

const purpose = "LESSON_TEXT_IMAGE";
const longestWords = 300;

/** Takes a picture for a text, and asks what it shows: who does not see it is read that. */
export default function PictureDialog({ place, language, picture: there, onChoose, onClose }: Props) {
  const t = useTranslations("file");
  const say = useReason();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [picture, setPicture] = useState(there);
  const [words, setWords] = useState(there?.alt ?? "");
  const [isDecorative, setDecorative] = useState(there?.alt === "");
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);

  async function show(upload: string) {
    try {
      const { url } = await client.fetchQuery(trpc.file.uploaded.queryOptions({ upload }));
      setPicture({ src: url, alt: "", ...(await sizeOf(url)) });
      setFailure(null);
      // What had the focus is gone with the upload.
      field.current?.focus();
    } catch (error) {
      setFailure(say(failureOf(error).reason));
    }
  }

  function choose() {
    setAsked(true);
    const alt = isDecorative ? "" : words.trim();
    if (picture && (alt || isDecorative)) onChoose({ ...picture, alt });
  }

  const missing = asked && !isDecorative && words.trim() === "";
  return (
    <Dialog title={t(there ? "pictureOf" : "pictureInto")} onClose={onClose}>
      <div className={styles.picture}>
        {picture ? (
          <img className={styles.preview} src={picture.src} alt="" />
        ) : (
          <UploadField
            label={t("uploadTo", { title: t("pictureInto") })}
            hint={`${t("pictureHint")} ${t("limit", {
              formats: [...new Set(formatsOf(purpose).values())].join(", "),
              megabytes: format.number(rules[purpose].megabytes),
            })}`}
            place={place}
            purposes={[purpose]}
            onSent={(upload) => void show(upload)}
          />
        )}
        <TextField
          ref={field}
          label={t("pictureWords")}
          hint={t("pictureWordsHint")}
          lang={language}
          maxLength={longestWords}
          value={words}
          disabled={isDecorative}
          error={missing ? t("pictureWordsMissing") : undefined}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <CheckField
          label={t("pictureIsDecorative")}
          checked={isDecorative}
          onChange={({ currentTarget }) => setDecorative(currentTarget.checked)}
        />
      </div>
      <DialogFailure>{asked && !picture ? t("pictureMissing") : failure}</DialogFailure>
      <DialogActions>
        <DialogLeave onClose={onClose} />
        <button type="button" className={buttons.solid} onClick={choose}>
          {t(there ? "save" : "pictureInsert")}
        </button>
      </DialogActions>
    </Dialog>
  );
}

/** The size in which a picture is stored, so that a page keeps its place until it is there. */
async function sizeOf(url: string): Promise<{ width: number; height: number }> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}
