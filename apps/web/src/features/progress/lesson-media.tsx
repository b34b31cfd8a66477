"use client";

import type { Outputs } from "@agrar/api";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "#i18n/use-format.ts";
import buttons from "#ui/button.module.css";
import { CheckField } from "#ui/field.tsx";
import { useAttendance } from "./attendance.tsx";
import styles from "./lesson-media.module.css";
import { chooseLightMode, useLightMode } from "./light-mode.ts";

type File = Outputs["progress"]["lesson"]["files"][number];

/** The videos and recordings of a lesson: the first goes on where the learner stopped. In light mode a video is left out until asked for. */
export function LessonMedia({ files, position }: { files: File[]; position: number }) {
  const t = useTranslations("learning");
  const light = useLightMode();
  const videos = files.some(({ kind }) => kind === "VIDEO");
  return (
    <div className={styles.media}>
      {files.map((file, place) => (
        <Player key={file.id} file={file} position={place === 0 ? position : null} light={light} />
      ))}
      {videos && (
        <CheckField
          label={t("lightMode")}
          checked={light === true}
          onChange={({ currentTarget }) => chooseLightMode(currentTarget.checked)}
        />
      )}
    </div>
  );
}

type PlayerProps = {
  file: File;
  /** Where to go on, in seconds; null for one whose place is not kept. */
  position: number | null;
  light: boolean | null;
};

function Player({ file, position, light }: PlayerProps) {
  const t = useTranslations("learning");
  const languages = useTranslations("languages");
  const locale = useLocale();
  const format = useFormat();
  const { moveTo } = useAttendance();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState(false);
  const name = file.title ?? file.name;
  const size = file.size === null ? t("sizeUnknown") : format.size(file.size);
  const isVideo = file.kind === "VIDEO";
  // Until it is known whether it is wanted, nothing is loaded.
  const Media = isVideo ? "video" : "audio";
  return (
    <figure className={styles.figure}>
      {isVideo && light !== false && !asked ? (
        <div className={styles.left}>
          {light === true ? (
            <button type="button" className={buttons.plain} onClick={() => setAsked(true)}>
              {t("showVideo", { size })}
            </button>
          ) : (
            <a href={file.url}>{t("openVideo", { size })}</a>
          )}
        </div>
      ) : (
        <Media
          className={isVideo ? styles.video : styles.audio}
          src={file.url}
          controls
          playsInline
          preload="metadata"
          aria-label={name}
          // A sound that the server has drawn may have failed before its script came.
          ref={(media: HTMLMediaElement | null) => {
            if (media?.error) setFailed(true);
          }}
          onError={() => setFailed(true)}
          onLoadedMetadata={({ currentTarget }) => {
            setFailed(false);
            // What was seen to its end begins anew.
            if (position && position < currentTarget.duration - 1) currentTarget.currentTime = position;
          }}
          onTimeUpdate={({ currentTarget }) => position !== null && moveTo(currentTarget.currentTime, false)}
          onPause={({ currentTarget }) => position !== null && moveTo(currentTarget.currentTime, true)}
        >
          {file.captions.map(({ language, url }) => (
            <track
              key={language}
              kind="captions"
              src={url}
              srcLang={language}
              label={languages(language)}
              default={language === locale}
            />
          ))}
        </Media>
      )}
      <p role="alert" className={styles.failed}>
        {failed && t("mediaFailed")}
      </p>
      <figcaption>
        {name} · {size}
      </figcaption>
    </figure>
  );
}
