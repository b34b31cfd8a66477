"use client";

import type { MediaFile } from "@agrar/api/file/schema";
import { IconFileText, IconHeadphones, IconPhoto, IconVideo } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import { useTRPC } from "#trpc/client.tsx";
import buttons from "#ui/button.module.css";
import { ConfirmDialog } from "#ui/confirm-dialog.tsx";
import { CaptionsDialog } from "./captions-dialog.tsx";
import { DescribeDialog } from "./describe-dialog.tsx";
import styles from "./file-list.module.css";
import type { Place } from "./send-file.ts";

const icons = { VIDEO: IconVideo, DOCUMENT: IconFileText, IMAGE: IconPhoto, AUDIO: IconHeadphones };

type Props = { files: MediaFile[]; label: string; place: Place };

/** The files of a place: what each is, and what its trainer can do about it. */
export function FileList({ files, label, place }: Props) {
  const t = useTranslations("file");
  const locale = useLocale();
  const format = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ what: "describe" | "remove" | "captions"; file: MediaFile } | null>(
    null,
  );
  const [news, setNews] = useState("");
  const status = useRef<HTMLParagraphElement>(null);
  const changed = async (said: string) => {
    setAsked(null);
    setNews(said);
    await client.invalidateQueries(trpc.file.pathFilter());
    status.current?.focus();
  };
  const removal = useMutation(trpc.file.remove.mutationOptions({ onSuccess: () => changed(t("removed")) }));
  const titleOf = ({ title, name }: MediaFile) => title?.[locale] || title?.az || name;
  return (
    <>
      {files.length === 0 && <p className={styles.none}>{t("none")}</p>}
      {files.length > 0 && (
        <ul className={styles.list} aria-label={label}>
          {files.map((file) => {
            const Icon = icons[file.kind];
            const name = titleOf(file);
            return (
              <li key={file.id} className={styles.row}>
                {file.kind === "IMAGE" ? (
                  <img className={styles.picture} src={file.link} alt="" loading="lazy" />
                ) : (
                  <span className={styles.icon}>
                    <Icon size={26} stroke={1.5} aria-hidden />
                  </span>
                )}
                <p className={styles.name}>
                  <a href={file.link} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                  <span className={styles.facts}>
                    {t(`kinds.${file.kind}`)}
                    {file.size !== null && ` · ${format.size(file.size)}`}
                    {name !== file.name && ` · ${file.name}`}
                    {file.captions.length > 0 &&
                      ` · ${t("captionsIn", { languages: file.captions.map(({ language }) => t(`languages.${language}`)).join(", ") })}`}
                  </span>
                </p>
                <div className={styles.buttons}>
                  {file.purpose === "LESSON_VIDEO" && (
                    <button
                      type="button"
                      className={buttons.plain}
                      aria-label={t("captionsOf", { name })}
                      onClick={() => setAsked({ what: "captions", file })}
                    >
                      {t("captions")}
                    </button>
                  )}
                  <button
                    type="button"
                    className={buttons.plain}
                    aria-label={t("describeOf", { name })}
                    onClick={() => setAsked({ what: "describe", file })}
                  >
                    {t("describe")}
                  </button>
                  <button
                    type="button"
                    className={buttons.grave}
                    aria-label={t("removeOf", { name })}
                    onClick={() => {
                      removal.reset();
                      setAsked({ what: "remove", file });
                    }}
                  >
                    {t("remove")}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <p ref={status} role="status" tabIndex={-1} className={styles.news}>
        {news}
      </p>
      {asked?.what === "describe" && (
        <DescribeDialog
          file={asked.file}
          onClose={() => setAsked(null)}
          onDone={() => changed(t("described"))}
        />
      )}
      {asked?.what === "captions" && (
        <CaptionsDialog
          video={files.find(({ id }) => id === asked.file.id) ?? asked.file}
          place={place}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === "remove" && (
        <ConfirmDialog
          title={t("removeTitle")}
          action={t("remove")}
          grave
          mutation={{ ...removal, mutate: () => removal.mutate({ id: asked.file.id }) }}
          onClose={() => setAsked(null)}
        >
          {t("removeText", { name: titleOf(asked.file) })}
        </ConfirmDialog>
      )}
    </>
  );
}
